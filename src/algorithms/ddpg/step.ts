/** How a gradient step of DDPG is shown. */
import { criticsForm } from '../../shared/learning-steps/critics';
import { formula } from '../../shared/learning-steps/parts';

export const step = criticsForm({
  critics: 1,
  worth: { tex: "Q^-(s', a')", label: 'ofTargetCritic', tone: 'target', of: 'nextValue' },
  quantities: {
    ofTargetActor: { tex: "\\mu^-(s')", label: 'ofTargetActor', tone: 'target', of: 'nextAction' },
    climbed: { tex: 'Q(s, \\mu(s))', label: 'ofCritic', tone: 'online', of: 'policyValues', at: 0 },
  },
  next: [formula('choice', '{nextAction} = {ofTargetActor}')],
  objective: '{objective} = {climbed}',
});
