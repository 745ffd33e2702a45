/** Instructions under construction, with the values and constants that they work on. */
import type { NativeArray } from '../binding';
import { nativeTypes } from '../graph';
import { operations, type OperationName } from './instructions';
import type { Block, Draft, PermanentMemory, Location } from './memory';
import { sizeOf } from './shapes';

/** Thrown for an operation that the kernels do not know. */
export class UnsupportedOperation extends Error {
  constructor(
    readonly operation: string,
    readonly reason: string,
  ) {
    super(`${operation}: ${reason}`);
    this.name = 'UnsupportedOperation';
  }
}

/** A tensor in the arena. Truth values are floats, 0 or 1. */
export interface Value extends Location {
  readonly dtype: number;
  readonly shape: readonly number[];
}

/** Constants of a program: equal ones lie in one place. */
export class Constants {
  readonly entries: { readonly block: Block; readonly data: NativeArray }[] = [];
  readonly #known = new Map<string, Block>();

  constructor(private readonly memory: PermanentMemory) {}

  of(data: NativeArray): Block {
    // Truth values are floats in the arena.
    const words = data instanceof Uint8Array ? Float32Array.from(data, (byte) => (byte === 0 ? 0 : 1)) : data;
    const key = `${words instanceof Int32Array}${Buffer.from(words.buffer, words.byteOffset, words.byteLength).toString('base64')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const block = this.memory.block(words.length);
    this.#known.set(key, block);
    this.entries.push({ block, data: words });
    return block;
  }
}

/** Collects the instructions of one function. */
export class Drafting {
  readonly drafts: Draft[] = [];

  constructor(private readonly constants: Constants) {}

  /** A value that lasts no longer than a call. */
  temporary(dtype: number, shape: readonly number[]): Value {
    return { block: { words: sizeOf(shape), offset: null }, delta: 0, dtype, shape };
  }

  constant(dtype: number, numbers: readonly number[], shape: readonly number[] = []): Value {
    const data = dtype === nativeTypes.int32 ? Int32Array.from(numbers) : Float32Array.from(numbers);
    return { block: this.constants.of(data), delta: 0, dtype, shape };
  }

  /** Adds an instruction: its operands, and what of them it reads and writes. */
  emit(
    operation: OperationName,
    words: readonly (number | Location)[],
    reads: readonly Location[],
    ...writes: readonly Block[]
  ): void {
    this.add(operation, words, reads, writes);
  }

  /** The same, where the block written may take the room of one that is read. */
  add(
    operation: OperationName,
    words: readonly (number | Location)[],
    reads: readonly Location[],
    writes: readonly Block[],
    takesOver?: Block,
  ): void {
    const { code } = operations[operation];
    this.drafts.push({ words: [code, ...words], reads: reads.map(({ block }) => block), writes, takesOver });
  }

  /** One number after the other. */
  unary(kind: number, value: Value, dtype: number, shape: readonly number[]): Value {
    const result = this.temporary(dtype, shape);
    const room = value.delta === 0 ? value.block : undefined;
    this.add('unary', [kind, result, value, sizeOf(shape)], [value], [result.block], room);
    return result;
  }
}
