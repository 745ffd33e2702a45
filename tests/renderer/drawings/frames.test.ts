import { afterEach, expect, it, vi } from 'vitest';
import { everyFrame } from '../../../src/renderer/drawings/frames';

afterEach(() => vi.unstubAllGlobals());

/** Frames at given times, in ms. */
function frames() {
  let asked: ((now: number) => void) | null = null;
  vi.stubGlobal('requestAnimationFrame', (turn: (now: number) => void) => ((asked = turn), 1));
  vi.stubGlobal('cancelAnimationFrame', () => (asked = null));
  return {
    at: (...times: number[]) => times.forEach((now) => asked?.(now)),
    waiting: () => asked !== null,
  };
}

it('counts from the first frame on, whose time lies before the moment it was asked for', () => {
  const { at } = frames();
  const passed: number[] = [];
  everyFrame((seconds) => passed.push(seconds));
  at(performance.now() - 9, performance.now() + 11);
  expect(passed[0]).toBe(0);
  expect(passed[1]).toBeGreaterThan(0.019);
});

it('does not catch up with what passed without frames, and never goes back', () => {
  const { at } = frames();
  const passed: number[] = [];
  everyFrame((seconds) => passed.push(seconds));
  at(1000, 1016, 61_000, 60_990);
  expect(passed).toEqual([0, 0.016, 0.1, 0]);
});

it('ends', () => {
  const { at, waiting } = frames();
  const end = everyFrame(() => undefined);
  at(0, 16);
  expect(waiting()).toBe(true);
  end();
  expect(waiting()).toBe(false);
});
