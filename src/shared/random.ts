/**
 * A seeded generator of random numbers whose whole state can be saved and restored.
 *
 * The generator is xoshiro128** (Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators");
 * its state is filled from the seed by SplitMix32, so that neighbouring seeds give unrelated streams.
 */
export interface Random {
  /** A number in [0, 1), of 32 random bits. */
  uniform(): number;
  /** A whole number in [0, n); n at most 2^32. */
  integer(n: number): number;
  /** A number of the standard normal distribution. */
  normal(): number;
  /** A generator of an independent stream that depends only on this one's seed and the name. */
  fork(name: string): Random;
  /** Everything needed to continue: five whole numbers and the spare normal (or null). */
  save(): RandomState;
  /** Continues where `save` was called. */
  restore(state: RandomState): void;
}

export interface RandomState {
  readonly seed: number;
  readonly words: readonly [number, number, number, number];
  readonly spare: number | null;
}

function hashText(text: string, seed: number): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

class Xoshiro128 implements Random {
  #a = 0;
  #b = 0;
  #c = 0;
  #d = 0;
  #spare: number | null = null;

  #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
    let state = seed | 0;
    const next = () => {
      state = (state + 0x9e3779b9) | 0;
      let word = state;
      word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
      word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
      return word ^ (word >>> 15);
    };
    this.#a = next();
    this.#b = next();
    this.#c = next();
    this.#d = next();
    if ((this.#a | this.#b | this.#c | this.#d) === 0) this.#a = 1;
  }

  #word(): number {
    const scaled = Math.imul(this.#b, 5);
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9);
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result >>> 0;
  }

  uniform(): number {
    return this.#word() / 4294967296;
  }

  integer(n: number): number {
    return Math.floor((this.#word() / 4294967296) * n);
  }

  normal(): number {
    if (this.#spare !== null) {
      const spare = this.#spare;
      this.#spare = null;
      return spare;
    }
    // Marsaglia & Bray 1964, the polar method: two independent normals from a point in the unit disc.
    let x: number, y: number, square: number;
    do {
      x = 2 * this.uniform() - 1;
      y = 2 * this.uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const scale = Math.sqrt((-2 * Math.log(square)) / square);
    this.#spare = y * scale;
    return x * scale;
  }

  fork(name: string): Random {
    return new Xoshiro128(hashText(name, this.#seed));
  }

  save(): RandomState {
    return { seed: this.#seed, words: [this.#a, this.#b, this.#c, this.#d], spare: this.#spare };
  }

  restore({ seed, words, spare }: RandomState): void {
    this.#seed = seed;
    [this.#a, this.#b, this.#c, this.#d] = words;
    this.#spare = spare;
  }
}

/** A generator whose stream depends only on the seed, a whole number from 0 to 2^32 - 1. */
export function seededRandom(seed: number): Random {
  return new Xoshiro128(seed >>> 0);
}
