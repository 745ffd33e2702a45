import { describe, expect, it } from 'vitest';
import { noAnnotations } from '../../src/shared/annotations';
import { byConfiguration, byRun, groupRuns } from '../../src/shared/grouping';
import { moreSeeds, trainingsOf } from '../../src/shared/more-seeds';
import type { RunSummary } from '../../src/shared/runs';
import { run } from './grouped-runs';

const seeded = (seed: number, hyperparameters: Record<string, unknown> = {}) =>
  run({ seed }, hyperparameters);
const double = { double: true };
const groupsOf = (runs: readonly RunSummary[], grouping = [byConfiguration]) => groupRuns(runs, grouping);

/** The seeds that are missing, with whether they are of Double DQN. */
const missing = (of: ReturnType<typeof moreSeeds>) =>
  trainingsOf(of!).map(({ seed, hyperparameters }) => [seed, hyperparameters['double']]);

describe('moreSeeds', () => {
  it('brings every group to the number, with the smallest seeds that are free', () => {
    const runs = [seeded(1), seeded(3), seeded(1, double)];
    const needed = moreSeeds(groupsOf(runs), runs, 3);
    expect(missing(needed)).toEqual([
      [2, false],
      [2, true],
      [3, true],
    ]);
    expect(needed).toMatchObject({ found: [], stillTraining: 0 });
    expect(moreSeeds(groupsOf(runs), runs, 1)!.missing).toEqual([]);
  });

  it('starts each from the preset of its group', () => {
    const runs = [{ ...seeded(1), preset: 'cartpole-dqn' }, seeded(1, double)];
    const presets = moreSeeds(groupsOf(runs), runs, 2)!.missing.map(({ preset }) => preset);
    expect(presets).toEqual(['cartpole-dqn', null]);
  });

  it('trains nothing again that was trained with the same settings', () => {
    const compared = [seeded(1), seeded(1, double)];
    const before = seeded(2);
    const others = [
      before,
      // None of these counts, and their seeds are taken all the same.
      { ...seeded(3), annotations: { ...noAnnotations, archived: true } },
      { ...seeded(4), state: { phase: 'stopped' } as const },
      { ...seeded(5), state: { phase: 'paused' } as const },
    ];
    const needed = moreSeeds(groupsOf(compared), [...compared, ...others], 3);
    expect(needed!.found).toEqual([before]);
    expect(missing(needed)).toEqual([
      [6, false],
      [2, true],
      [3, true],
    ]);
  });

  it('counts what is under way, and a seed that was trained twice once', () => {
    const training = { ...seeded(2), state: { phase: 'running' } as const };
    const waiting = { ...seeded(3), state: { phase: 'queued' } as const };
    const runs = [seeded(1), seeded(1), training, waiting];
    const needed = moreSeeds(groupsOf(runs), runs, 4);
    expect(missing(needed)).toEqual([[4, false]]);
    expect(needed!.stillTraining).toBe(2);
  });

  it('does not guess which of several settings a group stands for', () => {
    const runs = [seeded(1), seeded(1, double)];
    expect(moreSeeds(groupsOf(runs, ['algorithm']), runs, 3)).toBeNull();
    expect(moreSeeds(groupsOf(runs, [byRun]), runs, 3)).not.toBeNull();
  });
});
