/** How a gradient step of TD3 is shown. */
import { criticsForm, smallerNext } from '../../shared/learning-steps/critics';
import { formula } from '../../shared/learning-steps/parts';

export const step = criticsForm({
  critics: 2,
  worth: smallerNext,
  quantities: {
    unsmoothed: { tex: "\\mu^-(s')", label: 'ofTargetActor', tone: 'target' },
    smoothing: { tex: '\\varepsilon', label: 'smoothing' },
    climbed: { tex: 'Q_1(s, \\mu(s))', label: 'ofCritic', tone: 'online', of: 'policyValues', at: 0 },
  },
  next: [formula('choice', '{nextAction} = {unsmoothed} + {smoothing}')],
  objective: '{objective} = {climbed}',
  unsmoothed: true,
});
