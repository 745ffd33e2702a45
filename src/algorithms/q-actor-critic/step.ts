/** How learning from the latest step of each environment is shown. */
import type { Quantity, StepForm, TableSection } from '../../shared/learning-steps/learning-step';
import {
  errorSection,
  formula,
  nothingOf,
  targetSections,
  transitionQuantities,
  transitionSection,
} from '../../shared/learning-steps/parts';

export interface ActorCriticForm {
  readonly environments: number;
  readonly actionCount: number;
  readonly bootstrap: 'sampled' | 'expected';
  readonly actorWeight: 'q' | 'advantage';
}

/** The values that it shows: those of its quantities, `ended`, and `lowered`, where an action becomes less probable. */
export function step(settings: ActorCriticForm): StepForm {
  const { environments, actionCount, bootstrap, actorWeight } = settings;
  const actions = Array.from({ length: actionCount }, (_, action) => action);
  const mean = actions.map((action) => `{probability${action}} \\cdot {value${action}}`).join(' + ');
  return {
    list: 'transitions',
    from: environments === 1 ? 'latest' : 'latestOfEach',
    row: { title: 'ofAction', detail: 'environmentRow', size: 'tdError', ended: 'ended' },
    quantities: quantities(settings, actions),
    sections: [
      transitionSection(),
      policySection('policyInState', ['probabilities', 'values'], {
        marks: [{ at: 'action', code: 'taken' }],
      }),
      policySection('policyInNextState', ['nextProbabilities', 'nextValues'], {
        marks: [{ at: 'nextAction', code: 'nextTaken', unless: 'ended' }],
        notes: [{ code: 'nextUnused', when: 'ended' }],
      }),
      ...(bootstrap === 'expected' ? [formula('worth', `{meanNext} = ${mean}`, { unless: 'ended' })] : []),
      ...targetSections('next', 'nothing'),
      errorSection,
      formula(
        'actorStep',
        actorWeight === 'q' ? '{weight} = {drawnValue}' : '{weight} = {drawnValue} - {stateValue}',
        { notes: [{ code: 'lessProbable', when: 'lowered' }, { code: 'moreProbable' }] },
      ),
    ],
  };
}

/** Probabilities and values of all actions, side by side. */
const policySection = (
  title: string,
  [probabilities, values]: readonly [string, string],
  more: Partial<TableSection>,
): TableSection => ({
  kind: 'table',
  title,
  doc: `${title}Doc`,
  names: 'actions',
  columns: [
    { code: 'policyProbability', of: probabilities },
    { code: 'policyValue', of: values },
  ],
  ...more,
});

function quantities(
  { bootstrap, actorWeight }: ActorCriticForm,
  actions: readonly number[],
): Record<string, Quantity> {
  const meanNext: Quantity = { tex: "V(s')", label: 'meanOfPolicy', tone: 'target', of: 'nextValue' };
  const next: Quantity =
    bootstrap === 'sampled'
      ? { tex: "Q(s', a')", label: 'drawnNext', tone: 'target', of: 'nextValue' }
      : meanNext;
  return {
    ...transitionQuantities,
    environment: { as: 'count' },
    action: { as: 'action' },
    next,
    nothing: nothingOf(next),
    meanNext,
    present: { tex: 'Q(s, a)', label: 'presentLabel', tone: 'online' },
    weight: { tex: 'w', label: actorWeight === 'q' ? 'weightByValue' : 'weightByAdvantage', tone: 'error' },
    drawnValue: { tex: 'Q(s, a)', label: 'drawnValue', tone: 'online', of: 'present' },
    stateValue: { tex: '\\sum_a \\pi(a|s)\\,Q(s, a)', label: 'meanOfPolicy', tone: 'online' },
    ...Object.fromEntries(
      actions.flatMap((at): [string, Quantity][] => [
        [`probability${at}`, { tex: `\\pi_${at + 1}`, of: 'nextProbabilities', at }],
        [`value${at}`, { tex: `Q_${at + 1}`, tone: 'target', of: 'nextValues', at }],
      ]),
    ),
  };
}
