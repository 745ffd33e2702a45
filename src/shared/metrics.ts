/** The numbers that runs report, and the columns that they are kept in. */
import type { MetricEvent } from './events';

/** One metric of one run, point by point; the three arrays have the same length. */
export interface Series {
  readonly step: Float64Array;
  /** Training time in seconds. */
  readonly seconds: Float64Array;
  readonly value: Float64Array;
  /** Of a series that is thinned out: what it was before. */
  readonly whole?: WholeSeries;
}

/** What all points of a series are, those included that were left out. */
export interface WholeSeries {
  readonly count: number;
  /** The lowest and the highest finite value; Infinity and -Infinity where there is none. */
  readonly lowest: number;
  readonly highest: number;
}

export type RunMetrics = Readonly<Record<string, Series>>;

/** Up to which step metrics hold the events of each kind; -1 where they hold none. */
export function lastSteps(metrics: RunMetrics): Record<MetricEvent['type'], number> {
  const last = { episode: -1, learning: -1, evaluation: -1 };
  for (const [metric, { step }] of Object.entries(metrics)) {
    const kind = metric.slice(0, metric.indexOf('/')) as keyof typeof last;
    last[kind] = Math.max(last[kind], step[step.length - 1] ?? -1);
  }
  return last;
}

/** What all points of a series are, whether it is thinned out or not. */
export function wholeOf({ value, whole }: Series): WholeSeries {
  if (whole !== undefined) return whole;
  let [lowest, highest] = [Infinity, -Infinity];
  for (const one of value) {
    if (!Number.isFinite(one)) continue;
    if (one < lowest) lowest = one;
    if (one > highest) highest = one;
  }
  return { count: value.length, lowest, highest };
}

/** Splits an event into the points it adds, one call per metric. */
export function forEachPoint(
  event: MetricEvent,
  add: (metric: string, step: number, seconds: number, value: number) => void,
): void {
  const { step, seconds } = event;
  switch (event.type) {
    case 'episode':
      add('episode/return', step, seconds, event.return);
      add('episode/length', step, seconds, event.length);
      break;
    case 'learning':
      for (const [name, value] of Object.entries(event.values)) add(`learning/${name}`, step, seconds, value);
      break;
    case 'evaluation': {
      const { returns } = event;
      add('evaluation/mean', step, seconds, returns.reduce((sum, x) => sum + x, 0) / returns.length);
      add(
        'evaluation/min',
        step,
        seconds,
        returns.reduce((least, x) => Math.min(least, x), Infinity),
      );
      add(
        'evaluation/max',
        step,
        seconds,
        returns.reduce((most, x) => Math.max(most, x), -Infinity),
      );
      if (event.value !== undefined) {
        add('evaluation/predicted', step, seconds, event.value.predicted);
        add('evaluation/realised', step, seconds, event.value.realised);
      }
      break;
    }
  }
}

class GrowingColumn {
  #values: Float64Array;
  length: number;

  constructor(values = new Float64Array(64), length = 0) {
    this.#values = values;
    this.length = length;
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Float64Array(Math.max(64, this.#values.length * 2));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  /** The values so far, sharing memory with the column. */
  view(): Float64Array {
    return this.#values.subarray(0, this.length);
  }

  copy(): Float64Array {
    return this.#values.slice(0, this.length);
  }

  /** Keeps every other value, and the last one. */
  halve(isLastKept: boolean): void {
    const kept = this.view().filter((_, i) => i % 2 === 0 && (i < this.length - 1 || isLastKept));
    const last = this.#values[this.length - 1]!;
    this.#values = kept;
    this.length = kept.length;
    if (!isLastKept) this.push(last);
  }
}

/** A series that grows: all of its points, or every second, fourth, eighth … of them, and the newest in any case. */
class GrowingSeries {
  readonly #columns: readonly [step: GrowingColumn, seconds: GrowingColumn, value: GrowingColumn];
  #every = 1;
  #count: number;
  #lowest: number;
  #highest: number;

  constructor(series?: Series) {
    const { step, seconds, value } = series ?? nothing;
    this.#columns = [column(step), column(seconds), column(value)];
    ({ count: this.#count, lowest: this.#lowest, highest: this.#highest } = wholeOf(series ?? nothing));
    // How often points were left out follows from how many are left.
    while (this.#regular > value.length) this.#every *= 2;
  }

  /** How many points stay, unless the series is thinned out once more. */
  get #regular(): number {
    return Math.floor((this.#count - 1) / this.#every) + 1;
  }

  /** Whether the newest point stands there only until the next one comes. */
  get #isLastPassing(): boolean {
    return (this.#count - 1) % this.#every !== 0;
  }

  add(step: number, seconds: number, value: number, most: number): void {
    const [steps, times, values] = this.#columns;
    if (this.#isLastPassing) for (const column of this.#columns) column.length--;
    this.#count++;
    steps.push(step);
    times.push(seconds);
    values.push(value);
    if (Number.isFinite(value)) {
      if (value < this.#lowest) this.#lowest = value;
      if (value > this.#highest) this.#highest = value;
    }
    this.thin(most);
  }

  /** Leaves out points until so many are left, and the newest. */
  thin(most: number): void {
    while (this.#regular > most) {
      this.#every *= 2;
      for (const column of this.#columns) column.halve(!this.#isLastPassing);
    }
  }

  read(of: (column: GrowingColumn) => Float64Array): Series {
    const [step, seconds, value] = this.#columns.map(of) as [Float64Array, Float64Array, Float64Array];
    if (this.#every === 1) return { step, seconds, value };
    const whole = { count: this.#count, lowest: this.#lowest, highest: this.#highest };
    return { step, seconds, value, whole };
  }
}

const nothing: Series = { step: new Float64Array(), seconds: new Float64Array(), value: new Float64Array() };
const column = (values: Float64Array) => new GrowingColumn(values.slice(), values.length);

/** How many points series may keep: each of them, and all of a run together. */
export interface SeriesLimits {
  readonly each: number;
  readonly together: number;
  /** So many are kept of each, however many series there are. */
  readonly least: number;
}

/** Collects events into series; appending is amortised constant time, and memory is bounded where limits are given. */
export class SeriesCollector {
  readonly #limits: SeriesLimits | null;
  readonly #series = new Map<string, GrowingSeries>();

  /** @param limits beyond which series are thinned out; where there are none, every point is kept */
  constructor(limits: SeriesLimits | null = null) {
    this.#limits = limits;
  }

  add(event: MetricEvent): void {
    forEachPoint(event, (metric, step, seconds, value) => {
      let series = this.#series.get(metric);
      if (series === undefined) {
        this.#series.set(metric, (series = new GrowingSeries()));
        // One more leaves less room for the others.
        this.#thin();
      }
      series.add(step, seconds, value, this.#most);
    });
  }

  /** Continues from series that were read from disk, thinned out by the same limits or not at all. */
  load(metrics: RunMetrics): void {
    this.#series.clear();
    for (const [metric, series] of Object.entries(metrics))
      this.#series.set(metric, new GrowingSeries(series));
    this.#thin();
  }

  /** One of the series so far; undefined where there is none. As for `views`. */
  view(metric: string): Series | undefined {
    return this.#series.get(metric)?.read((column) => column.view());
  }

  /** The series so far; they share memory with the collector, do not grow, and only the last point may be replaced. */
  views(): RunMetrics {
    return this.#mapped((column) => column.view());
  }

  /** Copies of the series so far. */
  copies(): RunMetrics {
    return this.#mapped((column) => column.copy());
  }

  /** Points that each series may have at present. */
  get #most(): number {
    if (this.#limits === null) return Infinity;
    const { each, together, least } = this.#limits;
    return Math.max(least, Math.min(each, Math.floor(together / this.#series.size)));
  }

  #thin(): void {
    for (const series of this.#series.values()) series.thin(this.#most);
  }

  #mapped(read: (column: GrowingColumn) => Float64Array): RunMetrics {
    return Object.fromEntries([...this.#series].map(([metric, series]) => [metric, series.read(read)]));
  }
}
