import { describe, expect, it } from 'vitest';
import { LongWorks } from '../../../src/main/work/long-works';
import { CancelledError, Tally } from '../../../src/main/work/work';
import type { LongWork, WorkProgress } from '../../../src/shared/work';

type Told = [work: LongWork, share: number | null];

function works(now: () => number = () => performance.now()) {
  const told: Told[] = [];
  const all = new LongWorks(
    (work, progress: WorkProgress | null) => told.push([work, progress?.share ?? null]),
    now,
  );
  return { all, told };
}

describe('long works', () => {
  it('tell of themselves ten times a second at most, and that they are over', async () => {
    let time = 0;
    const { all, told } = works(() => time);
    const answer = await all.run('export', (watcher) => {
      const tally = new Tally(watcher, 'writing', 100);
      for (let i = 0; i < 100; i++) {
        time += 10;
        tally.add(1);
      }
      return Promise.resolve('done');
    });
    expect(answer).toBe('done');
    expect(told).toHaveLength(11);
    expect(told[1]).toEqual(['export', 0.11]);
    expect(told.at(-1)).toEqual(['export', null]);
  });

  it('answer null when they are cancelled, which another kind of work is not', async () => {
    const { all, told } = works();
    const endless = (work: LongWork) =>
      all.run(work, async (watcher) => {
        const tally = new Tally(watcher, 'unpacking', 1);
        for (;;) await tally.breathe();
      });
    const [exporting, importing] = [endless('exportRuns'), endless('importRuns')];
    all.cancel('export');
    all.cancel('exportRuns');
    expect(await exporting).toBeNull();
    expect(told.filter(([, share]) => share === null)).toEqual([['exportRuns', null]]);
    await all.end();
    expect(await importing).toBeNull();
  });

  it('are done one at a time of each kind, and may fail', async () => {
    const { all } = works();
    let fail: (error: Error) => void = () => undefined;
    const first = all.run('export', () => new Promise((_, reject) => (fail = reject)));
    await expect(all.run('export', () => Promise.resolve(1))).rejects.toThrow(/already in progress/);
    fail(new Error('The disk is full.'));
    await expect(first).rejects.toThrow('The disk is full.');
    expect(await all.run('export', () => Promise.resolve(2))).toBe(2);
    expect(await all.run('export', () => Promise.reject(new CancelledError()))).toBeNull();
  });
});
