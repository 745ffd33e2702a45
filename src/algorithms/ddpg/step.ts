/** How a gradient step of DDPG is shown. */
import { criticsForm } from '../../shared/learning-steps/critics';
import type { Quantity } from '../../shared/learning-steps/learning-step';
import { formula, nothingOf } from '../../shared/learning-steps/parts';

const next: Quantity = { tex: "Q^-(s', a')", label: 'ofTargetCritic', tone: 'target', of: 'nextValue' };

export const step = criticsForm({
  critics: 1,
  quantities: {
    next,
    nothing: nothingOf(next),
    ofTargetActor: { tex: "\\mu^-(s')", label: 'ofTargetActor', tone: 'target', of: 'nextAction' },
    climbed: { tex: 'Q(s, \\mu(s))', label: 'ofCritic', tone: 'online', of: 'policyValues', at: 0 },
  },
  next: [formula('choice', '{nextAction} = {ofTargetActor}')],
  objective: '{objective} = {climbed}',
});
