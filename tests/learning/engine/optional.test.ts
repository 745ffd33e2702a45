import { describe, expect, it } from 'vitest';
import { compile, define, f32, optional } from '../../../src/learning/engine';
import { kept } from './kept-programs';

describe('what a function has by a setting', () => {
  /** The mean of x, weighted where there are weights, and the largest x where that is wanted. */
  function mean(weighted: boolean, compiled: boolean) {
    return kept(
      compile({
        name: 'mean',
        compiled,
        variables: {},
        functions: {
          mean: define({
            inputs: { x: f32(2), weights: optional(weighted, f32(2)) },
            outputs: { mean: f32(), products: optional(weighted, f32(2)) },
            run({ x, weights }) {
              const products = weights === undefined ? x : x.mul(weights);
              return { mean: products.mean(), ...(weighted ? { products } : {}) };
            },
          }),
          largest: weighted
            ? define({
                inputs: { x: f32(2) },
                outputs: { largest: f32() },
                run: ({ x }) => ({ largest: x.max() }),
              })
            : undefined,
        },
      }),
    );
  }

  for (const compiled of [true, false])
    it(`is there where it is declared to be, and undefined elsewhere (${compiled ? 'compiled' : 'eager'})`, () => {
      const x = Float32Array.of(2, 4);
      const weights = Float32Array.of(1, 0.5);
      const full = mean(true, compiled).functions;
      expect(full.mean.staging.weights).toHaveLength(2);
      expect(full.mean({ x, weights })).toEqual({ mean: 2, products: Float32Array.of(2, 2) });
      expect(full.largest?.({ x })).toEqual({ largest: 4 });
      const plain = mean(false, compiled).functions;
      expect(plain.mean.staging.weights).toBeUndefined();
      expect(plain.mean({ x })).toEqual({ mean: 3 });
      expect(plain.mean({ x, weights: undefined })).toEqual({ mean: 3 });
      expect(() => plain.mean({ x, weights })).toThrow('input "weights"');
      expect(plain.largest).toBeUndefined();
    });
});
