import { expect, it } from 'vitest';
import { compile, define, f32, lossAndGradients, tf } from '../../../src/learning/engine';
import { gradientSum } from '../../../src/learning/networks/gradient-sum';
import { disposeVariables } from '../../../src/learning/networks/parameters';

it.each([true, false])('gradients add up over calls until they are cleared (compiled: %s)', (compiled) => {
  const weights = tf.tidy(() => tf.variable(tf.tensor1d([1, 2])));
  const sum = gradientSum([weights]);
  const variables = { weights, ...sum.variables };
  const program = compile({
    name: 'sum',
    compiled,
    variables,
    functions: {
      add: define({
        inputs: { x: f32(2) },
        outputs: { loss: f32() },
        run: ({ x }) => {
          const { values, gradients } = lossAndGradients([weights], () => ({ loss: weights.mul(x).sum() }));
          sum.add(gradients);
          return values;
        },
      }),
      clear: define({
        inputs: {},
        outputs: {},
        run: () => {
          sum.clear();
          return {};
        },
      }),
    },
  });
  const { add, clear } = program.functions;
  // The gradient of w·x is x.
  add({ x: Float32Array.of(1, -1) });
  add({ x: Float32Array.of(0.5, 3) });
  expect([...program.read()['0']!]).toEqual([1.5, 2]);
  clear();
  expect([...program.read()['0']!]).toEqual([0, 0]);
  add({ x: Float32Array.of(4, 5) });
  expect([...program.read()['0']!]).toEqual([4, 5]);
  expect([...program.read()['weights']!]).toEqual([1, 2]);
  program.dispose();
  disposeVariables(variables);
});
