import { describe, expect, it } from 'vitest';
import { backend, bool, compile, define, f32, i32, tf } from '../../../src/learning/engine';
import { kept } from './kept-programs';

/** y = w x with a counter that every call raises. */
function scaling(compiled = true) {
  const weight = tf.variable(tf.tensor1d([1, 2, 3]));
  const calls = tf.variable(tf.scalar(0, 'int32'), false);
  return kept(
    compile({
      name: 'scaling',
      compiled,
      variables: { weight, calls },
      functions: {
        scale: define({
          inputs: { x: f32(3) },
          outputs: { y: f32(3), sum: f32(), calls: i32() },
          run: ({ x }) => {
            calls.assign(calls.add(tf.scalar(1, 'int32')));
            const y = x.mul(weight);
            return { y, sum: y.sum(), calls };
          },
        }),
        double: define({
          inputs: {},
          outputs: {},
          run: () => {
            weight.assign(weight.mul(2));
            return {};
          },
        }),
      },
    }),
  );
}

describe('a compiled program', () => {
  it('returns arrays and numbers by the names of the outputs, as the README shows', () => {
    const { functions } = scaling();
    const { y, sum, calls } = functions.scale({ x: Float32Array.of(1, 1, 2) });
    expect([...y]).toEqual([1, 2, 6]);
    expect(sum).toBe(9);
    expect(calls).toBe(1);
  });

  it('reads all variables and inputs that a function uses in one operation, whatever their types', () => {
    const sumOf = (count: number) => {
      const floats = Array.from({ length: count }, (_, i) => tf.variable(tf.scalar(10 ** i)));
      const factor = tf.variable(tf.scalar(2, 'int32'));
      const { functions } = kept(
        compile({
          name: 'sum',
          engine: 'tensorflow',
          variables: { ...Object.fromEntries(floats.map((float, i) => [`float${i}`, float])), factor },
          functions: {
            sum: define({
              inputs: { x: f32(1), k: i32(1) },
              outputs: { scaled: f32(1), doubled: i32(1) },
              run: ({ x, k }) => ({ scaled: x.mul(tf.addN(floats)), doubled: k.mul(factor) as typeof k }),
            }),
          },
        }),
      );
      return functions.sum;
    };
    const [two, five] = [sumOf(2), sumOf(5)];
    expect(five.nodes).toBe(two.nodes);
    const { scaled, doubled } = five({ x: Float32Array.of(3), k: Int32Array.of(7) });
    expect([...scaled, ...doubled]).toEqual([33333, 14]);
  });

  it('keeps variables from call to call and shares them between functions', () => {
    const { functions } = scaling();
    functions.double();
    functions.double();
    expect([...functions.scale({ x: Float32Array.of(1, 1, 1) }).y]).toEqual([4, 8, 12]);
    expect(functions.scale().calls).toBe(2);
  });

  it('starts from the values that the variables had before it was compiled', () => {
    const program = scaling();
    expect(program.read()).toEqual({ weight: Float32Array.of(1, 2, 3), calls: Int32Array.of(0) });
  });

  it('writes some variables and leaves the others', () => {
    const program = scaling();
    program.functions.scale({ x: Float32Array.of(0, 0, 0) });
    const mine = Float32Array.of(5, 5, 5);
    program.write({ weight: mine });
    mine.fill(99);
    expect(program.read()).toEqual({ weight: Float32Array.of(5, 5, 5), calls: Int32Array.of(1) });
  });

  it('reads inputs from the staging that was filled in place', () => {
    const { functions } = scaling();
    functions.scale.staging.x.set([2, 2, 2]);
    expect([...functions.scale().y]).toEqual([2, 4, 6]);
    functions.scale.staging.x[0] = 10;
    expect([...functions.scale().y]).toEqual([10, 4, 6]);
  });

  it('shares the staging of equal inputs among its functions', () => {
    const inputs = { x: f32(2) };
    const program = kept(
      compile({
        name: 'shared',
        variables: {},
        functions: {
          negate: define({ inputs, outputs: { y: f32(2) }, run: ({ x }) => ({ y: x.neg() }) }),
          square: define({ inputs, outputs: { y: f32(2) }, run: ({ x }) => ({ y: x.square() }) }),
        },
      }),
    );
    program.functions.negate.staging.x.set([3, 4]);
    expect([...program.functions.square().y]).toEqual([9, 16]);
  });

  it('never lets a variable share memory with the staging it was assigned from', () => {
    const memory = tf.variable(tf.zeros([2]), false);
    const program = kept(
      compile({
        name: 'store',
        variables: { memory },
        functions: {
          store: define({
            inputs: { x: f32(1, 2) },
            outputs: {},
            run: ({ x }) => {
              memory.assign(x.reshape([2]));
              return {};
            },
          }),
        },
      }),
    );
    program.functions.store({ x: Float32Array.of(1, 2) });
    program.functions.store.staging.x.fill(77);
    expect(program.read()['memory']).toEqual(Float32Array.of(1, 2));
  });

  it('tells variables apart that were made from one tensor', () => {
    const source = tf.tensor1d([1, 1]);
    const [a, b] = [tf.variable(source, false), tf.variable(source, false)];
    const program = kept(
      compile({
        name: 'twins',
        variables: { a, b },
        functions: {
          raise: define({
            inputs: {},
            outputs: { a: f32(2), b: f32(2) },
            run: () => {
              a.assign(a.add(1));
              return { a: a.mul(1), b: b.mul(1) };
            },
          }),
        },
      }),
    );
    expect(program.functions.raise()).toEqual({ a: Float32Array.of(2, 2), b: Float32Array.of(1, 1) });
  });

  it('reads a variable that is assigned in the same call before or after, as the code says', () => {
    const value = tf.variable(tf.scalar(1), false);
    const program = kept(
      compile({
        name: 'order',
        variables: { value },
        functions: {
          step: define({
            inputs: {},
            outputs: { before: f32(), after: f32() },
            run: () => {
              const before = value.mul(1);
              value.assign(value.add(10));
              return { before, after: value.mul(1) };
            },
          }),
        },
      }),
    );
    expect(program.functions.step()).toEqual({ before: 1, after: 11 });
    expect(program.functions.step()).toEqual({ before: 11, after: 21 });
  });

  it('reads what a variable held at the start, though a copy of it is used only after it was written', () => {
    const value = tf.variable(tf.scalar(1), false);
    const other = tf.variable(tf.scalar(100), false);
    const program = kept(
      compile({
        name: 'late',
        variables: { value, other },
        functions: {
          step: define({
            inputs: {},
            outputs: { before: f32(), other: f32() },
            run: () => {
              const [before, others] = [tf.clone(value), tf.clone(other)];
              value.assign(tf.scalar(7));
              other.assign(tf.scalar(8));
              return { before: before.mul(1), other: others.mul(1) };
            },
          }),
        },
      }),
    );
    expect(program.functions.step()).toEqual({ before: 1, other: 100 });
    expect(program.functions.step()).toEqual({ before: 7, other: 8 });
  });

  it('passes integers and truth values', () => {
    const program = kept(
      compile({
        name: 'types',
        variables: {},
        functions: {
          choose: define({
            inputs: { condition: bool(3), a: i32(3), b: i32(3) },
            outputs: { chosen: i32(3), none: bool() },
            run: ({ condition, a, b }) => ({
              chosen: tf.where(condition, a, b),
              none: condition.any().logicalNot(),
            }),
          }),
        },
      }),
    );
    const result = program.functions.choose({
      condition: Uint8Array.of(1, 0, 1),
      a: Int32Array.of(1, 2, 3),
      b: Int32Array.of(7, 8, 9),
    });
    expect([...result.chosen]).toEqual([1, 8, 3]);
    expect(result.none).toBe(0);
  });

  it('gives the same numbers eagerly', () => {
    for (const compiled of [true, false]) {
      const { functions } = scaling(compiled);
      functions.double();
      expect(functions.scale({ x: Float32Array.of(1, 2, 3) })).toEqual({
        y: Float32Array.of(2, 8, 18),
        sum: 28,
        calls: 1,
      });
    }
  });

  it('leaks no tensor: neither native nor of tfjs, over 100 calls', () => {
    const program = scaling();
    const x = Float32Array.of(1, 2, 3);
    program.functions.scale({ x });
    const before = [tf.memory().numTensors, backend.binding.getNumOfTensors?.()];
    for (let i = 0; i < 100; i++) {
      program.functions.scale({ x });
      program.functions.double();
      program.write(program.read());
    }
    expect([tf.memory().numTensors, backend.binding.getNumOfTensors?.()]).toEqual(before);
  });

  it('leaves nothing behind when it is compiled and disposed', () => {
    const weight = tf.variable(tf.tensor1d([1, 2, 3]), false);
    const build = () =>
      compile({
        name: 'passing',
        variables: { weight },
        functions: {
          scale: define({
            inputs: { x: f32(3) },
            outputs: { y: f32(3) },
            run: ({ x }) => ({ y: x.mul(weight).add(tf.tensor1d([1, 1, 1])) }),
          }),
        },
      });
    build().dispose();
    const before = [tf.memory().numTensors, backend.binding.getNumOfTensors?.()];
    for (let i = 0; i < 5; i++) build().dispose();
    expect([tf.memory().numTensors, backend.binding.getNumOfTensors?.()]).toEqual(before);
    expect([...weight.dataSync()]).toEqual([1, 2, 3]);
  });
});
