/** Types of the values that go into compiled functions and come out of them. */
import type { Rank, Tensor } from '@tensorflow/tfjs-node';

export type DType = 'float32' | 'int32' | 'bool';

/** Element type and fixed shape of an input or output. */
export interface Spec<D extends DType = DType, S extends readonly number[] = readonly number[]> {
  readonly dtype: D;
  readonly shape: S;
}

export type Specs = Readonly<Record<string, Spec>>;

/** An input or output that a function has or lacks by a setting. */
export interface Optional<P extends Spec = Spec> {
  /** Null where the function lacks it. */
  readonly present: P | null;
}

/** What a function declares: inputs or outputs by name. */
export type Declared = Readonly<Record<string, Spec | Optional>>;

/** An input or output that is there only where `present` holds: elsewhere its tensor and its array are undefined. */
export function optional<P extends Spec>(present: boolean, spec: P): Optional<P> {
  return { present: present ? spec : null };
}

/** The specs of what is there. */
export function presentSpecs(declared: Declared): Specs {
  return Object.fromEntries(
    Object.entries(declared).flatMap(([name, spec]) => {
      const present = 'present' in spec ? spec.present : spec;
      return present === null ? [] : [[name, present]];
    }),
  );
}

/** 32-bit floats of the given shape; without arguments a scalar. */
export function f32<const S extends readonly number[]>(...shape: S): Spec<'float32', S> {
  return { dtype: 'float32', shape };
}

/** 32-bit integers of the given shape; without arguments a scalar. */
export function i32<const S extends readonly number[]>(...shape: S): Spec<'int32', S> {
  return { dtype: 'int32', shape };
}

/** Truth values (0 or 1 in a Uint8Array) of the given shape; without arguments a scalar. */
export function bool<const S extends readonly number[]>(...shape: S): Spec<'bool', S> {
  return { dtype: 'bool', shape };
}

export interface ArrayTypes {
  readonly float32: Float32Array;
  readonly int32: Int32Array;
  readonly bool: Uint8Array;
}

/** The typed array that holds values of a spec. */
export type ArrayOf<P extends Spec | Optional> =
  P extends Optional<infer Q>
    ? ArrayTypes[Q['dtype']] | undefined
    : P extends Spec
      ? ArrayTypes[P['dtype']]
      : never;

/** The tensor that a function sees for an input of a spec. */
export type TensorOf<P extends Spec | Optional> =
  P extends Optional<infer Q> ? ShapedTensor<Q> | undefined : P extends Spec ? ShapedTensor<P> : never;

type ShapedTensor<P extends Spec> = number extends P['shape']['length']
  ? Tensor
  : `R${P['shape']['length']}` extends keyof typeof Rank
    ? Tensor<(typeof Rank)[`R${P['shape']['length']}` & keyof typeof Rank]>
    : Tensor;

/** What a call returns for an output: a number for a scalar, a typed array otherwise. */
export type ResultOf<P extends Spec | Optional> =
  P extends Optional<infer Q> ? Read<Q> | undefined : P extends Spec ? Read<P> : never;

type Read<P extends Spec> = P['shape'] extends readonly [] ? number : ArrayTypes[P['dtype']];

export type TensorsOf<I extends Declared> = { readonly [K in keyof I]: TensorOf<I[K]> };
export type ArraysOf<I extends Declared> = { readonly [K in keyof I]: ArrayOf<I[K]> };
export type ResultsOf<O extends Declared> = { readonly [K in keyof O]: ResultOf<O[K]> };

/** What a function returns: a tensor for each output that is there. */
export type ReturnedFor<O extends Declared> = {
  readonly [K in keyof O as O[K] extends Optional ? never : K]: Tensor;
} & {
  readonly [K in keyof O as O[K] extends Optional ? K : never]?: Tensor | undefined;
};

/** How many elements a value of a spec has. */
export function elementCount({ shape }: Spec): number {
  return shape.reduce((product, size) => product * size, 1);
}

export const arrayTypes = { float32: Float32Array, int32: Int32Array, bool: Uint8Array } as const;

/** A spec in words, for example `float32[64,4]`. */
export function showSpec({ dtype, shape }: { dtype: string; shape: readonly number[] }): string {
  return `${dtype}[${shape.join(',')}]`;
}
