/** What the rows of tables are held against follows from the exact models. */
import { describe, expect, it } from 'vitest';
import { createEnvironment } from '../../../src/catalogue/environments';
import { valueIteration, type DecisionProcess } from '../../../src/learning/ops/dynamic-programming';
import { presetFile, readPreset } from '../../../src/main/presets/presets';
import { learningRows } from '../../../experiments/learning/rows';

/** A preset's model and settings, and what its row is held against. */
async function read(preset: string) {
  const { experiment } = await readPreset(presetFile(preset));
  const environment = createEnvironment(experiment.environment, experiment.environmentOptions);
  return {
    model: environment.model!,
    stepLimit: environment.card.stepLimit ?? 1000,
    hyperparameters: experiment.hyperparameters as Record<string, number>,
    reference: learningRows.find((row) => row.preset === preset)!.reference!,
  };
}

/** The undiscounted return of a policy over so many steps. */
function returnOf(model: DecisionProcess, policy: ArrayLike<number>, steps: number): number {
  const outcomes = model.outcomes.map((possible, at) =>
    policy[Math.floor(at / model.actions)] === at % model.actions ? possible : [],
  );
  return valueIteration({ ...model, outcomes }, { discount: 1, tolerance: 0, sweeps: steps }).startValue;
}

/** The model of an agent each of whose actions is a random one with probability epsilon. */
function exploring(model: DecisionProcess, epsilon: number): DecisionProcess {
  const outcomes = model.outcomes.map((possible, at) => {
    const first = at - (at % model.actions);
    const all = Array.from({ length: model.actions }, (_, action) => model.outcomes[first + action]!).flat();
    return [
      ...possible.map((outcome) => ({ ...outcome, probability: outcome.probability * (1 - epsilon) })),
      ...all.map((outcome) => ({ ...outcome, probability: (outcome.probability * epsilon) / model.actions })),
    ];
  });
  return { ...model, outcomes };
}

describe('the references of tables', () => {
  it.each([
    'blackjack-q-table',
    'frozenlake-q-table',
    'frozenlake8x8-q-table',
    'cliffwalking-q-table',
    'cliffwalking-double-q-table',
  ])('%s is held against the policy of value iteration at its discount', async (preset) => {
    const { model, stepLimit, hyperparameters, reference } = await read(preset);
    const { policy } = valueIteration(model, { discount: hyperparameters['discount']! });
    expect(returnOf(model, policy, stepLimit)).toBeCloseTo(reference.value, 4);
  });

  it.each(['cliffwalking-sarsa', 'cliffwalking-expected-sarsa'])(
    '%s is held against the best policy that explores as it does',
    async (preset) => {
      const { model, stepLimit, hyperparameters, reference } = await read(preset);
      const { discount, epsilonEnd } = hyperparameters;
      const { policy } = valueIteration(exploring(model, epsilonEnd!), { discount: discount! });
      expect(returnOf(model, policy, stepLimit)).toBe(reference.value);
    },
  );

  it('none is missed by more than sampling explains', () => {
    for (const { reference } of learningRows) expect(reference?.within ?? 0).toBeLessThanOrEqual(0.005);
  });
});
