import { describe, expect, it } from 'vitest';
import { bool, f32, i32 } from '../../../src/learning/engine';
import { StagedInput } from '../../../src/learning/engine/staging';
import { backend } from '../../../src/learning/engine/tensorflow';

const { binding } = backend;

/** A binding that never shares memory, as an older one might. */
const copying = {
  createTensor: (shape: readonly number[], dtype: number, data: Float32Array) =>
    binding.createTensor(shape, dtype, data.slice()),
  deleteTensor: (id: number) => binding.deleteTensor(id),
  tensorDataSync: (id: number) => binding.tensorDataSync(id),
} as unknown as typeof binding;

describe('a staged input', () => {
  for (const [how, chosen] of [
    ['in shared memory', binding],
    ['by copies', copying],
  ] as const)
    it(`shows TensorFlow what lies in its array at the time of a call, ${how}`, () => {
      for (const spec of [f32(5, 3), f32(1), f32(), i32(7), bool(9)]) {
        const staged = new StagedInput(chosen, spec);
        for (const value of [1, 0, 1]) {
          staged.array.fill(value);
          const id = staged.acquire();
          expect([...binding.tensorDataSync(id)].every((seen) => seen === value)).toBe(true);
          staged.release(id);
        }
        staged.dispose();
      }
    });

  it('keeps one tensor over its array, so that a call makes none', () => {
    const staged = new StagedInput(binding, f32(64, 4));
    const first = staged.acquire();
    staged.release(first);
    expect(staged.acquire()).toBe(first);
    staged.dispose();
  });
});
