import { describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../../src/learning/training/checkpoint';
import { createTraining } from '../../../src/catalogue/trainings';
import type { Training } from '../../../src/learning/training/training-options';
import type { RunEvent } from '../../../src/shared/events';
import { requireExperiment } from '../../../src/shared/experiment';

const small = {
  environment: 'CartPole-v1',
  algorithm: 'dqn',
  steps: 1500,
  evaluateEvery: 400,
  evaluationEpisodes: 3,
  finalEpisodes: 4,
  hyperparameters: { hiddenLayers: [16], warmup: 100, batchSize: 16, targetEvery: 50 },
};

/** A clock that advances by a millisecond whenever it is read: time is the same in every run. */
function steadyClock(): () => number {
  let time = 0;
  return () => time++;
}

function start(changes: object = {}, checkpoint?: Checkpoint) {
  const events: RunEvent[] = [];
  const training = createTraining({
    experiment: requireExperiment({ ...small, ...changes }),
    checkpoint,
    emit: (event) => events.push(event),
    now: steadyClock(),
  });
  return { training, events };
}

function finish(training: Training): void {
  while (!training.done) training.advance(50);
}

/** What the curve is made of: everything but times, clips and progress. */
function curve(events: readonly RunEvent[]): unknown[] {
  return events
    .filter((event) => event.type !== 'progress' && event.type !== 'clip')
    .map((event) => ({ ...event, seconds: 0 }));
}

function fullCurve(changes: object = {}): unknown[] {
  const { training, events } = start(changes);
  finish(training);
  training.dispose();
  return curve(events);
}

describe('a training', () => {
  const { training, events } = start();
  finish(training);
  const last = training.checkpoint();
  training.dispose();
  const of = <T extends RunEvent['type']>(type: T) =>
    events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type);

  it('uses its budget and says when it is done', () => {
    expect(training.step).toBe(1500);
    expect(last.step).toBe(1500);
    expect(of('progress').at(-1)).toMatchObject({ step: 1500, secondsLeft: 0 });
  });

  it('reports every episode with its length as return, numbered from 1, the steps adding up', () => {
    let step = 0;
    of('episode').forEach((event, index) => {
      step += event.length;
      expect(event).toMatchObject({ episode: index + 1, return: event.length, step });
    });
    expect(of('episode').length).toBeGreaterThan(10);
  });

  it('evaluates every so many steps, and once more at the end with more episodes', () => {
    expect(of('evaluation').map(({ step, returns, final }) => [step, returns.length, final])).toEqual([
      [400, 3, false],
      [800, 3, false],
      [1200, 3, false],
      [1500, 4, true],
    ]);
  });

  it('reports diagnostics of learning from the end of the warm-up on, and all of them', () => {
    const learning = of('learning');
    const learned = learning.filter(({ values }) => values['loss'] !== undefined);
    expect(learned.length).toBeGreaterThanOrEqual(10);
    for (const { step } of learned) expect(step).toBeGreaterThanOrEqual(small.hyperparameters.warmup);
    for (const { step, values } of learned)
      for (const name of ['epsilon', 'loss', 'q', 'target', 'tdError', 'gradientNorm'])
        expect(values[name], `${name} at step ${step}`).toSatisfy(Number.isFinite);
  });

  it('counts training time without evaluations', () => {
    expect(training.seconds).toBeGreaterThan(0);
    const times = of('episode').map(({ seconds }) => seconds);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    const evaluations = of('evaluation');
    const before = of('episode')
      .filter(({ step }) => step <= 400)
      .at(-1)!.seconds;
    expect(evaluations[0]!.seconds - before).toBeLessThan(0.2);
  });
});

describe('a curve', () => {
  it('is the same from the same seed, bit for bit, and another from another', () => {
    expect(fullCurve()).toEqual(fullCurve());
    expect(fullCurve({ seed: 2 })).not.toEqual(fullCurve());
  });

  it('does not depend on how the work is cut into pieces', () => {
    const { training, events } = start();
    while (!training.done) training.advance(0);
    training.dispose();
    expect(curve(events)).toEqual(fullCurve());
  });

  it('of the training does not depend on evaluations', () => {
    const episodes = (changes: object) =>
      fullCurve(changes).filter((event) => (event as RunEvent).type === 'episode');
    expect(episodes({ evaluateEvery: 37, evaluationEpisodes: 1 })).toEqual(episodes({}));
  });

  it('goes on from a checkpoint as if it had never stopped, wherever that was taken', () => {
    const whole = fullCurve();
    for (const stop of [1, 6, 40, 57, 90]) {
      const first = start();
      for (let i = 0; i < stop && !first.training.done; i++) first.training.advance(0);
      const saved = structuredClone(first.training.checkpoint());
      const made = curve(first.events);
      first.training.dispose();
      const second = start({}, saved);
      expect(second.training.step).toBe(saved.step);
      finish(second.training);
      second.training.dispose();
      expect([...made, ...curve(second.events)]).toEqual(whole);
    }
  });

  it('goes on from a checkpoint that was taken in the middle of an evaluation', () => {
    const whole = fullCurve({ evaluationEpisodes: 60 });
    const first = start({ evaluationEpisodes: 60 });
    const evaluating = () =>
      first.events.some((event) => event.type === 'progress' && event.phase === 'evaluating');
    while (!evaluating() && !first.training.done) first.training.advance(0);
    expect(evaluating() && !first.training.done).toBe(true);
    const saved = first.training.checkpoint();
    const made = curve(first.events);
    first.training.dispose();
    const second = start({ evaluationEpisodes: 60 }, saved);
    finish(second.training);
    second.training.dispose();
    expect([...made, ...curve(second.events)]).toEqual(whole);
  });
});

describe('a clip', () => {
  it('is one whole episode: every state, every action, the return', () => {
    const { training, events } = start();
    training.requestClip();
    finish(training);
    training.dispose();
    const clips = events.filter((event) => event.type === 'clip');
    expect(clips).toHaveLength(1);
    const { states, actions, return: sum } = clips[0]!;
    expect(states).toHaveLength(sum + 1);
    expect(actions).toHaveLength(sum);
    const [x, , theta] = states.at(-1)! as [number, number, number];
    expect(Math.abs(x) > 2.4 || Math.abs(theta) > 0.2094).toBe(true);
  });

  it('does not change the curve', () => {
    const { training, events } = start();
    while (!training.done) {
      training.requestClip();
      training.advance(10);
    }
    training.dispose();
    expect(curve(events)).toEqual(fullCurve());
  });
});
