/** Planes through the state spaces of environments, over which values and policies are drawn as maps. */

export interface SliceAxis {
  readonly name: string;
  readonly unit?: string;
  /** Which number of the environment's state it is. */
  readonly index: number;
  readonly low: number;
  readonly high: number;
}

export interface Slice {
  readonly x: SliceAxis;
  readonly y: SliceAxis;
  /** All numbers of the state; those of the axes are replaced. The others are at rest in the middle. */
  readonly state: readonly number[];
}

/** Points along each axis of a map. */
export const slicePoints = 31;

/** The value of an axis at one of its points. */
export function axisValue({ low, high }: SliceAxis, point: number): number {
  return low + ((high - low) * point) / (slicePoints - 1);
}
