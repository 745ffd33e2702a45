import { describe, expect, it } from 'vitest';
import { CancelledError, Tally, type Watcher } from '../../../src/main/work/work';
import type { WorkProgress } from '../../../src/shared/work';

/** A watcher that keeps what it hears. */
function watcher(): { watcher: Watcher; heard: WorkProgress[]; stop: AbortController } {
  const heard: WorkProgress[] = [];
  const stop = new AbortController();
  return { watcher: { signal: stop.signal, tell: (progress) => heard.push(progress) }, heard, stop };
}

describe('a tally', () => {
  it('tells the share of the whole that its part comes to, and never more than the part', () => {
    const { watcher: who, heard } = watcher();
    const tally = new Tally(who, 'writing', 200, [0.5, 1]);
    tally.begin(1, 2);
    tally.add(50);
    tally.begin(2, 2);
    tally.add(150);
    tally.add(10);
    expect(heard.map(({ share, run }) => [share, run?.at])).toEqual([
      [0.5, 1],
      [0.625, 1],
      [0.625, 2],
      [1, 2],
      [1, 2],
    ]);
    expect(heard[0]).toEqual({ stage: 'writing', share: 0.5, run: { at: 1, of: 2 }, file: null });
  });

  it('has nothing to count where there is nothing to do', () => {
    const { watcher: who, heard } = watcher();
    new Tally(who, 'writing', 0).add(0);
    expect(heard.map(({ share }) => share)).toEqual([0]);
  });

  it('ends the work as soon as it is cancelled', async () => {
    const { watcher: who, stop } = watcher();
    const tally = new Tally(who, 'reading', 10);
    tally.add(1);
    stop.abort();
    expect(() => tally.add(1)).toThrow(CancelledError);
    expect(() => tally.begin(1, 2)).toThrow(CancelledError);
    await expect(tally.breathe()).rejects.toThrow(CancelledError);
  });

  it('hears a signal between two pieces that block the process', async () => {
    const { watcher: who, stop } = watcher();
    const tally = new Tally(who, 'drawing', 2);
    // As a signal would: it waits until the event loop turns.
    setTimeout(() => stop.abort(), 5);
    const until = performance.now() + 60;
    while (performance.now() < until);
    await expect(tally.breathe(1)).rejects.toThrow(CancelledError);
  });
});
