/** Colours of heat maps: they rise evenly in lightness and are told apart with any of the usual colour blindnesses. */

/** Points of the scale Viridis (Smith & van der Walt 2015), from low to high. */
const anchors = [
  [68, 1, 84],
  [71, 44, 122],
  [59, 81, 139],
  [44, 113, 142],
  [33, 144, 141],
  [39, 173, 129],
  [92, 200, 99],
  [170, 220, 50],
  [253, 231, 37],
] as const;

/** The colour of a share from 0 to 1 of the way from low to high. */
export function heat(share: number): `rgb(${string})` {
  const place = Math.min(1, Math.max(0, share)) * (anchors.length - 1);
  const below = Math.min(anchors.length - 2, Math.floor(place));
  const mix = (channel: 0 | 1 | 2) => {
    const [from, to] = [anchors[below]![channel], anchors[below + 1]![channel]];
    return Math.round(from + (to - from) * (place - below));
  };
  return `rgb(${mix(0)} ${mix(1)} ${mix(2)})`;
}

/** Ink that can be read on the colour of a share. */
export const inkOn = (share: number): `#${string}` => (share > 0.55 ? '#10141a' : '#ffffff');

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** The smallest and the largest of the values that are finite. */
export function rangeOf(values: readonly number[]): Range {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? { low, high } : { low: 0, high: 0 };
}

/** Where a value lies in a range, 0 to 1; the middle where the range is a point. */
export const shareOf = (value: number, { low, high }: Range): number =>
  high > low ? (value - low) / (high - low) : 0.5;
