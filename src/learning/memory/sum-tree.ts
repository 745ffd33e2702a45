/**
 * A binary tree whose inner nodes hold the sums of their children: drawing an entry in proportion to its value, and
 * changing one, take O(log n) (Schaul et al. 2016, appendix B.2.1).
 */
export class SumTree {
  /** Leaves begin at index `#leaves`; node i has the children 2i and 2i + 1; the root is node 1. */
  readonly #nodes: Float64Array;
  readonly #leaves: number;

  /** @param capacity how many entries there are; all begin at 0 */
  constructor(readonly capacity: number) {
    this.#leaves = 2 ** Math.ceil(Math.log2(Math.max(1, capacity)));
    this.#nodes = new Float64Array(2 * this.#leaves);
  }

  /** Sum of all entries. */
  get total(): number {
    return this.#nodes[1]!;
  }

  get(index: number): number {
    return this.#nodes[this.#leaves + index]!;
  }

  /** Sets an entry to a value of at least 0. */
  set(index: number, value: number): void {
    let node = this.#leaves + index;
    this.#nodes[node] = value;
    // Sums are formed anew rather than corrected, so that rounding never piles up.
    for (node >>= 1; node >= 1; node >>= 1)
      this.#nodes[node] = this.#nodes[2 * node]! + this.#nodes[2 * node + 1]!;
  }

  /** The entry in which a point from 0 to `total` lies when entries are laid end to end; never one of value 0. */
  find(point: number): number {
    let node = 1;
    let rest = point;
    while (node < this.#leaves) {
      const left = this.#nodes[2 * node]!;
      const goLeft = (rest < left && left > 0) || this.#nodes[2 * node + 1] === 0;
      node *= 2;
      if (!goLeft) {
        rest -= left;
        node++;
      }
    }
    return node - this.#leaves;
  }
}
