/** Whether there is enough to learn from, and whether it is learned from. */
import { wholeOf } from '../../metrics';
import { plannedUpdates, rolloutOf, roundBelow, warmupOf } from '../planned';
import { change, rule } from '../rule';

export const warmupLong = rule({
  severity: 'warning',
  foreseeable: true,
  section: 'replay',
  hides: ['nothingLearned', 'notLearning', 'fewUpdates', 'epsilonHigh'],
  find(run) {
    const warmup = warmupOf(run);
    if (run.algorithm?.updates?.inWarmup === true || warmup < run.budget / 2) return null;
    return {
      severity: warmup >= run.budget ? 'fault' : 'warning',
      facts: { warmup, budget: run.budget, share: warmup / run.budget },
      changes: [change('warmup', Math.floor(roundBelow(Math.min(1000, run.budget / 20))))],
    };
  },
});

export const rolloutLong = rule({
  severity: 'warning',
  foreseeable: true,
  hides: ['nothingLearned', 'notLearning', 'fewUpdates'],
  find(run) {
    const rollout = rolloutOf(run);
    const rollouts = Math.floor(run.budget / rollout);
    if (!(rollouts < 10)) return null;
    const environments = run.number('environments');
    const batch = run.number('batchSize');
    // A rollout of PPO is a multiple of its minibatch.
    const least = Number.isNaN(batch) ? 1 : batch / environments;
    const shorter = least * Math.max(1, Math.floor(run.budget / environments / 50 / least));
    return {
      severity: rollouts === 0 ? 'fault' : 'warning',
      facts: { rollout, rollouts, environments, length: run.number('rolloutSteps'), budget: run.budget },
      changes: Number.isInteger(shorter) ? [change('rolloutSteps', shorter)] : [],
    };
  },
});

export const nothingLearned = rule({
  severity: 'fault',
  hides: ['notLearning', 'scheduleCutOff'],
  find(run) {
    const ended = run.phase === 'finished' || run.phase === 'stopped' || run.phase === 'crashed';
    const episodes = wholeOf(run.series('episode/return')).count;
    // Where nothing at all was recorded, the records are missing.
    if (!ended || run.hasLearned || episodes === 0) return null;
    const warmup = warmupOf(run);
    // The first report may be still to come.
    if (!run.finished && !(run.step <= warmup)) return null;
    return {
      severity: run.finished ? 'fault' : 'hint',
      step: run.step,
      facts: { step: run.step, warmup, episodes },
      ...(run.finished && run.algorithm?.updates?.after === 'episodes'
        ? { changes: [change('episodes', 1)] }
        : {}),
    };
  },
});

export const bufferSmall = rule({
  severity: 'warning',
  foreseeable: true,
  section: 'replay',
  find(run) {
    const size = run.number('bufferSize');
    const batch = run.number('batchSize');
    const isTiny = size < Math.max(1000, 10 * batch) && run.budget > 5 * size;
    if (!(size < batch) && !isTiny) return null;
    return {
      severity: size < batch ? 'fault' : 'warning',
      facts: { size, batch, budget: run.budget },
      changes: [
        change('bufferSize', Math.max(10 * batch, roundBelow(Math.min(50_000, Math.max(1000, run.budget))))),
      ],
    };
  },
});

export const fewUpdates = rule({
  severity: 'warning',
  foreseeable: true,
  hides: ['scheduleCutOff'],
  find(run) {
    const updates = plannedUpdates(run);
    if (!(updates < 500)) return null;
    const every = run.number('trainEvery');
    return {
      severity: updates === 0 ? 'fault' : 'warning',
      facts: { updates, budget: run.budget, every },
      changes: every > 1 ? [change('trainEvery', 1)] : [{ path: 'steps', value: run.budget * 10 }],
    };
  },
});

export const prioritiesFlat = rule({
  severity: 'warning',
  foreseeable: true,
  section: 'prioritised-replay',
  find: (run) =>
    run.number('priorityAlpha') === 0
      ? { facts: { alpha: 0 }, changes: [change('priorityAlpha', 0.6)] }
      : null,
});

export const prioritiesUncorrected = rule({
  severity: 'hint',
  foreseeable: true,
  section: 'prioritised-replay',
  find(run) {
    const [alpha, beta] = [run.number('priorityAlpha'), run.number('priorityBeta')];
    if (!(alpha >= 0.4 && beta <= 0.05)) return null;
    return { facts: { alpha, beta }, changes: [change('priorityBeta', 0.4)] };
  },
});
