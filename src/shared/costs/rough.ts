/** Rough figures: as many digits as an estimate deserves. */
import type { Range } from './estimate';

const units = [
  { unit: 'seconds', size: 1, until: 90 },
  { unit: 'minutes', size: 60, until: 90 * 60 },
  { unit: 'hours', size: 3600, until: 48 * 3600 },
  { unit: 'days', size: 86_400, until: Infinity },
] as const;
export type TimeUnit = (typeof units)[number]['unit'];

export interface RoughTime extends Range {
  readonly unit: TimeUnit;
}

/** One or two digits: 1, 2, 3, … 10, 15, 20, … 90, 100, 150. */
function coarse(value: number): number {
  if (value < 10) return Math.max(1, Math.round(value));
  const step = value < 100 ? 5 : 50;
  return Math.round(value / step) * step;
}

/** A range of seconds in the unit that suits its upper end; low equals high where the difference says nothing. */
export function roughTime({ low, high }: Range): RoughTime {
  const { unit, size } = units.find(({ until }) => high < until)!;
  return { unit, low: coarse(low / size), high: coarse(high / size) };
}

const byteUnits = ['KB', 'MB', 'GB', 'TB'] as const;

/** Bytes in decimal units, to two digits at most. */
export function roughBytes(bytes: number): {
  readonly value: number;
  readonly unit: (typeof byteUnits)[number];
} {
  let value = bytes / 1000;
  let at = 0;
  while (value >= 999.5 && at < byteUnits.length - 1) {
    value /= 1000;
    at++;
  }
  return {
    value: value < 10 ? Math.max(1, Math.ceil(value)) : Number(value.toPrecision(2)),
    unit: byteUnits[at]!,
  };
}
