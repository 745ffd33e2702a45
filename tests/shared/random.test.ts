import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom, type Random } from '../../src/shared/random';
import { chiSquare } from './chi-square';

const mask = 0xffff_ffffn;
const rotate = (x: bigint, k: bigint) => ((x << k) | (x >> (32n - k))) & mask;

/** SplitMix32 with the finaliser constants 21f0aaad and 735a2d97, in whole numbers without overflow. */
function splitMix32(seed: number): () => bigint {
  let state = BigInt(seed);
  return () => {
    state = (state + 0x9e37_79b9n) & mask;
    let z = state;
    z = ((z ^ (z >> 16n)) * 0x21f0_aaadn) & mask;
    z = ((z ^ (z >> 15n)) * 0x735a_2d97n) & mask;
    return z ^ (z >> 15n);
  };
}

/** xoshiro128** 1.1 as Blackman & Vigna publish it, in whole numbers without overflow. */
function xoshiro128(words: readonly bigint[]): () => number {
  const s = [...words] as [bigint, bigint, bigint, bigint];
  return () => {
    const result = (rotate((s[1] * 5n) & mask, 7n) * 9n) & mask;
    const t = (s[1] << 9n) & mask;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 11n);
    return Number(result);
  };
}

const anySeed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const take = (count: number, draw: () => number) => Array.from({ length: count }, draw);
const uniforms = (random: Random, count = 8) => take(count, () => random.uniform());
const word = (random: Random) => random.uniform() * 2 ** 32;

/** Mean of f over the sample. */
const mean = (sample: readonly number[], f: (x: number) => number = (x) => x) =>
  sample.reduce((sum, x) => sum + f(x), 0) / sample.length;

/** Pearson's correlation of two samples of standardised or centred numbers. */
function correlation(xs: readonly number[], ys: readonly number[]): number {
  const mx = mean(xs);
  const my = mean(ys);
  const covariance = xs.reduce((sum, x, i) => sum + (x - mx) * (ys[i]! - my), 0) / xs.length;
  return covariance / Math.sqrt(mean(xs, (x) => (x - mx) ** 2) * mean(ys, (y) => (y - my) ** 2));
}

describe('the generator', () => {
  it('gives the outputs that the authors’ program gives from the state 1, 2, 3, 4', () => {
    const random = seededRandom(0);
    random.restore({ seed: 0, words: [1, 2, 3, 4], spare: null });
    expect(take(10, () => word(random))).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it.each([0, 1, 2, 42, 0x7fff_ffff, 0x8000_0000, 2 ** 32 - 1])(
    'is xoshiro128** filled by SplitMix32 from the seed %i',
    (seed) => {
      const fill = splitMix32(seed);
      const reference = xoshiro128([fill(), fill(), fill(), fill()]);
      const random = seededRandom(seed);
      for (let i = 0; i < 1000; i++) expect(word(random)).toBe(reference());
    },
  );

  it('gives the same stream for the same seed and another one for another seed', () => {
    fc.assert(
      fc.property(anySeed, anySeed, (one, other) => {
        expect(uniforms(seededRandom(one))).toEqual(uniforms(seededRandom(one)));
        if (one !== other) expect(uniforms(seededRandom(one))).not.toEqual(uniforms(seededRandom(other)));
      }),
    );
  });

  it('gives unrelated streams for neighbouring seeds', () => {
    const length = 2000;
    const seeds = Array.from({ length: 300 }, (_, i) => (2 ** 32 - 100 + i) % 2 ** 32);
    const streams = seeds.map((seed) => uniforms(seededRandom(seed), length));
    // sqrt(length) times the correlation of independent streams is a standard normal number.
    const scores = streams.slice(1).map((next, i) => correlation(streams[i]!, next) * Math.sqrt(length));
    expect(Math.abs(mean(scores))).toBeLessThan(4 / Math.sqrt(scores.length));
    expect(Math.abs(mean(scores, (z) => z * z) - 1)).toBeLessThan(4 * Math.sqrt(2 / scores.length));
  });
});

describe('uniform', () => {
  it.each([0, 1, 2 ** 32 - 1])('stays in [0, 1) with the moments of a uniform number, seed %i', (seed) => {
    const count = 200_000;
    const sample = uniforms(seededRandom(seed), count);
    for (const x of sample) if (!(x >= 0 && x < 1)) expect.fail(`${x} is outside [0, 1)`);
    // Four standard errors: the mean's is sqrt(1/12 / n), the second moment's sqrt(4/45 / n).
    expect(Math.abs(mean(sample) - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / count));
    expect(Math.abs(mean(sample, (x) => x * x) - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / count));
    const counts = new Array<number>(100).fill(0);
    for (const x of sample) counts[Math.floor(x * 100)]!++;
    // The 99.9 % point of chi-square with 99 degrees of freedom.
    expect(chiSquare(counts)).toBeLessThan(148.2);
  });

  it('has no memory from one draw to the next', () => {
    const sample = uniforms(seededRandom(7), 100_000);
    expect(Math.abs(correlation(sample.slice(1), sample.slice(0, -1)))).toBeLessThan(4 / Math.sqrt(100_000));
  });

  it('reaches the lowest and the highest of its 2^32 values', () => {
    const random = seededRandom(0);
    // The result is 9 rotl(5 b, 7): 0 for b = 0; for 2^32 - 1, b = 0xb4c71c6f undoes the two products.
    random.restore({ seed: 0, words: [1, 0, 3, 4], spare: null });
    expect(random.uniform()).toBe(0);
    const inverse = (x: bigint) => {
      let y = 1n;
      for (let i = 0; i < 5; i++) y = (y * (2n - x * y)) & mask;
      return y & mask;
    };
    const b = (rotate((mask * inverse(9n)) & mask, 25n) * inverse(5n)) & mask;
    random.restore({ seed: 0, words: [1, Number(b) | 0, 3, 4], spare: null });
    const highest = random.save();
    expect(random.uniform()).toBe(1 - 2 ** -32);
    for (const n of [1, 2, 7, 2 ** 32]) {
      random.restore(highest);
      expect(random.integer(n)).toBe(n - 1);
    }
  });
});

describe('integer', () => {
  it('stays in [0, n) for every n up to 2^32', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 1, max: 2 ** 32 }), (seed, n) => {
        const random = seededRandom(seed);
        for (let i = 0; i < 20; i++) {
          const k = random.integer(n);
          expect(Number.isSafeInteger(k) && k >= 0 && k < n).toBe(true);
        }
      }),
    );
  });

  it.each([2, 3, 7, 10])('draws each of %i numbers equally often', (n) => {
    const random = seededRandom(11);
    const counts = new Array<number>(n).fill(0);
    for (let i = 0; i < 100_000; i++) counts[random.integer(n)]!++;
    // The 99.9 % points of chi-square with 1, 2, 6 and 9 degrees of freedom.
    expect(chiSquare(counts)).toBeLessThan({ 2: 10.83, 3: 13.82, 7: 22.46, 10: 27.88 }[n]!);
  });

  it('leaves no choice for n = 1, yet advances the stream', () => {
    const random = seededRandom(3);
    expect(random.integer(1)).toBe(0);
    expect(random.uniform()).toBe(uniforms(seededRandom(3))[1]);
  });
});

describe('normal', () => {
  const count = 400_000;
  const random = seededRandom(5);
  const sample = take(count, () => random.normal());

  it('has mean 0, variance 1, no skew and the kurtosis 3', () => {
    // Standard errors: 1, sqrt 2, sqrt 15 and sqrt 96 over sqrt n; four of each are allowed.
    const error = 4 / Math.sqrt(count);
    expect(Math.abs(mean(sample))).toBeLessThan(error);
    expect(Math.abs(mean(sample, (x) => x ** 2) - 1)).toBeLessThan(error * Math.sqrt(2));
    expect(Math.abs(mean(sample, (x) => x ** 3))).toBeLessThan(error * Math.sqrt(15));
    expect(Math.abs(mean(sample, (x) => x ** 4) - 3)).toBeLessThan(error * Math.sqrt(96));
  });

  it.each([
    [1, 0.317311],
    [2, 0.0455],
    [3, 0.0026998],
    [4, 0.000063342],
  ])('lies beyond ±%d with the probability %d, equally often on both sides', (limit, probability) => {
    const above = sample.filter((x) => x > limit).length;
    const below = sample.filter((x) => x < -limit).length;
    const allowed = 4 * Math.sqrt((count * probability) / 2);
    expect(Math.abs(above - (count * probability) / 2)).toBeLessThan(allowed);
    expect(Math.abs(below - (count * probability) / 2)).toBeLessThan(allowed);
  });

  it('draws the two numbers of a pair independently', () => {
    const even = sample.filter((_, i) => i % 2 === 0);
    const odd = sample.filter((_, i) => i % 2 === 1);
    const allowed = 4 / Math.sqrt(count / 2);
    const square = (x: number) => x * x;
    expect(Math.abs(correlation(even, odd))).toBeLessThan(allowed);
    expect(Math.abs(correlation(even.map(square), odd.map(square)))).toBeLessThan(allowed);
  });
});

describe('fork', () => {
  it('leaves the parent’s stream where it is', () => {
    fc.assert(
      fc.property(anySeed, fc.string(), (seed, name) => {
        const parent = seededRandom(seed);
        parent.normal();
        const before = parent.save();
        uniforms(parent.fork(name));
        expect(parent.save()).toEqual(before);
      }),
    );
  });

  it('gives the same stream for the same name, however far the parent has gone', () => {
    fc.assert(
      fc.property(anySeed, fc.string(), fc.nat(20), (seed, name, steps) => {
        const early = seededRandom(seed).fork(name);
        const parent = seededRandom(seed);
        for (let i = 0; i < steps; i++) parent.normal();
        expect(uniforms(parent.fork(name))).toEqual(uniforms(early));
      }),
    );
  });

  it('gives another stream for another name, another parent, and for the parent itself', () => {
    const names = [
      'network',
      'replay',
      'exploration',
      'evaluation',
      'environment 0',
      'environment 1',
      'a',
      'b',
    ];
    for (const seed of [0, 1, 2 ** 32 - 1]) {
      const streams = [
        seededRandom(seed),
        seededRandom((seed + 5) % 2 ** 32).fork('network'),
        ...names.map((name) => seededRandom(seed).fork(name)),
      ].map((random) => uniforms(random, 10_000));
      for (const [i, one] of streams.entries())
        for (const other of streams.slice(i + 1))
          expect(Math.abs(correlation(one, other))).toBeLessThan(5 / Math.sqrt(10_000));
    }
  });

  it('can be forked again, by a path of names whose order counts', () => {
    const path = (...names: string[]) =>
      uniforms(names.reduce((random, name) => random.fork(name), seededRandom(9)));
    expect(path('a', 'b')).toEqual(path('a', 'b'));
    expect(path('a', 'b')).not.toEqual(path('b', 'a'));
    expect(path('a', 'b')).not.toEqual(path('ab'));
  });
});

describe('save and restore', () => {
  it('continues exactly where the state was saved, the spare normal included, through JSON', () => {
    fc.assert(
      fc.property(anySeed, anySeed, fc.nat(9), fc.boolean(), (seed, other, steps, withSpare) => {
        const random = seededRandom(seed);
        for (let i = 0; i < steps; i++) random.uniform();
        if (withSpare) random.normal();
        const saved = random.save();
        expect(saved.spare !== null).toBe(withSpare);
        const copy = seededRandom(other);
        copy.normal();
        copy.restore(JSON.parse(JSON.stringify(saved)) as typeof saved);
        const next = (of: Random) => [of.normal(), of.uniform(), of.integer(1000), of.normal(), of.normal()];
        expect(next(copy)).toEqual(next(random));
        expect(copy.fork('child').uniform()).toBe(random.fork('child').uniform());
      }),
    );
  });

  it('saves a state that later draws do not change', () => {
    const random = seededRandom(1);
    const saved = random.save();
    const text = JSON.stringify(saved);
    random.normal();
    expect(JSON.stringify(saved)).toBe(text);
  });
});
