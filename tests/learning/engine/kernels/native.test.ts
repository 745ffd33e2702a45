/** The native module itself: what it refuses, and that every instruction set gives the same bits. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binaryKinds,
  operations,
  reduceKinds,
  unaryKinds,
} from '../../../../src/learning/engine/kernels/instructions';
import { loadKernels, type NativeKernels } from '../../../../src/learning/engine/kernels/native-module';
import { seededRandom } from '../../../../src/shared/random';

const kernels: NativeKernels = (() => {
  const loaded = loadKernels();
  if ('fault' in loaded) throw new Error(loaded.fault);
  return loaded.module;
})();
const sets = kernels.instructionSets();

const words = 4096;
/** What lies at the arena's end and must never change. */
const guard = 0x7fc01234;

/** An arena of normal numbers with the guard behind them. */
function arenaOf(seed: number): ArrayBuffer {
  const random = seededRandom(seed);
  const arena = new ArrayBuffer((words + 16) * 4);
  const numbers = new Float32Array(arena);
  for (let i = 0; i < words; i++) numbers[i] = random.normal() * 2 ** (random.integer(20) - 10);
  new Int32Array(arena, words * 4).fill(guard);
  return arena;
}

/** A tiled instruction; where no steps are given, its body stays where it is. */
function tiled(
  tiles: readonly [number, number],
  body: readonly number[],
  steps?: readonly number[],
): number[] {
  const still = body.map(() => 0);
  return [operations.tiled.code, ...tiles, body.length, ...body, ...(steps ?? still), ...still];
}

describe('the native module', () => {
  it('ends with the kernels that every processor runs', () => {
    expect(sets.at(-1)).toBe('plain');
    expect(new Set(sets).size).toBe(sets.length);
  });

  it.each([
    ['an operation that is none', [99], 'an operation is unknown (word 0'],
    ['a negative operation', [-1], 'an operation is unknown (word 0'],
    ['an instruction that is cut off', [operations.fill.code, 0, 0], 'an instruction is cut off (word 0'],
    ['a place before the arena', [operations.fill.code, -1, 0, 1], 'reaches outside the arena (word 1'],
    [
      'a place behind the arena',
      [operations.fill.code, words - 1, 0, 18],
      'reaches outside the arena (word 1',
    ],
    ['a size of none', [operations.fill.code, 0, 0, 0], 'a size is too small (word 3'],
    [
      'a size that wraps around',
      [operations.copy.code, 0, 2 ** 30, 0, 0, 2 ** 30, 1],
      'outside the arena (word 1',
    ],
    ['a kind that is none', [operations.unary.code, 99, 0, 16, 4], 'a kind is unknown (word 1'],
    [
      'a stride that runs out of the arena',
      [operations.binary.code, 0, 0, 16, 32, 1, 1, 2, 4, 0, 0, words, 1, 0, 0, 0, 1],
      'reaches outside the arena (word 3',
    ],
    [
      'a tiled body that runs out of the arena',
      tiled([2, 1], [operations.fill.code, 0, 0, 1], [0, 2 * words, 0, 0]),
      'reaches outside the arena (word 1 of the instructions) in the body of a tiled instruction (word 0',
    ],
    [
      'a tiled body whose sizes would change',
      tiled([2, 1], [operations.fill.code, 0, 0, 1], [0, 0, 0, 1]),
      'a word of a body must not move (word 11',
    ],
    [
      'tiles within tiles',
      tiled([1, 1], tiled([1, 1], [operations.fill.code, 0, 0, 1], [0, 0, 0, 0])),
      'an operation is unknown (word 0',
    ],
    [
      'a tiled body that is cut off',
      tiled([1, 1], [operations.fill.code, 0, 0, 1], [0, 0, 0, 0]).slice(0, -1),
      'an instruction is cut off (word 0',
    ],
    ['more tiles than anybody needs', [operations.tiled.code, 2 ** 15, 2 ** 15, 4], 'too large (word 1'],
  ])('refuses %s', (_, code, message) => {
    expect(() => kernels.load(arenaOf(1), [Int32Array.from(code)])).toThrow(message);
  });

  it('refuses what is no arena, no list of functions, no set of this processor', () => {
    const wrong = kernels.load as (...given: unknown[]) => unknown;
    expect(() => wrong(new Float32Array(4), [])).toThrow('takes an ArrayBuffer');
    expect(() => wrong(arenaOf(1), 'x')).toThrow('takes an ArrayBuffer');
    expect(() => wrong(arenaOf(1), [new Float32Array(4)])).toThrow('no Int32Array');
    expect(() => wrong(arenaOf(1), [], 'sse9')).toThrow('lacks that instruction set');
  });

  it('does not run on an arena that was handed on', () => {
    const arena = arenaOf(1);
    const [run] = kernels.load(arena, [Int32Array.of(operations.fill.code, 0, 0, 1)]);
    run!();
    structuredClone(arena, { transfer: [arena] });
    expect(() => run!()).toThrow('detached');
  });

  it('keeps whatever it accepts within the arena', () => {
    const codes = Object.values(operations);
    let accepted = 0;
    const operand = fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: -1, max: 6 }) },
      { weight: 4, arbitrary: fc.integer({ min: 0, max: words / 2 }) },
      { weight: 1, arbitrary: fc.integer({ min: words - 40, max: words + 40 }) },
      { weight: 1, arbitrary: fc.constantFrom(2 ** 31 - 1, -(2 ** 31), 2 ** 30, 2 ** 16) },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.array(operand, { minLength: 17, maxLength: 17 }),
        fc.nat(1000),
        ({ code, words: length }, operands, seed) => {
          const arena = arenaOf(seed).slice(0, words * 4);
          let run: (() => void) | undefined;
          try {
            [run] = kernels.load(arena, [Int32Array.from([code, ...operands.slice(0, length - 1)])]);
          } catch (error) {
            expect((error as Error).message).toMatch(/\(word \d+ of the instructions\)/);
            return;
          }
          accepted++;
          run!();
        },
      ),
      { numRuns: 5000, seed: 7 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});

describe('the largest and the smallest of many', () => {
  /** The first of equal ones, and of those that are no numbers. */
  const expected = (numbers: readonly number[], isBetter: (a: number, b: number) => boolean) => {
    let best = numbers[0]!;
    for (const number of numbers)
      if (!Number.isNaN(best) && (Number.isNaN(number) || isBetter(number, best))) best = number;
    return best;
  };

  it.each([
    ['largest', reduceKinds.largest, (a: number, b: number) => a > b],
    ['smallest', reduceKinds.smallest, (a: number, b: number) => a < b],
  ] as const)('%s: of any length, with zeros of both signs and what is no number', (_, kind, isBetter) => {
    const number = fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: -3, max: 3 }) },
      { weight: 2, arbitrary: fc.constantFrom(0, -0) },
      { weight: 1, arbitrary: fc.constantFrom(Infinity, -Infinity) },
    );
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 1, maxLength: 70 }),
        fc.option(fc.nat(69), { freq: 3 }),
        (numbers, none) => {
          if (none !== null) numbers[none % numbers.length] = NaN;
          const arena = new ArrayBuffer(4 * 128);
          new Float32Array(arena).set(numbers, 1);
          const code = Int32Array.of(operations.reduce.code, kind, 0, 1, 1, numbers.length, 1);
          for (const set of sets) {
            kernels.load(arena, [code], set)[0]!();
            expect(new Float32Array(arena)[0], set).toBe(expected(numbers, isBetter));
          }
        },
      ),
      { numRuns: 300, seed: 5 },
    );
  });
});

describe('every instruction set gives the same bits', () => {
  /** Instructions of one kind of work, over the numbers of an arena; their results begin at word 2048. */
  const works: Readonly<Record<string, (seed: number) => number[]>> = {
    ...Object.fromEntries(
      [false, true].flatMap((transposeA) =>
        [false, true].map((transposeB) => [
          `matrix products${transposeA ? ', first transposed' : ''}${transposeB ? ', second transposed' : ''}`,
          (seed: number) => {
            const random = seededRandom(seed);
            const [rows, columns, depth] = [
              1 + random.integer(20),
              1 + random.integer(40),
              1 + random.integer(20),
            ];
            const [bias, activation] = [random.integer(2) === 0 ? -1 : 1900, random.integer(3)];
            return [
              ...[operations.matMul.code, 2048, 0, 500, bias, activation, rows, columns, depth],
              ...[Number(transposeA), Number(transposeB), 3000],
            ];
          },
        ]),
      ),
    ),
    ...Object.fromEntries(
      Object.entries(unaryKinds).map(([name, kind]) => [
        name,
        (seed: number) => [operations.unary.code, kind, 2048, seed % 100, 1 + (seed % 70)],
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(binaryKinds).map(([name, kind]) => [
        name,
        (seed: number) => {
          const columns = 1 + (seed % 37);
          const [a, b] = [(seed >> 1) & 1, (seed >> 2) & 1];
          return [
            operations.binary.code,
            kind,
            2048,
            0,
            700,
            1,
            1,
            5,
            columns,
            0,
            0,
            a * columns,
            1,
            0,
            0,
            columns,
            b,
          ];
        },
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(reduceKinds).map(([name, kind]) => [
        `${name} of many`,
        (seed: number) => [
          operations.reduce.code,
          kind,
          2048,
          0,
          1 + (seed % 4),
          1 + (seed % 45),
          1 + (seed % 9),
        ],
      ]),
    ),
    softmax: (seed) => [operations.softmax.code, 2048, 0, 1 + (seed % 5), 1 + (seed % 60)],
    'half the squares': (seed) => [operations.halfSquares.code, 2048, 0, 1 + (seed % 900)],
    Adam: (seed) => [
      ...[operations.adam.code, 2048, 2500, 3000],
      ...[...Array<number>(6)].map((_, i) => 10 + i),
      ...[100, 1 + (seed % 300)],
    ],
    RMSProp: (seed) => [
      ...[operations.rmsProp.code, 2048, seed % 2 === 0 ? -1 : 2400, 2700, 3000],
      ...[10, 11, 12, 13],
      ...[100, 1 + (seed % 200)],
    ],
  };

  const digest = (code: number[], seed: number, set: string) => {
    const arena = arenaOf(seed);
    if (code[0] === operations.adam.code || code[0] === operations.rmsProp.code) {
      // Second moments and rates as they occur: not below 0, not above 1.
      const numbers = new Float32Array(arena);
      for (let i = 0; i < words; i++) numbers[i] = Math.abs(numbers[i]!) / (1 + Math.abs(numbers[i]!));
    }
    const [run] = kernels.load(arena, [Int32Array.from(code)], set);
    run!();
    expect(new Int32Array(arena, words * 4).every((word) => word === guard)).toBe(true);
    // What is no number has many patterns; which of them comes out differs between processors, and nobody sees it.
    const numbers = new Float32Array(arena).map((number) => (Number.isNaN(number) ? NaN : number));
    return createHash('sha256').update(new Uint8Array(numbers.buffer)).digest('hex');
  };

  for (const [name, work] of Object.entries(works))
    it(`for ${name}`, () => {
      for (let seed = 0; seed < 40; seed++) {
        const code = work(seed);
        const [first, ...others] = sets.map((set) => digest(code, seed, set));
        for (const other of others) expect(other, `seed ${seed}`).toBe(first);
      }
    });
});
