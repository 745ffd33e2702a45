/** Whether the targets follow what is learned. */
import { part, typicalSize } from '../evidence';
import { plannedUpdates, roundBelow, warmupOf } from '../planned';
import { change, rule } from '../rule';

export const targetFrozen = rule({
  severity: 'fault',
  foreseeable: true,
  section: 'target-network',
  hides: ['notLearning'],
  find(run) {
    const every = run.number('targetEvery');
    const updates = plannedUpdates(run);
    if (Number.isNaN(every) || updates === 0) return null;
    // Copies that lie between the first and the last update: the others change nothing.
    const copies = Math.ceil(run.budget / every) - 1 - Math.floor(warmupOf(run) / every);
    if (copies >= 5) return null;
    const lag = run.series('learning/targetLag');
    return {
      severity: copies <= 0 ? 'fault' : 'warning',
      facts: {
        copies: Math.max(0, copies),
        every,
        updates,
        budget: run.budget,
        lag: lag.value.at(-1) ?? NaN,
      },
      ...(lag.value.length > 0 ? { step: lag.step.at(-1)! } : {}),
      changes: [
        change('targetEvery', Math.max(1, roundBelow(Math.min(500, (run.budget - warmupOf(run)) / 50)))),
      ],
    };
  },
});

export const targetSlow = rule({
  severity: 'fault',
  foreseeable: true,
  section: 'target-network',
  find(run) {
    const tau = run.number('tau');
    const delay = run.number('policyDelay');
    const updates = Math.floor(plannedUpdates(run) / (Number.isNaN(delay) ? 1 : delay));
    // After n updates the target has gone 1 - (1 - tau)^n of the way.
    const way = 1 - (1 - tau) ** updates;
    if (!(way < 0.5) || updates === 0) return null;
    return {
      facts: { tau, updates, way, lag: typicalSize(part(run.series('learning/targetLag'), 0.9)) },
      changes: [change('tau', Math.min(1, Math.max(0.005, roundBelow(50 / updates))))],
    };
  },
});
