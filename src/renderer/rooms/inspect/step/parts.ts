/** Parts that the views of several algorithms share. */
import type { StepTexts } from '../../../i18n/en/step-inspector';
import { formatValue } from '../../../i18n/format';
import type { Formula, Term } from './formula';
import type { Names, Section } from './step-view';

interface Happened {
  readonly observation: readonly number[];
  readonly action: string;
  readonly reward: number;
  readonly nextObservation: readonly number[];
  readonly ended: boolean;
}

/** What happened in a transition whose states are lists of numbers. */
export function transitionSection(
  { observation, action, reward, nextObservation, ended }: Happened,
  { observation: names }: Names,
  texts: StepTexts,
  rewards = texts.reward,
): Section {
  return {
    kind: 'table',
    title: texts.transition,
    doc: texts.transitionDoc,
    columns: [texts.state, texts.nextState],
    rows: [
      ...observation.map((value, i) => ({
        name: names[i] ?? `s${i + 1}`,
        values: [formatValue(value), formatValue(nextObservation[i]!)],
      })),
      { name: texts.action, values: [action] },
      { name: rewards, values: [formatValue(reward)] },
    ],
    notes: [ended ? texts.terminal : texts.goesOn],
  };
}

/** A number in a product or difference, in brackets where it is negative. */
export const factor = (value: number): string => (value < 0 ? `(${formatValue(value)})` : formatValue(value));

/** y = r + gamma · next, the second part struck out where the episode ended. */
export function targetFormula(
  { target, reward, discount }: { target: number; reward: number; discount: number },
  next: Term,
  texts: StepTexts,
  { several = false, ended = discount === 0 } = {},
): Formula {
  return {
    pieces: [
      { symbol: 'y', value: formatValue(target), label: texts.targetLabel, tone: 'target' },
      '=',
      {
        symbol: several ? 'R' : 'r',
        value: formatValue(reward),
        label: several ? texts.rewardsLabel : texts.rewardLabel,
        tone: 'reward',
      },
      '+',
      {
        symbol: several ? 'γ^n' : 'γ',
        value: ended ? '0' : formatValue(discount),
        label: several ? texts.discountsLabel : texts.discountLabel,
        ...(ended && { missing: true }),
      },
      '·',
      ended ? { ...next, label: texts.nothingFollows, missing: true } : next,
    ],
  };
}

/** delta = y - Q(s, a), by these names. */
export function errorFormula(
  { tdError, target, present }: { tdError: number; target: number; present: number },
  texts: StepTexts,
  {
    symbol = 'Q(s, a)',
    label = texts.presentLabel,
    error = 'δ',
    errorLabel = texts.errorLabel,
  }: { symbol?: string; label?: string; error?: string; errorLabel?: string } = {},
): Formula {
  return {
    pieces: [
      {
        symbol: error,
        value: formatValue(differenceOf(tdError, target, present)),
        label: errorLabel,
        tone: 'error',
      },
      '=',
      { symbol: 'y', value: formatValue(target), label: texts.targetLabel, tone: 'target' },
      '−',
      { symbol, value: factor(present), label, tone: 'online' },
    ],
  };
}

/** The numbers of an action; one alone stands without brackets. */
export function listOf(values: readonly number[]): string {
  const texts = values.map((value) => formatValue(value));
  return texts.length === 1 ? texts[0]! : `(${texts.join('; ')})`;
}

/** The difference of two numbers; what is left of equal ones after rounding is nothing. */
export function differenceOf(error: number, one: number, other: number): number {
  return Math.abs(error) <= 1e-7 * Math.max(Math.abs(one), Math.abs(other)) ? 0 : error;
}
