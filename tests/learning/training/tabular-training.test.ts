/** Tables in the training loop: numbered states, and a world that sets no step limit. */
import { describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../../src/learning/training/checkpoint';
import { createTraining } from '../../../src/catalogue/trainings';
import type { RunEvent } from '../../../src/shared/events';
import { requireExperiment } from '../../../src/shared/experiment';

function begin(algorithm: string, checkpoint?: Checkpoint) {
  const events: RunEvent[] = [];
  let time = 0;
  const training = createTraining({
    experiment: requireExperiment({
      environment: 'CliffWalking-v1',
      algorithm,
      steps: 20_000,
      evaluateEvery: 2000,
      evaluationEpisodes: 1,
      finalEpisodes: 2,
      hyperparameters: { stepSize: 0.5, discount: 1, epsilonStart: 0.1, epsilonEnd: 0.1 },
    }),
    checkpoint,
    emit: (event) => events.push(event),
    now: () => time++,
  });
  return { training, events };
}

const curve = (events: readonly RunEvent[]) =>
  events
    .filter(({ type }) => type !== 'progress' && type !== 'clip')
    .map((event) => ({ ...event, seconds: 0 }));

describe.each(['q-table', 'double-q-table', 'sarsa'])('%s', (algorithm) => {
  const whole = begin(algorithm);
  while (!whole.training.done) whole.training.advance(50);

  it('comes to the end of its budget, though its first policies walk in circles', () => {
    const evaluations = whole.events.filter((event) => event.type === 'evaluation');
    expect(evaluations).toHaveLength(10);
    const { returns, value } = evaluations.at(-1)!;
    expect(returns).toHaveLength(2);
    if (algorithm !== 'q-table') return;
    expect(returns).toEqual([-13, -13]);
    expect(value!.realised).toBe(-13);
    expect(value!.predicted).toBeCloseTo(-13, 3);
  });

  it('goes on from a checkpoint as if it had never stopped', () => {
    const first = begin(algorithm);
    while (first.training.step < 7777) first.training.advance(20);
    const checkpoint = structuredClone(first.training.checkpoint());
    const second = begin(algorithm, checkpoint);
    while (!second.training.done) second.training.advance(50);
    const before = curve(first.events).filter(({ step }) => step <= checkpoint.step);
    expect([...before, ...curve(second.events)]).toEqual(curve(whole.events));
    expect(second.training.checkpoint().arrays).toEqual(whole.training.checkpoint().arrays);
  });
});
