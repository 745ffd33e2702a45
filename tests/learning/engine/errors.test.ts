/* eslint-disable no-restricted-syntax -- that Math.random is refused, and works again afterwards, is what is tested */
import type { Tensor } from '@tensorflow/tfjs-node';
import { describe, expect, it } from 'vitest';
import { adam, compile, define, EngineError, f32, tf } from '../../../src/learning/engine';
import { tf as loaded } from '../../../src/learning/engine/tensorflow';

/** Compiles a function of one vector and returns the error that this gives. */
function faultOf(run: (x: Tensor) => Tensor, variables = {}): EngineError {
  try {
    compile({
      name: 'faulty',
      variables,
      functions: {
        broken: define({ inputs: { x: f32(3) }, outputs: { y: f32(3) }, run: ({ x }) => ({ y: run(x) }) }),
      },
    }).dispose();
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('recording refuses', () => {
  it('data read back with dataSync, and names the function, the operation and the remedy', () => {
    const error = faultOf((x) => (x.sum().dataSync()[0]! > 0 ? x : x.neg()));
    expect(error.functionName).toBe('broken');
    expect(error.operation).toBe('dataSync');
    expect(error.message).toContain('reads data back');
    expect(error.remedy).toContain('tf.where');
  });

  it('arraySync and print, which read back too', () => {
    expect(faultOf((x) => tf.tensor1d(x.arraySync() as number[])).fault).toContain('reads data back');
    expect(faultOf((x) => (x.toString(), x)).fault).toContain('reads data back');
  });

  it('tf.gather, which looks at its indices in JavaScript, by the name of its kernel', () => {
    const error = faultOf((x) => tf.gather(x, x.toInt()));
    expect(error.operation).toBe('GatherV2');
    expect(error.remedy).toContain('gather');
  });

  it('Math.random', () => {
    expect(faultOf((x) => x.mul(Math.random())).operation).toBe('Math.random');
  });

  it('random tensors with a seed and without', () => {
    expect(faultOf((x) => x.add(tf.randomNormal([3]))).fault).toContain('random');
    expect(faultOf((x) => x.add(tf.randomNormal([3], 0, 1, 'float32', 42))).operation).toBe(
      'tf.randomNormal',
    );
    expect(faultOf((x) => x.add(tf.randomUniform([3], 0, 1, 'float32', 42))).operation).toBe(
      'tf.randomUniform',
    );
    expect(faultOf((x) => x.add(tf.truncatedNormal([3], 0, 1, 'float32', 42))).operation).toBe(
      'tf.truncatedNormal',
    );
    expect(faultOf((x) => tf.dropout(x, 0.5, undefined, 7)).operation).toMatch(
      /^tf\.(dropout|randomUniform)/,
    );
  });

  it('random operations of TensorFlow', () => {
    const error = faultOf((x) => tf.multinomial(x as never, 3, 5).toFloat());
    expect(error.operation).toBe('Multinomial');
    expect(error.remedy).toContain('input');
  });

  it('variables that were not declared, by their names', () => {
    const hidden = tf.variable(tf.ones([3]), false, 'hidden weight');
    const error = faultOf((x) => x.mul(hidden));
    expect(error.fault).toContain('"hidden weight"');
    expect(error.remedy).toContain('variables');
    hidden.dispose();
  });

  it('optimisers of variables that were not declared', () => {
    const weight = tf.variable(tf.ones([3]), true, 'forgotten weight');
    const optimizer = adam([weight]);
    const error = faultOf((x) => {
      optimizer.apply([x], tf.scalar(0.1));
      return x;
    }, optimizer.variables);
    expect(error.fault).toContain('"forgotten weight"');
    weight.dispose();
  });

  it('tensors from outside, whether their data are in native memory yet or not', () => {
    const inJavaScript = tf.tensor1d([1, 2, 3]);
    const inNativeMemory = inJavaScript.mul(1);
    for (const outside of [inJavaScript, inNativeMemory]) {
      const error = faultOf((x) => x.mul(outside));
      expect(error.operation).toMatch(/^Mul/);
      expect(error.remedy).toContain('input');
    }
  });

  it('tensors of strings', () => {
    expect(faultOf((x) => (tf.tensor1d(['a']), x)).fault).toContain('strings');
  });

  it('promises', () => {
    expect(faultOf((async (x: Tensor) => x) as never).fault).toMatch(/undefined|object|promise/);
    const error = (() => {
      try {
        compile({
          name: 'faulty',
          variables: {},
          functions: {
            later: define({ inputs: {}, outputs: {}, run: (async () => ({})) as never }),
          },
        });
      } catch (e) {
        return e as EngineError;
      }
      return null;
    })();
    expect(error?.fault).toContain('promise');
  });

  it('outputs of another type or shape than declared', () => {
    expect(faultOf((x) => x.sum()).message).toContain('float32[]; declared is float32[3]');
    expect(faultOf((x) => x.toInt()).message).toContain('int32[3]; declared is float32[3]');
  });

  it('a kernel that makes its result in JavaScript from what it reads', () => {
    const name = 'JavaScriptSide';
    loaded.registerKernel({
      kernelName: name,
      backendName: 'tensorflow',
      kernelFunc: ({ inputs, backend }) => {
        const own = backend as unknown as { readSync(id: object): Float32Array; write: CallableFunction };
        const { x } = inputs as unknown as { x: Tensor };
        const values = own.readSync(x.dataId).map((value) => value + 1);
        return { dataId: own.write(values, x.shape, x.dtype) as object, shape: x.shape, dtype: x.dtype };
      },
    });
    const error = faultOf((x) => tf.engine().runKernel(name, { x } as never) as Tensor);
    expect(error.operation).toBe(name);
    loaded.unregisterKernel(name, 'tensorflow');
  });

  it('and leaves tfjs as it was: eager work goes on, Math.random draws', () => {
    faultOf((x) => x.mul(Math.random()));
    expect([
      ...tf
        .tensor1d([1, 2])
        .add(tf.randomNormal([2]).mul(0))
        .dataSync(),
    ]).toEqual([1, 2]);
    expect(Math.random()).toBeLessThan(1);
  });
});

describe('a call refuses', () => {
  const program = compile({
    name: 'calls',
    variables: {},
    functions: {
      negate: define({ inputs: { x: f32(3) }, outputs: { y: f32(3) }, run: ({ x }) => ({ y: x.neg() }) }),
    },
  });
  const { negate } = program.functions;

  it('an array of another length, naming input, given and allowed', () => {
    expect(() => negate({ x: Float32Array.of(1, 2) })).toThrow(
      'Function "negate", operation input "x": is a Float32Array of 2; allowed is a Float32Array of 3, for float32[3].',
    );
  });

  it('an array of another type, a plain array and a tensor', () => {
    expect(() => negate({ x: Int32Array.of(1, 2, 3) as never })).toThrow('Int32Array of 3');
    expect(() => negate({ x: [1, 2, 3] as never })).toThrow('allowed is a Float32Array of 3');
    expect(() => negate({ x: tf.zeros([3]) as never })).toThrow('allowed is a Float32Array of 3');
  });

  it('an input that is not declared', () => {
    expect(() => negate({ z: Float32Array.of(1) } as never)).toThrow('Declared are: x');
  });

  it('and the values that were there before stay', () => {
    negate({ x: Float32Array.of(1, 2, 3) });
    expect(() => negate({ x: Float32Array.of(1) })).toThrow(EngineError);
    expect([...negate().y]).toEqual([-1, -2, -3]);
  });

  it('to run after the program was disposed', () => {
    program.dispose();
    expect(() => negate()).toThrow('disposed');
    expect(() => program.dispose()).not.toThrow();
  });
});

describe('a program refuses', () => {
  const weight = tf.variable(tf.ones([2]));

  it('to show stale data of a variable that lives in the session', () => {
    const program = compile({ name: 'owner', variables: { weight }, functions: {} });
    expect(() => weight.dataSync()).toThrow('program.read()');
    program.dispose();
    expect([...weight.dataSync()]).toEqual([1, 1]);
  });

  it('to write unknown variables or wrong lengths', () => {
    for (const compiled of [true, false]) {
      const program = compile({ name: 'owner', compiled, variables: { weight }, functions: {} });
      expect(() => program.write({ other: Float32Array.of(1) })).toThrow('variable "other"');
      expect(() => program.write({ weight: Float32Array.of(1) })).toThrow('is given 1 values; allowed are 2');
      program.dispose();
    }
  });

  it('one variable under two names', () => {
    expect(() => compile({ name: 'twice', variables: { a: weight, b: weight }, functions: {} })).toThrow(
      'declared twice',
    );
  });

  it('with verify, a JavaScript value that has changed since it was frozen', () => {
    let factor = 2;
    const program = compile({
      name: 'closure',
      variables: { weight },
      functions: {
        scale: define({
          inputs: { x: f32(2) },
          outputs: { y: f32(2) },
          run: ({ x }) => ({ y: x.mul(factor) }),
        }),
      },
    });
    program.verify();
    factor = 3;
    expect(() => program.verify()).toThrow(
      'Function "scale", operation Const: was recorded with a JavaScript value',
    );
    program.dispose();
  });

  it('a native fault, as an error with the function’s name', () => {
    const program = compile({
      name: 'native',
      variables: {},
      functions: {
        check: define({
          inputs: { x: f32(2) },
          outputs: { y: f32(2) },
          run: ({ x }) => ({ y: x.mul(1) }),
        }),
      },
    });
    program.functions.check();
    program.dispose();
    expect(() => program.functions.check()).toThrow(EngineError);
  });
});
