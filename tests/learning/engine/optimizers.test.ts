import type { Variable } from '@tensorflow/tfjs-node';
import { describe, expect, it } from 'vitest';
import {
  adam,
  adamW,
  clipByGlobalNorm,
  compile,
  define,
  f32,
  rmsProp,
  sgd,
  tf,
  type Optimizer,
} from '../../../src/learning/engine';

type Make = (parameters: readonly Variable[]) => Optimizer;

const kinds: Readonly<Record<string, Make>> = {
  'gradient descent': (parameters) => sgd(parameters),
  RMSProp: (parameters) => rmsProp(parameters),
  'RMSProp with momentum': (parameters) => rmsProp(parameters, { momentum: 0.9, decay: 0.9, epsilon: 1e-3 }),
  'centred RMSProp with momentum': (parameters) => rmsProp(parameters, { centered: true, momentum: 0.95 }),
  Adam: (parameters) => adam(parameters),
  'Adam with other betas': (parameters) => adam(parameters, { beta1: 0.5, beta2: 0.9, epsilon: 1e-4 }),
  AdamW: (parameters) => adamW(parameters, { weightDecay: 0.1 }),
};

/** Steps of an optimiser on two parameters, [2] and scalar, with given gradients. */
function stepper(make: Make, compiled: boolean) {
  const w = tf.variable(tf.tensor1d([1, -2]));
  const b = tf.variable(tf.scalar(0.5));
  const optimizer = make([w, b]);
  return compile({
    name: 'optimizer',
    compiled,
    variables: { w, b, ...optimizer.variables },
    functions: {
      step: define({
        inputs: { gw: f32(2), gb: f32(), rate: f32() },
        outputs: { w: f32(2), b: f32() },
        run: ({ gw, gb, rate }) => {
          optimizer.apply([gw, gb], rate as never);
          return { w: w.mul(1), b: b.mul(1) };
        },
      }),
    },
  });
}

const gradientsAt = (t: number, rate = 0.01) => ({
  gw: Float32Array.of(Math.sin(t), 3 * Math.cos(0.3 * t)),
  gb: Float32Array.of(Math.sin(0.7 * t) - 0.2),
  rate: Float32Array.of(rate * (1 - t / 200)),
});

describe('every optimiser', () => {
  for (const [name, make] of Object.entries(kinds)) {
    it(`${name} takes the same 100 steps fused as eagerly, under a learning rate that changes`, () => {
      const [fused, eager] = [true, false].map((compiled) => stepper(make, compiled)) as [
        ReturnType<typeof stepper>,
        ReturnType<typeof stepper>,
      ];
      for (let t = 0; t < 100; t++) {
        fused.functions.step(gradientsAt(t));
        eager.functions.step(gradientsAt(t));
      }
      const expected = eager.read();
      for (const [variable, values] of Object.entries(fused.read()))
        values.forEach((value, i) => {
          const reference = expected[variable]![i]!;
          expect(Math.abs(value - reference), variable).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(reference)));
        });
      fused.dispose();
      eager.dispose();
    });

    it(`${name} shows the updated parameters to what follows in the same call`, () => {
      const program = stepper(make, true);
      const seen = program.functions.step(gradientsAt(1));
      expect(program.read()['w']).toEqual(seen.w);
      expect(program.read()['b']![0]).toBe(seen.b);
      program.dispose();
    });
  }
});

describe('two steps in one call', () => {
  for (const [name, make] of Object.entries(kinds))
    it(`of ${name} are the same as one step in each of two calls`, () => {
      const build = (stepsPerCall: number) => {
        const w = tf.variable(tf.tensor1d([1, -2]));
        const optimizer = make([w]);
        return compile({
          name: 'steps',
          variables: { w, ...optimizer.variables },
          functions: {
            // The gradient of w^2, worked out anew from what the step before has left.
            descend: define({
              inputs: {},
              outputs: { w: f32(2) },
              run: () => {
                for (let i = 0; i < stepsPerCall; i++) optimizer.apply([w.mul(2)], tf.scalar(0.1));
                return { w: w.mul(1) };
              },
            }),
          },
        });
      };
      const [once, twice] = [build(1), build(2)];
      for (let i = 0; i < 5; i++) {
        once.functions.descend();
        expect(twice.functions.descend()).toEqual(once.functions.descend());
      }
      expect(twice.read()).toEqual(once.read());
      once.dispose();
      twice.dispose();
    });
});

/** What one rule does to w = 1 with the gradients 2 and then -1, at the rate 0.1. */
function twoSteps(make: Make, compiled: boolean): [number, number] {
  const w = tf.variable(tf.scalar(1));
  const optimizer = make([w]);
  const program = compile({
    name: 'two',
    compiled,
    variables: { w, ...optimizer.variables },
    functions: {
      step: define({
        inputs: { g: f32() },
        outputs: { w: f32() },
        run: ({ g }) => {
          optimizer.apply([g], tf.scalar(0.1));
          return { w: w.mul(1) };
        },
      }),
    },
  });
  const results = [2, -1].map((g) => program.functions.step({ g: Float32Array.of(g) }).w) as [number, number];
  program.dispose();
  return results;
}

describe('by hand, compiled and eager,', () => {
  const cases: readonly [string, Make, number, number][] = [
    // 1 - 0.1 2 = 0.8; 0.8 + 0.1 1 = 0.9
    ['gradient descent', (p) => sgd(p), 0.8, 0.9],
    // n = 0.5 4 = 2, b = 0.2 / sqrt(2 + 0.25) = 0.133333; n = 1 + 0.5 = 1.5, b = -0.1 / sqrt(1.75) = -0.0755929
    ['RMSProp', (p) => rmsProp(p, { decay: 0.5, epsilon: 0.25 }), 0.8666667, 0.9422596],
    // b = 0.1333333; b = 0.5 0.1333333 - 0.0755929 = -0.0089262
    [
      'RMSProp with momentum',
      (p) => rmsProp(p, { decay: 0.5, epsilon: 0.25, momentum: 0.5 }),
      0.8666667,
      0.8755929,
    ],
    // n = 2, m = 1, n - m^2 = 1, b = 0.2 / sqrt(1.25) = 0.1788854;
    // n = 1.5, m = 0, b = -0.1 / sqrt(1.75) = -0.0755929
    [
      'centred RMSProp',
      (p) => rmsProp(p, { decay: 0.5, epsilon: 0.25, centered: true }),
      0.8211146,
      0.8967075,
    ],
    // m = 0.2, v = 0.004; rate 0.1 sqrt(0.001) / 0.1 = 0.0316228; 0.2 / 0.0632456 -> step 0.1;
    // m = 0.18 - 0.1 = 0.08, v = 0.003996 + 0.001 = 0.004996;
    // rate 0.1 sqrt(0.001999) / 0.19 = 0.0235318; step 0.0235318 0.08 / 0.0706824 = 0.0266338
    ['Adam', (p) => adam(p), 0.9, 0.8733662],
    // 1 - 0.1 0.5 1 = 0.95, then Adam's 0.1: 0.85; 0.85 - 0.1 0.5 0.85 = 0.8075, then Adam's 0.0266338
    ['AdamW', (p) => adamW(p, { weightDecay: 0.5 }), 0.85, 0.7808662],
  ];
  for (const [name, make, first, second] of cases)
    for (const compiled of [true, false])
      it(`${name} ${compiled ? 'fused' : 'eager'}`, () => {
        const [a, b] = twoSteps(make, compiled);
        expect(a).toBeCloseTo(first, 5);
        expect(b).toBeCloseTo(second, 5);
      });
});

describe('clipping by the global norm', () => {
  const clip = (largest: number) => {
    const { clipped, norm } = clipByGlobalNorm([tf.tensor1d([3, 0]), tf.scalar(4)], largest);
    return { norm: norm.dataSync()[0], values: clipped.map((tensor) => [...tensor.dataSync()]) };
  };

  it('scales all gradients by one factor, so that 3 and 4 with norm 5 become 0.6 and 0.8', () => {
    const { norm, values } = clip(1);
    expect(norm).toBeCloseTo(5, 6);
    expect(values[0]![0]).toBeCloseTo(0.6, 6);
    expect(values[1]![0]).toBeCloseTo(0.8, 6);
  });

  it('leaves shorter gradients as they are, and all of them when it is off', () => {
    for (const largest of [5, 100, 0]) expect(clip(largest).values).toEqual([[3, 0], [4]]);
  });
});
