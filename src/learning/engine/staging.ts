/**
 * Input arrays that TensorFlow reads in place.
 *
 * A native tensor shares the memory of the typed array it is made from where that memory is aligned to 64
 * bytes, and holds a copy otherwise. A staged input looks for such a place, keeps one tensor alive over it, and
 * so saves the making and freeing of a tensor in every call. Where sharing cannot be had, it makes a tensor for
 * each call.
 */
import type { Binding, NativeArray } from './binding';
import { nativeTypes } from './graph';
import { EngineError } from './errors';
import { arrayTypes, elementCount, showSpec, type Spec, type Specs } from './specs';
import { backend } from './tensorflow';

const alignment = 64;
/** Backing stores start at multiples of 16 bytes. */
const step = 16;

export class StagedInput {
  /** To be filled before a call; stays the same array for ever. */
  readonly array: NativeArray;
  readonly #shape: readonly number[];
  readonly #dtype: number;
  #shared: number | null = null;

  constructor(
    private readonly binding: Binding,
    spec: Spec,
  ) {
    this.#shape = spec.shape;
    this.#dtype = nativeTypes[spec.dtype];
    const count = elementCount(spec);
    const ArrayType = arrayTypes[spec.dtype];
    const memory = new ArrayBuffer(count * ArrayType.BYTES_PER_ELEMENT + alignment);
    for (let offset = 0; offset < alignment; offset += step) {
      const array = new ArrayType(memory, offset, count);
      const id = binding.createTensor(this.#shape, this.#dtype, array);
      if (count > 0 && this.#isShared(id, array)) {
        this.#shared = id;
        this.array = array;
        return;
      }
      binding.deleteTensor(id);
    }
    this.array = new ArrayType(memory, 0, count);
  }

  #isShared(id: number, array: NativeArray): boolean {
    array[0] = 1;
    const seen = this.binding.tensorDataSync(id)[0];
    array[0] = 0;
    return seen === 1;
  }

  /** Id of a tensor with the array's present values; to be released after the call. */
  acquire(): number {
    return this.#shared ?? this.binding.createTensor(this.#shape, this.#dtype, this.array.slice());
  }

  release(id: number): void {
    if (id !== this.#shared) this.binding.deleteTensor(id);
  }

  /** Frees the tensor; the array stays readable. */
  dispose(): void {
    if (this.#shared !== null) this.binding.deleteTensor(this.#shared);
    this.#shared = null;
  }
}

/** Names inputs that functions share. */
export function inputKey(name: string, spec: Spec): string {
  return `${name} ${showSpec(spec)}`;
}

/** The staged inputs of a program; functions share those of the same name and spec. */
export class Staging {
  readonly #inputs = new Map<string, StagedInput>();

  of(functionName: string, inputs: Specs): [string, StagedInput][] {
    return Object.entries(inputs).map(([name, spec]) => {
      if (elementCount(spec) === 0)
        throw new EngineError(
          functionName,
          `input "${name}"`,
          `has the shape ${showSpec(spec)}, which holds nothing.`,
          'Give every dimension a size of at least 1.',
        );
      const key = inputKey(name, spec);
      const staged = this.#inputs.get(key) ?? new StagedInput(backend.binding, spec);
      this.#inputs.set(key, staged);
      return [name, staged];
    });
  }

  /** One that `of` has made. */
  get(key: string): StagedInput {
    return this.#inputs.get(key)!;
  }

  dispose(): void {
    for (const input of this.#inputs.values()) input.dispose();
    this.#inputs.clear();
  }
}

/** Copies what a caller gives into the staging of a function, after checking names, types and lengths. */
export function fillAll(
  functionName: string,
  specs: Specs,
  staging: Readonly<Record<string, NativeArray>>,
  given: Readonly<Record<string, unknown>>,
): void {
  for (const input in given) {
    const spec = specs[input];
    if (spec === undefined && given[input] === undefined) continue;
    if (spec === undefined)
      throw new EngineError(
        functionName,
        `input "${input}"`,
        'is not declared.',
        `Declared are: ${Object.keys(specs).join(', ')}.`,
      );
    fill(functionName, input, spec, staging[input]!, given[input]);
  }
}

/** Copies one array, after checking type and length. */
function fill(functionName: string, name: string, spec: Spec, staged: NativeArray, given: unknown): void {
  if (!(given instanceof arrayTypes[spec.dtype]) || given.length !== staged.length) {
    const found = ArrayBuffer.isView(given)
      ? `${given.constructor.name} of ${(given as NativeArray).length}`
      : typeof given;
    throw new EngineError(
      functionName,
      `input "${name}"`,
      `is a ${found}; allowed is a ${arrayTypes[spec.dtype].name} of ${staged.length}, for ${showSpec(spec)}.`,
      'Shapes are fixed when a function is compiled: compile another one for another shape.',
    );
  }
  staged.set(given);
}
