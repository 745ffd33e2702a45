/** The curves of one run: what is stored, and what comes in while it trains. */
import type { MetricEvent, RunEvent } from '../../shared/events';
import { metricLimits } from '../../shared/limits';
import { forEachPoint, lastSteps, SeriesCollector, type RunMetrics } from '../../shared/metrics';
import type { Point } from '../charts/curve';
import { ThinnedCurve } from '../charts/thinned-curve';
import { ask, textOf } from './ask';

/** Parts of the axis of which a point each is drawn; a chart is hardly wider in pixels. */
const buckets = 800;
/** Curves that are kept of one metric: as it is, and smoothed in several ways. */
const keptWeights = 4;

const isMetric = (event: RunEvent): event is MetricEvent =>
  event.type !== 'clip' && event.type !== 'progress';

/**
 *     loading ──read──▶ ready
 *       ▲ └──refused──▶ failed
 *       └───reload────────┘
 */
export type CurvesState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'ready' }
  | { readonly phase: 'failed'; readonly message: string };

export class RunCurves {
  #id: string;
  #collector = new SeriesCollector(metricLimits.shown);
  #version = $state(0);
  #state = $state.raw<CurvesState>({ phase: 'loading' });
  /** Events that came while the stored curves were on their way. */
  #waiting: MetricEvent[] = [];
  #attempt = 0;
  /** By metric and weight of the past. They grow with the series; `#version` says when. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #drawn = new Map<string, Map<number, ThinnedCurve>>();

  constructor(id: string) {
    this.#id = id;
    void this.reload();
  }

  get state(): CurvesState {
    return this.#state;
  }

  /** Grows whenever there is something new to draw. */
  get version(): number {
    return this.#version;
  }

  /** The series so far; a new object for each version. */
  get series(): RunMetrics {
    void this.#version;
    return this.#collector.views();
  }

  /** Reads the stored curves anew, for example after the run went back to a checkpoint. */
  async reload(): Promise<void> {
    const attempt = ++this.#attempt;
    this.#state = { phase: 'loading' };
    this.#waiting = [];
    try {
      const stored = await ask('metrics', { id: this.#id });
      if (attempt !== this.#attempt) return;
      this.#collector.load(stored);
      this.#drawn.clear();
      this.#state = { phase: 'ready' };
      // What came meanwhile may be in the stored curves already.
      const last = lastSteps(stored);
      this.#append(this.#waiting.filter(({ type, step }) => step > last[type]));
      this.#waiting = [];
      this.#version++;
    } catch (error) {
      if (attempt !== this.#attempt) return;
      this.#state = { phase: 'failed', message: textOf(error) };
    }
  }

  /** Takes in what happened. */
  take(events: readonly RunEvent[]): void {
    const fresh = events.filter(isMetric);
    if (fresh.length === 0 || this.#state.phase === 'failed') return;
    if (this.#state.phase === 'loading') {
      this.#waiting.push(...fresh);
      return;
    }
    this.#append(fresh);
    this.#version++;
  }

  /** A metric thinned out for drawing; the same list of points until it has another one. */
  points(metric: string, weight = 0): readonly Point[] {
    void this.#version;
    const series = this.#collector.view(metric);
    if (series === undefined) return [];
    let drawn = this.#drawn.get(metric);
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    if (drawn === undefined) this.#drawn.set(metric, (drawn = new Map()));
    let curve = drawn.get(weight);
    if (curve === undefined) {
      curve = new ThinnedCurve(buckets, weight);
      const { step, value } = series;
      for (let i = 0; i < step.length; i++) curve.add(step[i]!, value[i]!);
      // While the smoothing is being chosen, each step of it asks for a curve of its own.
      for (const other of drawn.keys()) if (drawn.size >= keptWeights && other > 0) drawn.delete(other);
      drawn.set(weight, curve);
    }
    return curve.points;
  }

  #append(events: readonly MetricEvent[]): void {
    for (const event of events) {
      this.#collector.add(event);
      forEachPoint(event, (metric, step, _seconds, value) => {
        for (const curve of this.#drawn.get(metric)?.values() ?? []) curve.add(step, value);
      });
    }
  }
}
