/** What gradient steps of critics of continuous actions, and of the actor that climbs them, show alike. */
import type { Quantity, StepForm, StepSection } from './learning-step';
import { formula, nothingOf, targetSections, transitionQuantities, transitionSection } from './parts';

export interface CriticsForm {
  /** How many critics there are. */
  readonly critics: 1 | 2;
  /** The value of s' in the target. */
  readonly worth: Quantity;
  /** What the algorithm shows beside it. */
  readonly quantities: Readonly<Record<string, Quantity>>;
  /** How the next action comes about, and what it is worth where the target alone does not tell. */
  readonly next: readonly StepSection[];
  /** What is to become large. */
  readonly objective: string;
  /** Whether the next action is shown as the target's actor gives it, too. */
  readonly unsmoothed?: boolean;
}

/** The values that it shows: those of its quantities, and `ended`, which tells whether the episode ended in s'. */
export function criticsForm({
  critics,
  worth,
  quantities,
  next,
  objective,
  unsmoothed = false,
}: CriticsForm): StepForm {
  const numbers = Array.from({ length: critics }, (_, i) => i + 1);
  const several = critics > 1;
  return {
    list: 'transitions',
    from: 'drawn',
    summary: 'criticLosses',
    row: { title: 'isAction', detail: 'rowError', size: 'tdError', ended: 'ended' },
    quantities: {
      ...transitionQuantities,
      action: { as: 'action' },
      nextAction: { tex: "a'", label: 'nextActionLabel', tone: 'target' },
      values: { tone: 'online' },
      nextValues: { tone: 'target' },
      nextCounts: { tone: 'target', of: 'nextValues', unless: 'ended' },
      policyValues: { tone: 'reward' },
      tdError: { of: 'errors', at: 0 },
      loss: { tex: '\\ell', label: 'lossLabel', tone: 'error' },
      objective: { tex: 'J', label: 'criticObjective', tone: 'reward' },
      ...Object.fromEntries(numbers.flatMap((number) => ofCritic(number, several))),
      next: worth,
      nothing: nothingOf(worth),
      ...quantities,
    },
    sections: [
      transitionSection(),
      actions(unsmoothed),
      values(numbers),
      ...next.map((section) => ({ ...section, unless: 'ended' })),
      ...targetSections('next', 'nothing'),
      formula(
        several ? 'criticErrors' : 'errorTitle',
        numbers.map((number) => `{error${number}} = {target} - {present${number}}`),
      ),
      formula('lossTitle', `{loss} = ${numbers.map((number) => `{square${number}}`).join(' + ')}`),
      formula('criticActor', objective),
    ],
  };
}

function ofCritic(number: number, several: boolean): [name: string, quantity: Quantity][] {
  const at = number - 1;
  const index = several ? `_${number}` : '';
  const squared = several ? 'criticLoss' : 'lossSquared';
  return [
    [
      `error${number}`,
      {
        tex: `\\delta${index}`,
        label: several ? 'errorOfCritic' : 'errorLabel',
        tone: 'error',
        of: 'errors',
        at,
      },
    ],
    [
      `present${number}`,
      {
        tex: `Q${index}(s, a)`,
        label: several ? 'presentOfCritic' : 'presentLabel',
        tone: 'online',
        of: 'values',
        at,
      },
    ],
    [
      `square${number}`,
      {
        tex: `\\delta${index}^2`,
        ...(number === 1 && { label: squared }),
        tone: 'error',
        of: 'errors',
        at,
        as: 'square',
      },
    ],
  ];
}

function actions(unsmoothed: boolean): StepSection {
  return {
    kind: 'table',
    title: 'criticActions',
    doc: 'criticActionsDoc',
    names: 'actions',
    columns: [
      { code: 'actionTaken', of: 'action' },
      { code: 'actionNext', of: 'nextAction' },
      ...(unsmoothed ? [{ code: 'actionUnsmoothed', of: 'unsmoothed' }] : []),
      { code: 'actionOfPolicy', of: 'policyAction' },
    ],
  };
}

function values(numbers: readonly number[]): StepSection {
  return {
    kind: 'tracks',
    title: 'criticValues',
    doc: 'criticValuesDoc',
    names: numbers.map((number) => ({ code: 'critic', number })),
    series: [
      { code: 'valueOfTaken', of: 'values' },
      { code: 'valueOfNext', of: 'nextCounts' },
      { code: 'valueOfPolicy', of: 'policyValues' },
    ],
  };
}

/** The smaller value of both target critics. */
export const smallerNext: Quantity = {
  tex: "\\min_i Q_i^-(s', a')",
  label: 'smallerNext',
  tone: 'target',
  of: 'nextValues',
  as: 'min',
};
