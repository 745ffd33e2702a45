/** Where the values of a program lie: one arena for variables, inputs, constants and everything between. */

/** A run of words in the arena. */
export interface Block {
  readonly words: number;
  /** Set for what outlives a call; found by `place` for everything else. */
  offset: number | null;
}

/** Part of an instruction that names memory. */
export interface Location {
  readonly block: Block;
  /** Words from the block's start. */
  readonly delta: number;
}

/** An instruction whose memory has no offsets yet. */
export interface Draft {
  readonly words: readonly (number | Location)[];
  readonly reads: readonly Block[];
  readonly writes: readonly Block[];
  /** A block that is read, whose room the one written may take where nothing reads it afterwards. */
  readonly takesOver?: Block | undefined;
}

/** Values begin at the start of a cache line, in words. */
const alignment = 16;

function aligned(words: number): number {
  return Math.ceil(words / alignment) * alignment;
}

/** Hands out room that stays. */
export class PermanentMemory {
  #words = 0;

  get words(): number {
    return this.#words;
  }

  block(words: number): Block {
    const block = { words, offset: this.#words };
    this.#words += aligned(Math.max(words, 1));
    return block;
  }
}

/** Free room from 0 on; the last gap has no end. */
class Gaps {
  readonly #gaps: { from: number; to: number }[] = [{ from: 0, to: Infinity }];

  take(words: number): number {
    const index = this.#gaps.findIndex(({ from, to }) => to - from >= words);
    const gap = this.#gaps[index]!;
    const { from } = gap;
    gap.from += words;
    if (gap.from === gap.to) this.#gaps.splice(index, 1);
    return from;
  }

  release(from: number, words: number): void {
    const index = this.#gaps.findIndex((gap) => gap.from > from);
    this.#gaps.splice(index, 0, { from, to: from + words });
    for (let i = Math.min(index + 1, this.#gaps.length - 1); i > 0; i--) {
      const [before, after] = [this.#gaps[i - 1]!, this.#gaps[i]!];
      if (before.to !== after.from) continue;
      before.to = after.to;
      this.#gaps.splice(i, 1);
    }
  }
}

/**
 * Gives every block of one function that does not outlive a call its place from `base` on; blocks share room where
 * one is no longer needed when the other begins.
 * @returns how many words they take at most
 */
export function place(drafts: readonly Draft[], base: number): number {
  const lastUse = new Map<Block, number>();
  drafts.forEach(({ reads, writes }, index) => {
    for (const block of [...reads, ...writes]) lastUse.set(block, index);
  });
  const gaps = new Gaps();
  const temporary = new Set<Block>();
  let most = 0;
  drafts.forEach(({ reads, writes, takesOver }, index) => {
    for (const block of writes) {
      if (block.offset !== null) continue;
      if (
        takesOver !== undefined &&
        temporary.has(takesOver) &&
        lastUse.get(takesOver) === index &&
        takesOver.words === block.words
      ) {
        block.offset = takesOver.offset;
        temporary.delete(takesOver);
        temporary.add(block);
        continue;
      }
      const words = aligned(Math.max(block.words, 1));
      const from = gaps.take(words);
      block.offset = base + from;
      temporary.add(block);
      most = Math.max(most, from + words);
    }
    for (const block of new Set([...reads, ...writes])) {
      if (!temporary.has(block) || lastUse.get(block) !== index) continue;
      gaps.release(block.offset! - base, aligned(Math.max(block.words, 1)));
    }
  });
  return most;
}

/** The words of all instructions, now that every block has its place. */
export function encode(drafts: readonly Draft[]): Int32Array {
  return Int32Array.from(
    drafts.flatMap(({ words }) =>
      words.map((word) => (typeof word === 'number' ? word : word.block.offset! + word.delta)),
    ),
  );
}
