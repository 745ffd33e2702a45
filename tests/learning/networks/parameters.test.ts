import { describe, expect, it } from 'vitest';
import type { Variable } from '@tensorflow/tfjs-node';
import { compile, define, tf } from '../../../src/learning/engine';
import { blendParameters, copyParameters, denseParameters } from '../../../src/learning/networks/parameters';
import { seededRandom } from '../../../src/shared/random';

const parameters = (values: Readonly<Record<string, readonly number[]>>): Record<string, Variable> =>
  Object.fromEntries(
    Object.entries(values).map(([name, numbers]) => [name, tf.variable(tf.tensor1d([...numbers]))]),
  );

const valuesOf = (variables: Readonly<Record<string, Variable>>) =>
  Object.fromEntries(Object.entries(variables).map(([name, variable]) => [name, [...variable.dataSync()]]));

describe('denseParameters', () => {
  it('gives weights of [inputs, outputs] and a bias of [outputs], both trainable', () => {
    const { weights, bias } = denseParameters(3, 5, seededRandom(1));
    expect([weights.shape, bias.shape]).toEqual([[3, 5], [5]]); // prettier-ignore
    expect([weights.trainable, bias.trainable]).toEqual([true, true]);
  });

  it('draws weights, then bias, row by row from the generator, within ±1/sqrt(inputs)', () => {
    const random = seededRandom(4);
    const expected = Array.from({ length: 8 }, () => Math.fround((2 * random.uniform() - 1) / Math.sqrt(3)));
    const { weights, bias } = denseParameters(3, 2, seededRandom(4));
    const drawn = [...weights.dataSync(), ...bias.dataSync()];
    drawn.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 6));
  });
});

describe('copyParameters', () => {
  it('sets every target to its source of the same name, whatever the order', () => {
    const targets = parameters({ a: [0, 0], b: [0] });
    const sources = parameters({ b: [3], a: [1, 2] });
    tf.tidy(() => copyParameters(targets, sources));
    expect(valuesOf(targets)).toEqual({ a: [1, 2], b: [3] });
    expect(valuesOf(sources)).toEqual({ a: [1, 2], b: [3] });
  });

  it('makes copies that no later change of the source reaches', () => {
    const targets = parameters({ a: [0, 0] });
    const sources = parameters({ a: [1, 2] });
    tf.tidy(() => copyParameters(targets, sources));
    tf.tidy(() => sources['a']!.assign(tf.tensor1d([8, 9])));
    expect(valuesOf(targets)).toEqual({ a: [1, 2] });
  });
});

describe('blendParameters', () => {
  it('moves every target a share of the way to its source, and leaves the source alone', () => {
    const targets = parameters({ a: [1, 0], b: [10] });
    const sources = parameters({ a: [3, -4], b: [10] });
    tf.tidy(() => blendParameters(targets, sources, 0.25));
    // 1 + (3 - 1) / 4 = 1.5; 0 - 4 / 4 = -1; 10 stays 10.
    expect(valuesOf(targets)).toEqual({ a: [1.5, -1], b: [10] });
    tf.tidy(() => blendParameters(targets, sources, 0.25));
    // 1.5 + 1.5 / 4 = 1.875; -1 - 3 / 4 = -1.75
    expect(valuesOf(targets)).toEqual({ a: [1.875, -1.75], b: [10] });
    expect(valuesOf(sources)).toEqual({ a: [3, -4], b: [10] });
  });

  it('does nothing for tau 0 and copies for tau 1', () => {
    const targets = parameters({ a: [1, 2] });
    const sources = parameters({ a: [-5, 7] });
    tf.tidy(() => blendParameters(targets, sources, 0));
    expect(valuesOf(targets)).toEqual({ a: [1, 2] });
    tf.tidy(() => blendParameters(targets, sources, 1));
    expect(valuesOf(targets)).toEqual({ a: [-5, 7] });
  });
});

it('keeps the number of live tensors over copies and blends', () => {
  const targets = parameters({ a: [1, 2], b: [0] });
  const sources = parameters({ a: [-5, 7], b: [1] });
  const round = () =>
    tf.tidy(() => {
      copyParameters(targets, sources);
      blendParameters(targets, sources, 0.5);
    });
  round();
  const before = tf.memory().numTensors;
  for (let i = 0; i < 20; i++) round();
  expect(tf.memory().numTensors).toBe(before);
});

it.each([true, false])('copies and blends inside an engine program, compiled %s', (compiled) => {
  const targets = parameters({ a: [1, 0] });
  const sources = parameters({ a: [3, -4] });
  const update = (run: () => void) =>
    define({
      inputs: {},
      outputs: {},
      run: () => {
        run();
        return {};
      },
    });
  const program = compile({
    name: 'parameters',
    compiled,
    variables: { target: targets['a']!, source: sources['a']! },
    functions: {
      copy: update(() => copyParameters(targets, sources)),
      blend: update(() => blendParameters(targets, sources, 0.25)),
    },
  });
  const target = () => [...program.read()['target']!];
  program.functions.blend();
  expect(target()).toEqual([1.5, -1]);
  program.functions.copy();
  expect(target()).toEqual([3, -4]);
  program.write({ source: Float32Array.of(100, 100) });
  expect(target()).toEqual([3, -4]);
  program.dispose();
});
