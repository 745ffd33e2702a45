/** Fused multiply-adds of processors that have no such instruction: the same bits as those of one that has. */
import { describe, expect, it } from 'vitest';
import { operations } from '../../../../src/learning/engine/kernels/instructions';
import {
  isFused,
  loadKernels,
  type NativeKernels,
} from '../../../../src/learning/engine/kernels/native-module';
import { seededRandom, type Random } from '../../../../src/shared/random';

const kernels: NativeKernels = (() => {
  const loaded = loadKernels();
  if ('fault' in loaded) throw new Error(loaded.fault);
  return loaded.module;
})();
const sets = kernels.instructionSets();
const unfused = sets.filter((set) => !isFused(set));
const fused = sets.find(isFused);

const rows = 16;
const columns = 64;
const resultsAt = 1024;

/**
 * Works out x y + c for each of 16 numbers x with each of 64 pairs (y, c), as a product of matrices: a row is (1, x), a
 * column (c, y), and the chain over them 1 c + 0, which is c, then x y + c.
 */
function multiplyAdd(set: string): (x: Float32Array, y: Float32Array, c: Float32Array) => Float32Array {
  const arena = new ArrayBuffer(4096 * 4);
  const numbers = new Float32Array(arena);
  const b = rows * 2;
  const [run] = kernels.load(
    arena,
    [
      Int32Array.of(
        ...[operations.matMul.code, resultsAt, 0, b, -1, 0, rows, columns, 2, 0, 0],
        resultsAt + rows * columns,
      ),
    ],
    set,
  );
  return (x, y, c) => {
    x.forEach((value, row) => numbers.set([1, value], row * 2));
    numbers.set(c, b);
    numbers.set(y, b + columns);
    run!();
    return numbers.slice(resultsAt, resultsAt + rows * columns);
  };
}

const bits = new Uint32Array(1);
const float = new Float32Array(bits.buffer);
const ofBits = (pattern: number) => {
  bits[0] = pattern;
  return float[0]!;
};

/** A finite float as an integer and a power of two. */
function exactly(x: number): { digits: bigint; exponent: number } {
  float[0] = x;
  const exponent = (bits[0]! >>> 23) & 255;
  const digits = (bits[0]! & 0x7fffff) | (exponent === 0 ? 0 : 0x800000);
  return { digits: BigInt(x < 0 ? -digits : digits), exponent: Math.max(exponent, 1) - 150 };
}

/** x y + c in whole numbers, rounded once: to the nearest float, and to the even one of two as near. */
function reference(x: number, y: number, c: number): number {
  // What is infinite or none, and the sign of 0, are the same in double precision.
  const inDouble = x * y + c;
  if (!Number.isFinite(inDouble) || inDouble === 0) return inDouble;
  const [a, b, d] = [exactly(x), exactly(y), exactly(c)];
  const exponent = Math.min(a.exponent + b.exponent, d.exponent);
  const sum =
    ((a.digits * b.digits) << BigInt(a.exponent + b.exponent - exponent)) +
    (d.digits << BigInt(d.exponent - exponent));
  const size = sum < 0n ? -sum : sum;
  // The last digit that the result has: the 24th, or the least float's.
  const last = Math.max(size.toString(2).length - 24 + exponent, -149);
  const cut = BigInt(Math.max(last - exponent, 0));
  const kept = size >> cut;
  const twiceRest = (size - (kept << cut)) * 2n;
  const unit = 1n << cut;
  const up = twiceRest > unit || (twiceRest === unit && (kept & 1n) === 1n);
  const rounded = Number(kept + (up ? 1n : 0n)) * 2 ** (exponent + Number(cut));
  const result = rounded >= 2 ** 128 ? Infinity : rounded;
  return sum < 0n ? -result : result;
}

const special = [0, 1, -1, 2 ** -126, 2 ** -149, -(2 ** -149), 2 ** 127, Infinity, -Infinity, NaN];
/** Numbers of all kinds: their sources by what they are. */
const kinds: Readonly<Record<string, (random: Random) => number>> = {
  'any bits': (random) => ofBits(random.integer(2 ** 32)),
  'ordinary numbers': (random) => Math.fround(2 * random.uniform() - 1),
  'numbers of few digits, whose sums are often ties': (random) =>
    (random.integer(2 ** 12) - 2 ** 11) * 2 ** (random.integer(40) - 20),
  'the least floats': (random) => ofBits(random.integer(2 ** 26) * 2 ** random.integer(7)),
  'around the least normal float': (random) =>
    random.normal() * 2 ** (random.integer(60) - 94) * (random.integer(4) === 0 ? 0 : 1),
  'powers of two, infinite and none': (random) =>
    random.integer(3) === 0 ? special[random.integer(special.length)]! : 2 ** (random.integer(277) - 149),
};

/** Batches of numbers; every fourth sum lies beside a tie, by the size of what is added. */
function* batches(kind: (random: Random) => number, count: number) {
  const random = seededRandom(11);
  const numbers = (length: number) => Float32Array.from({ length }, () => kind(random));
  for (let i = 0; i < count; i++) {
    const [x, y, c] = [numbers(rows), numbers(columns), numbers(columns)];
    for (let j = 0; j < columns; j += 4) {
      const product = x[j % rows]! * y[j]!;
      const scale = 2 ** Math.floor(Math.log2(Math.abs(product)) + 24 - random.integer(3));
      const beside = (2 ** 23 + random.integer(2 ** 23)) * 2 ** -23 * scale;
      if (Number.isFinite(Math.fround(beside))) c[j] = beside;
    }
    yield { x, y, c };
  }
}

const same = (a: number, b: number) => Object.is(a, b) || (Number.isNaN(a) && Number.isNaN(b));

describe.each(unfused)('a multiply-add of the set %s', (set) => {
  const work = multiplyAdd(set);
  const one = (x: number, y: number, c: number) =>
    work(
      new Float32Array(rows).fill(x),
      new Float32Array(columns).fill(y),
      new Float32Array(columns).fill(c),
    )[0];

  // (1 + 2^-23) (1 - 2^-23) = 1 - 2^-46, so the sums lie 2^-70 beside a tie of floats: double precision, which ends at
  // 2^-52, takes them for the tie.
  const [above, below] = [1 + 2 ** -23, 1 - 2 ** -23];
  const largest = (2 - 2 ** -23) * 2 ** 127;
  it.each([
    ['just below a tie whose even float is above', above * 2 ** -24, below, 1 + 2 ** -23, 1 + 2 ** -23],
    ['just above a tie whose even float is below', -above * 2 ** -24, below, 1 + 2 ** -23, 1 + 2 ** -23],
    ['the same with all signs turned', above * 2 ** -24, below, -1 - 2 ** -23, -1 - 2 ** -23],
    ['a tie: the even float above', 2 ** -24, 1, 1 + 2 ** -23, 1 + 2 ** -22],
    ['a tie: the even float below', 2 ** -24, 1, 1, 1],
    ['a tie of the least floats', 2 ** -75, 2 ** -75, 2 ** -149, 2 ** -148],
    ['beside a tie of the least floats', above * 2 ** -75, below * 2 ** -75, 2 ** -149, 2 ** -149],
    ['the largest float, and a quarter of its unit', 2 ** 102, 1, largest, largest],
    ['the largest float, and half of its unit', 2 ** 103, 1, largest, Infinity],
    ['a product beyond all floats, taken back', 2 ** 100, 2 ** 28, -(2 ** 127), 2 ** 127],
    ['a product that is nothing beside the sum', 2 ** -149, 2 ** -149, 1, 1],
    ['no sum', 2 ** -149, 2 ** -149, 0, 0],
    ['infinite, and taken back', Infinity, 1, -Infinity, NaN],
  ])('is right for %s', (_, x, y, c, expected) => {
    expect(reference(x, y, c)).toBe(expected);
    expect(one(x, y, c)).toBe(expected);
  });

  it.each(Object.entries(kinds))('is rounded once: %s', (_, kind) => {
    const wrong: unknown[] = [];
    for (const { x, y, c } of batches(kind, 12)) {
      const results = work(x, y, c);
      for (let i = 0; i < results.length; i++) {
        const given = [x[i >> 6]!, y[i & 63]!, c[i & 63]! + 0] as const;
        if (!same(results[i]!, reference(...given))) wrong.push([...given, results[i], reference(...given)]);
      }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  // A processor without the instruction has nothing to compare with: the test above holds it to whole numbers.
  it.skipIf(fused === undefined).each(Object.entries(kinds))(
    'has the bits of the processor’s own instruction: %s',
    (_, kind) => {
      const hardware = multiplyAdd(fused!);
      let different = 0;
      for (const { x, y, c } of batches(kind, 500)) {
        const [own, others] = [work(x, y, c), hardware(x, y, c)];
        for (let i = 0; i < own.length; i++) if (!same(own[i]!, others[i]!)) different++;
      }
      expect(different).toBe(0);
    },
    30_000,
  );

  it.skipIf(fused === undefined)('has them over chains longer than what is converted at once', () => {
    const random = seededRandom(4);
    const depth = 300;
    const size = 3 * depth;
    const chain = (of: string, numbers: Float32Array) => {
      const arena = new ArrayBuffer((depth * 80 + 200) * 4);
      new Float32Array(arena).set(numbers);
      const [a, b, out, scratch] = [0, size, size + depth * 20, size + depth * 20 + 64];
      const code = [operations.matMul.code, out, a, b, -1, 0, 3, 20, depth, 0, 0, scratch];
      kernels.load(arena, [Int32Array.from(code)], of)[0]!();
      return new Float32Array(arena).slice(out, out + 60);
    };
    const scales: readonly (() => number)[] = [
      () => random.normal(),
      () => random.integer(5) - 2,
      () => Math.round(random.normal() * 64) / 8,
      () => (random.integer(2) === 0 ? 0 : random.normal() * 2 ** -70),
      () => random.normal() * 2 ** 62,
    ];
    for (const scale of scales)
      for (let i = 0; i < 10; i++) {
        const numbers = Float32Array.from({ length: size + depth * 20 }, scale);
        expect(chain(set, numbers)).toEqual(chain(fused!, numbers));
      }
  });
});
