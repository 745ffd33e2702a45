import { describe, expect, it } from 'vitest';
import { EpisodeBatch } from '../../../src/learning/memory/episodes';

/** Adds an episode of so many steps whose observations are [k, -k], counted from `first`. */
function play(batch: EpisodeBatch, steps: number, truncated: boolean, first = 0): void {
  for (let k = first; k < first + steps; k++)
    batch.add(Float32Array.of(k, -k), Float32Array.of(k % 2), k / 10);
  batch.end(truncated, Float32Array.of(first + steps, -first - steps));
}

describe('a batch of episodes', () => {
  it('holds steps in order, episode after episode', () => {
    const batch = new EpisodeBatch(2, 1);
    play(batch, 2, false);
    play(batch, 1, true, 5);
    expect(batch.episodes).toEqual([
      { start: 0, end: 2, truncated: false },
      { start: 2, end: 3, truncated: true },
    ]);
    expect([...batch.observations]).toEqual([0, -0, 1, -1, 5, -5]);
    expect([...batch.actions]).toEqual([0, 1, 1]);
    expect([...batch.rewards]).toEqual([...Float32Array.of(0, 0.1, 0.5)]);
    expect([...batch.lastObservations]).toEqual([2, -2, 6, -6]);
  });

  it('grows with what is added', () => {
    const batch = new EpisodeBatch(2, 1);
    play(batch, 700, false);
    expect(batch.steps).toBe(700);
    expect(batch.observations).toHaveLength(1400);
    for (const k of [0, 255, 256, 699]) expect(batch.observations[2 * k]).toBe(k);
    for (let episode = 0; episode < 300; episode++) play(batch, 1, false, episode);
    expect(batch.lastObservations).toHaveLength(602);
    expect(batch.lastObservations[600]).toBe(300);
  });

  it('is empty once it is cleared, and can be filled again', () => {
    const batch = new EpisodeBatch(2, 1);
    play(batch, 3, false);
    batch.clear();
    expect([batch.steps, batch.episodes.length, batch.rewards.length]).toEqual([0, 0, 0]);
    play(batch, 1, true, 8);
    expect(batch.episodes).toEqual([{ start: 0, end: 1, truncated: true }]);
    expect([...batch.observations]).toEqual([8, -8]);
  });

  it('comes back as it was saved, in the middle of an episode', () => {
    const batch = new EpisodeBatch(2, 1);
    play(batch, 400, false);
    batch.add(Float32Array.of(9, 9), Float32Array.of(1), 1);
    const saved = structuredClone(batch.save());
    const restored = new EpisodeBatch(2, 1);
    restored.restore(saved.state, saved.arrays);
    for (const each of [batch, restored]) play(each, 2, true, 20);
    expect(restored.save()).toEqual(batch.save());
    expect(restored.episodes.at(-1)).toEqual({ start: 400, end: 403, truncated: true });
  });

  it('saves copies', () => {
    const batch = new EpisodeBatch(2, 1);
    play(batch, 1, false, 4);
    const saved = batch.save();
    batch.clear();
    play(batch, 1, false, 7);
    expect([...saved.arrays.observations]).toEqual([4, -4]);
  });
});
