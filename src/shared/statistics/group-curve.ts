/** One curve with its band, made of several seeds. */
import type { AlignedSeries } from './alignment';
import { bootstrapInterval, pooled, type BootstrapOptions, type Interval } from './bootstrap';
import { interquartileMean } from './interquartile-mean';
import { mean } from './mean';
import { median } from './quantile';
import { standardDeviation, standardError } from './spread';

/** Statistics that a curve over seeds can show. */
export const centres = { mean, median, iqm: interquartileMean } as const;
export type Centre = keyof typeof centres;

/**
 * Bands around it: from the smallest to the largest seed; one sample standard deviation or standard error of the mean
 * to both sides of the mean; the 95 % bootstrap interval of the centre.
 */
export const bandKinds = ['range', 'std', 'stderr', 'bootstrap'] as const;
export type BandKind = (typeof bandKinds)[number];

export interface GroupCurve {
  readonly x: Float64Array;
  readonly centre: Float64Array;
  /** Limits of the band; NaN where there is none. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** How many seeds contribute at each x. */
  readonly counts: Uint32Array;
}

const none: Interval = { low: NaN, high: NaN };

function bandOf(values: Float64Array, centre: Centre, kind: BandKind, options: BootstrapOptions): Interval {
  if (kind === 'range') return { low: Math.min(...values), high: Math.max(...values) };
  // The spread of one seed is unknown, which a band of no height would deny.
  if (values.length < 2) return none;
  if (kind === 'bootstrap') return bootstrapInterval([values], pooled(centres[centre]), options);
  const middle = mean(values);
  const half = kind === 'std' ? standardDeviation(values) : standardError(values);
  return { low: middle - half, high: middle + half };
}

/**
 * Centre and band of aligned series at each x, of those seeds that have a value there; NaN where none has.
 *
 * A bootstrap band holds at each x by itself; that it holds a whole curve with the same certainty is not said.
 */
export function groupCurve(
  { x, values, counts }: AlignedSeries,
  centre: Centre,
  band: BandKind,
  options: BootstrapOptions = {},
): GroupCurve {
  const curve = {
    x,
    counts,
    centre: new Float64Array(x.length).fill(NaN),
    low: new Float64Array(x.length).fill(NaN),
    high: new Float64Array(x.length).fill(NaN),
  };
  for (let i = 0; i < x.length; i++) {
    if (counts[i] === 0) continue;
    const here = Float64Array.from(values.map((row) => row[i]!).filter((value) => !Number.isNaN(value)));
    curve.centre[i] = centres[centre](here);
    const { low, high } = bandOf(here, centre, band, options);
    curve.low[i] = low;
    curve.high[i] = high;
  }
  return curve;
}
