/** What REINFORCE, A2C and PPO show alike of an action that they learn from. */
import type { EpisodeRow, RolloutRow } from '../../../../shared/step-explanation';
import { formatValue } from '../../../i18n/format';
import type { StepTexts } from '../../../i18n/en/step-inspector';
import type { Formula } from './formula';
import { factor, listOf } from './parts';
import type { Names, Section } from './step-view';

type Judged = RolloutRow | EpisodeRow;

export const actionText = ({ action }: Judged, { actions, discreteActions }: Names) =>
  discreteActions ? (actions[action[0]!] ?? String(action[0])) : listOf(action);

/** What was seen, done and earned; of an on-policy step the next state stands in the next row. */
export function happened(row: Judged, names: Names, texts: StepTexts, notes: readonly string[]): Section {
  return {
    kind: 'table',
    title: texts.transition,
    doc: texts.transitionDoc,
    columns: [texts.state],
    rows: [
      ...row.observation.map((value, i) => ({
        name: names.observation[i] ?? `s${i + 1}`,
        values: [formatValue(value)],
      })),
      { name: texts.action, values: [actionText(row, names)] },
      { name: texts.reward, values: [formatValue(row.reward)] },
    ],
    notes,
  };
}

export const section = (title: string, ...formulas: Formula[]): Section => ({
  kind: 'formula',
  title,
  formulas,
});

/** How much more probable the action has become since it was taken. */
export function ratioFormula(row: Judged, { discreteActions }: Names, { policies }: StepTexts): Formula {
  const { logProbability, presentLogProbability } = row;
  const note = discreteActions ? policies.probabilityNote : policies.densityNote;
  return {
    pieces: [
      {
        symbol: 'ρ',
        value: formatValue(Math.exp(presentLogProbability - logProbability)),
        label: policies.ratio,
        tone: 'online',
      },
      '=',
      'exp (',
      {
        symbol: 'log π(a|s)',
        value: formatValue(presentLogProbability),
        label: policies.logNow,
        tone: 'online',
      },
      '−',
      { symbol: 'log π_{old}(a|s)', value: factor(logProbability), label: policies.logThen },
      ')',
    ],
    note: note(formatValue(Math.exp(logProbability)), formatValue(Math.exp(presentLogProbability))),
  };
}

/** The loss of an action by the logarithm of its probability. */
export function lossFormula({ weight, logProbability }: Judged, { policies }: StepTexts): Formula {
  return {
    pieces: [
      { symbol: 'ℓ', value: formatValue(-logProbability * weight), label: policies.lossLabel, tone: 'error' },
      '= −',
      { symbol: 'log π(a|s)', value: factor(logProbability), label: policies.logProbability, tone: 'online' },
      '·',
      { symbol: 'w', value: factor(weight), label: policies.weightLabel, tone: 'error' },
    ],
  };
}
