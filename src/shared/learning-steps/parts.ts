/** Parts of learning steps that several algorithms share. */
import type { FormulaSection, Note, Quantity, StepSection, TableSection } from './learning-step';

/** Quantities that every step learns from single transitions by. */
export const transitionQuantities = {
  batchSize: { as: 'count' },
  shown: { as: 'count' },
  row: { as: 'count' },
  reward: { tex: 'r', label: 'rewardLabel', tone: 'reward' },
  discount: { tex: '\\gamma', label: 'discountLabel' },
  target: { tex: 'y', label: 'targetLabel', tone: 'target' },
  tdError: { tex: '\\delta', label: 'errorLabel', tone: 'error' },
} as const satisfies Record<string, Quantity>;

const terminalNotes: readonly Note[] = [{ code: 'terminal', when: 'ended' }, { code: 'goesOn' }];

/** What happened: two observations, the action and the reward. */
export function transitionSection(
  reward = 'reward',
  columns: readonly string[] = ['observation', 'nextObservation'],
  notes = terminalNotes,
): TableSection {
  const codes: Readonly<Record<string, string>> = { observation: 'state', nextObservation: 'nextState' };
  return {
    kind: 'table',
    title: 'transition',
    doc: 'transitionDoc',
    names: 'observation',
    columns: columns.map((of) => ({ code: codes[of]!, of })),
    lines: [
      { code: 'action', of: 'action' },
      { code: reward, of: 'reward' },
    ],
    notes,
  };
}

export const formula = (
  title: string,
  formulas: string | readonly string[],
  more: Partial<FormulaSection> = {},
): FormulaSection => ({
  kind: 'formula',
  title,
  formulas: typeof formulas === 'string' ? [formulas] : formulas,
  ...more,
});

/** y = r + gamma · next; what comes next is struck out where the episode ended. */
export function targetSections(next: string, nothing: string): StepSection[] {
  return [
    formula('targetTitle', `{target} = {reward} + {discount} \\cdot {${next}}`, { unless: 'ended' }),
    formula('targetTitle', `{target} = {reward} + \\cancel{discount} \\cdot \\cancel{${nothing}}`, {
      when: 'ended',
    }),
  ];
}

/** delta = y - Q(s, a). */
export const errorSection = formula('errorTitle', '{tdError} = {target} - {present}');

/** The same quantity where nothing follows: the episode ended. */
export const nothingOf = (quantity: Quantity): Quantity => ({ ...quantity, label: 'nothingFollows' });
