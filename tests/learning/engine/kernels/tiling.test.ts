/** Work on large arrays, tile by tile: the same numbers, and nothing joined that must not be. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Constants, Drafting, type Value } from '../../../../src/learning/engine/kernels/drafting';
import {
  binaryKinds,
  operations,
  reduceKinds,
  unaryKinds,
} from '../../../../src/learning/engine/kernels/instructions';
import { encode, PermanentMemory, place, type Draft } from '../../../../src/learning/engine/kernels/memory';
import { loadKernels } from '../../../../src/learning/engine/kernels/native-module';
import { broadcast } from '../../../../src/learning/engine/kernels/shapes';
import { slicesOf } from '../../../../src/learning/engine/kernels/slices';
import { tile } from '../../../../src/learning/engine/kernels/tiling';
import { seededRandom } from '../../../../src/shared/random';

const float32 = 1;
const product = (shape: readonly number[]) => shape.reduce((all, size) => all * size, 1);

/** A function under construction: values that are given, and what is worked out from them. */
class Work {
  readonly memory = new PermanentMemory();
  readonly drafting = new Drafting(new Constants(this.memory));
  readonly results: Value[] = [];

  given(...shape: number[]): Value {
    return { block: this.memory.block(product(shape)), delta: 0, dtype: float32, shape };
  }
  binary(kind: keyof typeof binaryKinds, a: Value, b: Value, ...shape: number[]): Value {
    const result = this.drafting.temporary(float32, shape);
    const over = broadcast(a.shape, b.shape, shape)!;
    const words = [binaryKinds[kind], result, a, b, ...over.sizes, ...over.a, ...over.b];
    this.drafting.emit('binary', words, [a, b], result.block);
    return result;
  }
  unary(kind: keyof typeof unaryKinds, a: Value): Value {
    const result = this.drafting.temporary(float32, a.shape);
    this.drafting.emit('unary', [unaryKinds[kind], result, a, product(a.shape)], [a], result.block);
    return result;
  }
  /** Over the last axis. */
  reduce(kind: keyof typeof reduceKinds, a: Value): Value {
    const shape = a.shape.slice(0, -1);
    const result = this.drafting.temporary(float32, shape);
    const words = [reduceKinds[kind], result, a, product(shape), a.shape.at(-1)!, 1];
    this.drafting.emit('reduce', words, [a], result.block);
    return result;
  }
  softmax(a: Value): Value {
    const result = this.drafting.temporary(float32, a.shape);
    const columns = a.shape.at(-1)!;
    this.drafting.emit('softmax', [result, a, product(a.shape) / columns, columns], [a], result.block);
    return result;
  }
  /** Writes a variable. */
  write(variable: Value, value: Value): void {
    const count = product(variable.shape);
    this.drafting.emit('copy', [variable, count, value, count, 1, count], [value], variable.block);
  }
  returned(value: Value): Value {
    this.results.push(value);
    value.block.offset = this.memory.block(value.block.words).offset;
    return value;
  }
}

/** Runs drafts on random numbers; the numbers that they return. */
function run(work: Work, drafts: readonly Draft[]): Float32Array[] {
  const loaded = loadKernels();
  if ('fault' in loaded) throw new Error(loaded.fault);
  const shared = place(drafts, work.memory.words);
  const arena = new ArrayBuffer(4 * (work.memory.words + shared));
  const numbers = new Float32Array(arena);
  const random = seededRandom(3);
  for (let i = 0; i < numbers.length; i++) numbers[i] = random.normal();
  loaded.module.load(arena, [encode(drafts)])[0]!();
  return work.results.map(({ block }) => numbers.slice(block.offset!, block.offset! + block.words));
}

const kindsOf = (drafts: readonly Draft[]) =>
  drafts.map(({ words }) => Object.entries(operations).find(([, { code }]) => code === words[0])![0]);

/** Two drafts of the same work: as it is written, and tiled. */
function compare(describeWork: (work: Work) => void): string[] {
  const [plain, tiled] = [new Work(), new Work()];
  describeWork(plain);
  describeWork(tiled);
  const drafts = tile(tiled.drafting.drafts);
  expect(run(tiled, drafts)).toEqual(run(plain, plain.drafting.drafts));
  return kindsOf(drafts);
}

describe('tiling', () => {
  it('joins a chain of element-wise work over pairs of rows and columns, with sums at its end', () => {
    const kinds = compare((work) => {
      const [samples, quantiles, weights] = [
        work.given(64, 1, 51),
        work.given(64, 51, 1),
        work.given(64, 1, 1),
      ];
      const errors = work.binary('subtract', samples, quantiles, 64, 51, 51);
      const size = work.unary('absolute', errors);
      const weighted = work.binary('multiply', size, weights, 64, 51, 51);
      work.returned(work.reduce('mean', work.binary('minimum', weighted, errors, 64, 51, 51)));
    });
    expect(kinds).toEqual(['tiled']);
  });

  it('keeps what others read, and leaves behind what reads the whole', () => {
    const kinds = compare((work) => {
      const a = work.given(64, 128);
      const squares = work.unary('square', a);
      const roots = work.unary('squareRoot', squares);
      const all: Value = { ...roots, shape: [64 * 128] };
      const mean = work.reduce('mean', all);
      work.returned(mean);
      work.returned(work.binary('subtract', roots, { ...mean, shape: [1, 1] }, 64, 128));
    });
    expect(kinds).toEqual(['tiled', 'reduce', 'binary']);
  });

  it('does not join what reads another part of an array than was just written', () => {
    const kinds = compare((work) => {
      const a = work.given(1, 4096);
      const doubled = work.binary('add', a, a, 1, 4096);
      // Every row of the outer product reads all of it.
      work.returned(work.binary('multiply', doubled, work.given(8, 1), 8, 4096));
    });
    expect(kinds).toEqual(['binary', 'binary']);
  });

  it('does not move anything across the writing of a variable', () => {
    const kinds = compare((work) => {
      const [variable, a] = [work.given(8192), work.given(8192)];
      const sum = work.binary('add', variable, a, 8192);
      work.write(variable, a);
      const after = work.binary('multiply', variable, sum, 8192);
      work.returned(work.unary('square', after));
    });
    expect(kinds).toEqual(['binary', 'copy', 'tiled']);
  });

  it('leaves small arrays alone', () => {
    const kinds = compare((work) => {
      work.returned(work.unary('square', work.unary('negate', work.given(1000))));
    });
    expect(kinds).toEqual(['unary', 'unary']);
  });

  it('does not lose work that has nothing to do with a chain', () => {
    const kinds = compare((work) => {
      const a = work.given(128, 64);
      const [first, other] = [work.unary('negate', a), work.unary('square', work.given(10))];
      const second = work.unary('square', first);
      work.returned(work.binary('add', second, a, 128, 64));
      work.returned(other);
    });
    expect(kinds).toEqual(['unary', 'tiled']);
  });

  it('gives the same numbers for random chains', () => {
    let joined = 0;
    const step = fc.record({
      kind: fc.constantFrom('unary', 'same', 'row', 'column', 'scalar', 'softmax', 'sum') as fc.Arbitrary<
        'unary' | 'same' | 'row' | 'column' | 'scalar' | 'softmax' | 'sum'
      >,
      of: fc.nat(9),
      returned: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.constantFrom([64, 102], [128, 51], [96, 64], [60, 130]),
        fc.array(step, { minLength: 2, maxLength: 14 }),
        ([rows, columns], steps) => {
          const kinds = compare((work) => {
            const [row, column, scalar] = [work.given(1, columns!), work.given(rows!, 1), work.given(1, 1)];
            const values = [work.given(rows!, columns!)];
            for (const { kind, of, returned } of steps) {
              const from = values[of % values.length]!;
              const result =
                kind === 'unary'
                  ? work.unary('absolute', from)
                  : kind === 'softmax'
                    ? work.softmax(from)
                    : kind === 'sum'
                      ? work.reduce('sum', from)
                      : work.binary(
                          'subtract',
                          from,
                          { same: values.at(-1)!, row, column, scalar }[kind],
                          ...from.shape,
                        );
              if (returned || kind === 'sum') work.returned(result);
              if (kind !== 'sum') values.push(result);
            }
            if (work.results.length === 0) work.returned(values.at(-1)!);
          });
          if (kinds.includes('tiled')) joined++;
        },
      ),
      { numRuns: 150, seed: 11 },
    );
    expect(joined).toBeGreaterThan(50);
  });
});

describe('slices', () => {
  it('are none where parts do not come out even', () => {
    const work = new Work();
    work.unary('square', work.given(90));
    const [draft] = work.drafting.drafts;
    expect(slicesOf(draft!)!.cut([4])).toBeNull();
    expect(
      slicesOf(draft!)!
        .cut([9, 5])!
        .operands.map(({ steps, reach }) => [...steps, reach]),
    ).toEqual([
      [10, 2, 2],
      [10, 2, 2],
    ]);
  });
});
