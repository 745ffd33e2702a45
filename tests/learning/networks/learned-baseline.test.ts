import { describe, expect, it } from 'vitest';
import { backend, tf } from '../../../src/learning/engine';
import {
  learnedBaseline,
  type LearnedBaselineOptions,
} from '../../../src/learning/networks/learned-baseline';
import { seededRandom } from '../../../src/shared/random';

function build(changes: Partial<LearnedBaselineOptions> = {}) {
  return learnedBaseline({
    observationSize: 2,
    hidden: [8],
    activation: 'tanh',
    optimizer: 'sgd',
    learningRate: 0.1,
    gradientSteps: 1,
    random: seededRandom(1),
    compiled: true,
    ...changes,
  });
}

/** All weights 0, the last bias as given: V is the same everywhere. */
function constant(baseline: ReturnType<typeof build>, value: number): void {
  const variables = baseline.read();
  for (const values of Object.values(variables)) values.fill(0);
  variables['parameters/layer1/bias']![0] = value;
  baseline.write(variables);
}

describe('a learned baseline', () => {
  it('takes one step on the mean squared error: V = 1, returns 2 and 6, so V - 0.1 · 2 · mean(-1, -5)', () => {
    const baseline = build();
    constant(baseline, 1);
    const observations = Float32Array.of(0, 0, 0, 0);
    expect(baseline.learn(observations, Float32Array.of(2, 6))).toBeCloseTo((1 + 25) / 2, 5);
    expect([...baseline.values(observations)]).toEqual([expect.closeTo(1.6, 6), expect.closeTo(1.6, 6)]);
    baseline.dispose();
  });

  it('gives batches beyond a chunk the same mean as small ones, and a value of each row', () => {
    const values = [1, 300].map((copies) => {
      const baseline = build();
      constant(baseline, 1);
      const observations = new Float32Array(2 * 2 * copies);
      const returns = Float32Array.from({ length: 2 * copies }, (_, i) => (i % 2 === 0 ? 2 : 6));
      baseline.learn(observations, returns);
      const all = baseline.values(observations);
      baseline.dispose();
      expect(all).toHaveLength(2 * copies);
      return all.at(-1)!;
    });
    expect(values[1]).toBeCloseTo(values[0]!, 5);
  });

  it('learns what depends on the state', () => {
    const baseline = build({ optimizer: 'adam', learningRate: 0.02, gradientSteps: 300 });
    const observations = Float32Array.of(1, 0, 0, 1);
    baseline.learn(observations, Float32Array.of(-3, 5));
    expect([...baseline.values(observations)]).toEqual([expect.closeTo(-3, 1), expect.closeTo(5, 1)]);
    expect(baseline.learn(observations, Float32Array.of(-3, 5))).toBeLessThan(0.01);
    baseline.dispose();
  });

  it('learns the same compiled as eagerly, and leaks no tensor', () => {
    const random = seededRandom(4);
    const observations = Float32Array.from({ length: 2 * 150 }, () => random.normal());
    const returns = Float32Array.from({ length: 150 }, () => random.normal());
    const [compiled, eager] = [true, false].map((isCompiled) => {
      const baseline = build({
        optimizer: 'adam',
        learningRate: 0.01,
        gradientSteps: 10,
        compiled: isCompiled,
      });
      baseline.learn(observations, returns);
      const count = () => [tf.memory().numTensors, backend.binding.getNumOfTensors?.()];
      const before = count();
      for (let k = 0; k < 9; k++) baseline.learn(observations, returns);
      expect(count()).toEqual(before);
      const values = baseline.values(observations);
      baseline.dispose();
      return values;
    });
    compiled!.forEach((value, i) =>
      expect(Math.abs(value - eager![i]!)).toBeLessThan(1e-5 * (1 + Math.abs(value))),
    );
  });
});
