import { expect, it } from 'vitest';
import { compile, define, f32, tf } from '../../../src/learning/engine';
import { disposeVariables } from '../../../src/learning/networks/parameters';
import { createPolicy } from '../../../src/learning/networks/policies';
import { seededRandom } from '../../../src/shared/random';

const before = tf.memory().numTensors;

const rows = 4000;

function build(actionCount: number) {
  return createPolicy({
    observationSize: 2,
    actionCount,
    actionSize: actionCount > 0 ? 1 : 2,
    hidden: [8],
    activation: 'tanh',
    deviation: 0.5,
    random: seededRandom(3),
  });
}

/** Draws one action for each of many equal observations; also returns the mode and the log-probabilities. */
function sample(policy: ReturnType<typeof build>, compiled: boolean, actionSize: number) {
  const program = compile({
    name: 'policy',
    compiled,
    variables: policy.parameters,
    functions: {
      sample: define({
        inputs: { observations: f32(rows, 2), noise: f32(rows, policy.noiseSize) },
        outputs: {
          actions: f32(rows, actionSize),
          mode: f32(rows, actionSize),
          logProbabilities: f32(rows),
        },
        run: ({ observations, noise }) => {
          const distribution = policy.distribution(observations);
          const actions = distribution.sample(noise);
          return {
            actions,
            mode: distribution.mode(),
            logProbabilities: distribution.logProbability(actions),
          };
        },
      }),
    },
  });
  const { sample } = program.functions;
  for (let i = 0; i < rows; i++) sample.staging.observations.set([0.3, -0.8], 2 * i);
  policy.drawNoise(seededRandom(5), sample.staging.noise);
  const result = sample();
  program.dispose();
  return result;
}

it.each([true, false])(
  'a categorical policy draws each action as often as it says (compiled: %s)',
  (compiled) => {
    const policy = build(3);
    const { actions, mode, logProbabilities } = sample(policy, compiled, 1);
    const seen = [0, 1, 2].map((action) => actions.filter((other) => other === action).length / rows);
    const told = [0, 1, 2].map((action) => Math.exp(logProbabilities[actions.indexOf(action)]!));
    expect(told.reduce((sum, share) => sum + share)).toBeCloseTo(1, 5);
    // Three standard errors of a share are 0.024 at most.
    seen.forEach((share, action) => expect(Math.abs(share - told[action]!)).toBeLessThan(0.024));
    expect(mode[0]).toBe(told.indexOf(Math.max(...told)));
    disposeVariables(policy.parameters);
  },
);

it.each([true, false])('a Gaussian policy draws around its mode (compiled: %s)', (compiled) => {
  const policy = build(0);
  const { actions, mode } = sample(policy, compiled, 2);
  for (const dimension of [0, 1]) {
    const values = actions.filter((_, i) => i % 2 === dimension);
    const mean = values.reduce((sum, value) => sum + value, 0) / rows;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows;
    expect(Math.abs(mean - mode[dimension]!)).toBeLessThan(0.024);
    expect(Math.abs(Math.sqrt(variance) - 0.5)).toBeLessThan(0.02);
  }
  disposeVariables(policy.parameters);
});

it('noise is finite whatever the generator returns', () => {
  const zero = { ...seededRandom(1), uniform: () => 0 };
  const policy = build(3);
  const noise = new Float32Array(3);
  policy.drawNoise(zero, noise);
  expect(noise.every(Number.isFinite)).toBe(true);
  disposeVariables(policy.parameters);
  expect(tf.memory().numTensors).toBe(before);
});
