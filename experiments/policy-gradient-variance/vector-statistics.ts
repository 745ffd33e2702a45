/** Means, variances and directions of many vectors. */

/** Mean and variance of vectors, one after the other. */
export class VectorStatistics {
  readonly #sum: Float64Array;
  #squares = 0;
  #count = 0;

  constructor(size: number) {
    this.#sum = new Float64Array(size);
  }

  /** Adds `scale` times a vector. */
  add(vector: Float32Array, scale = 1): void {
    this.#count++;
    for (let i = 0; i < vector.length; i++) {
      const value = scale * vector[i]!;
      this.#sum[i]! += value;
      this.#squares += value * value;
    }
  }

  mean(): Float64Array {
    return this.#sum.map((value) => value / this.#count);
  }

  /** Summed over all entries, without bias. */
  variance(): number {
    const mean = this.mean();
    return (this.#squares - this.#count * dot(mean, mean)) / (this.#count - 1);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

export function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}

/** Cosine of the angle between two vectors. */
export function cosine(a: Float64Array, b: Float64Array): number {
  return dot(a, b) / (norm(a) * norm(b));
}
