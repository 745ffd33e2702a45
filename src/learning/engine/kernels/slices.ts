/** How the work of an instruction is cut into even parts, one after the other. */
import { operations, unaryKinds } from './instructions';
import type { Draft } from './memory';

/** What one operand of an instruction is in the parts. */
export interface SlicedOperand {
  /** Its place among the instruction's words. */
  readonly word: number;
  /** How far it moves from one part to the next, for every level of cutting; in words of the arena. */
  readonly steps: readonly number[];
  /** Words of one part that it reads or writes, those between them included. */
  readonly reach: number;
}

export interface Cut {
  readonly operands: readonly SlicedOperand[];
  /** The instruction's words for the first part. */
  readonly words: Draft['words'];
}

export interface Slices {
  /** What the number of parts must divide. */
  readonly lead: number;
  /**
   * Cuts the work into so many parts, each of them into so many, and so on.
   * @returns null where that does not come out even
   */
  cut(parts: readonly number[]): Cut | null;
}

/** What an instruction runs over: nested loops, the outermost first. */
interface Loops {
  readonly sizes: readonly number[];
  /** The words that hold the sizes. */
  readonly sizeWords: readonly number[];
  readonly operands: readonly Operand[];
}

interface Operand {
  readonly word: number;
  readonly strides: readonly number[];
  /** Words that the innermost loop's body takes of it. */
  readonly width: number;
}

const bytes: readonly number[] = [unaryKinds.byteToFloat, unaryKinds.floatToByte];

/** How a draft's work can be cut; null for what is no loop over elements or rows. */
export function slicesOf({ words }: Draft): Slices | null {
  const loops = loopsOf(words);
  if (loops === null) return null;
  return {
    lead: loops.sizes.find((size) => size > 1) ?? 1,
    cut: (parts) => cut(words, loops, parts),
  };
}

function loopsOf(words: Draft['words']): Loops | null {
  const number = (word: number) => words[word] as number;
  const rows = (word: number, ...operands: readonly [word: number, width: number][]): Loops => ({
    sizes: [number(word)],
    sizeWords: [word],
    operands: operands.map(([at, width]) => ({ word: at, strides: [width], width })),
  });
  switch (words[0]) {
    case operations.binary.code: {
      const four = (from: number) => [0, 1, 2, 3].map((k) => number(from + k));
      const sizes = four(5);
      const whole = sizes.map((_, k) => sizes.slice(k + 1).reduce((product, size) => product * size, 1));
      const operands = [whole, four(9), four(13)].map((strides, k) => ({ word: 2 + k, strides, width: 1 }));
      return { sizes, sizeWords: [5, 6, 7, 8], operands };
    }
    case operations.unary.code:
      return bytes.includes(number(1)) ? null : rows(4, [2, 1], [3, 1]);
    case operations.select.code:
      return rows(5, [1, 1], [2, 1], [3, 1], [4, 1]);
    case operations.reduce.code:
      return rows(4, [2, number(6)], [3, number(5) * number(6)]);
    case operations.softmax.code:
      return rows(3, [1, number(4)], [2, number(4)]);
    default:
      return null;
  }
}

function cut(words: Draft['words'], loops: Loops, parts: readonly number[]): Cut | null {
  const sizes = [...loops.sizes];
  const steps = loops.operands.map((): number[] => []);
  for (const count of parts) {
    const loop = Math.max(
      0,
      sizes.findIndex((size) => size > 1),
    );
    if (sizes[loop]! % count !== 0) return null;
    sizes[loop]! /= count;
    loops.operands.forEach(({ strides }, k) => steps[k]!.push(strides[loop]! * sizes[loop]!));
  }
  const cutWords = [...words];
  loops.sizeWords.forEach((word, k) => (cutWords[word] = sizes[k]!));
  return {
    words: cutWords,
    operands: loops.operands.map(({ word, strides, width }, k) => ({
      word,
      steps: steps[k]!,
      reach: sizes.reduce((sum, size, loop) => sum + (size - 1) * strides[loop]!, width),
    })),
  };
}
