import { describe, expect, it } from 'vitest';
import { mostWaiting, WaitingEvents } from '../../../src/main/processes/waiting-events';
import type { RunEvent } from '../../../src/shared/events';

const episode = (step: number): RunEvent => ({
  type: 'episode',
  step,
  seconds: 0,
  episode: step,
  return: 1,
  length: 1,
});
const progress = (step: number): RunEvent => ({
  type: 'progress',
  step,
  seconds: 0,
  stepsPerSecond: 1,
  secondsLeft: null,
  phase: 'training',
});
const clip = (step: number): RunEvent => ({
  type: 'clip',
  step,
  episode: 1,
  return: 1,
  states: [],
  actions: [],
});
const waitingFor = (...events: readonly RunEvent[]) => {
  const waiting = new WaitingEvents();
  for (const event of events) waiting.add(event);
  return waiting;
};

describe('events that wait to be told', () => {
  it('are every metric in order, but of progress and clips only the newest', () => {
    const events = [progress(1), episode(1), clip(1), progress(2), episode(2), clip(2), progress(3)];
    expect(waitingFor(...events).take()).toEqual({
      events: [episode(1), episode(2), progress(3), clip(2)],
      missed: false,
    });
  });

  it('wait no longer once they are taken', () => {
    const waiting = waitingFor(episode(1));
    waiting.take();
    expect(waiting.take()).toBeNull();
    waiting.add(episode(2));
    expect(waiting.take()).toEqual({ events: [episode(2)], missed: false });
  });

  it('are never more than may wait; that some are missing is said once', () => {
    const waiting = new WaitingEvents();
    for (let step = 1; step <= 10 * mostWaiting + 5; step++) waiting.add(episode(step));
    const { events, missed } = waiting.take()!;
    expect(missed).toBe(true);
    expect(events.length).toBeLessThanOrEqual(mostWaiting);
    expect(events.at(-1)).toMatchObject({ step: 10 * mostWaiting + 5 });
    waiting.add(episode(1));
    expect(waiting.take()).toEqual({ events: [episode(1)], missed: false });
  });
});
