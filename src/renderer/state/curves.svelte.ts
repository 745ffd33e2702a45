/** The curves of one run: what is stored, and what comes in while it trains. */
import type { RunEvent } from '../../shared/events';
import { SeriesCollector, type RunMetrics } from '../../shared/metrics';
import { smooth } from '../../shared/smoothing';
import { downsample, type Point } from '../charts/downsample';
import { ask, textOf } from './ask';

/** Points that are drawn for one curve; a chart is hardly wider in pixels. */
const buckets = 800;

const isMetric = (event: RunEvent) => event.type !== 'clip' && event.type !== 'progress';

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
  #collector = new SeriesCollector();
  #version = $state(0);
  #state = $state.raw<CurvesState>({ phase: 'loading' });
  /** Events that came while the stored curves were on their way. */
  #waiting: RunEvent[] = [];
  #attempt = 0;
  #lastStep = 0;
  // A cache, not state: `#version` says when it is out of date.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #drawn = new Map<string, { version: number; points: Point[] }>();

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
      this.#collector = new SeriesCollector();
      this.#collector.load(stored);
      // What came meanwhile may be in the stored curves already; each kind of event has its own last step.
      const last = { episode: -1, learning: -1, evaluation: -1 };
      for (const [metric, { step }] of Object.entries(stored)) {
        const kind = metric.slice(0, metric.indexOf('/')) as keyof typeof last;
        last[kind] = Math.max(last[kind], step[step.length - 1] ?? -1);
      }
      this.#lastStep = Math.max(0, ...Object.values(last));
      this.#state = { phase: 'ready' };
      this.#append(
        this.#waiting.filter(({ type, step }) => type !== 'clip' && type !== 'progress' && step > last[type]),
      );
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
    // The run has been taken back to a checkpoint: what was drawn behind it has not happened.
    if (fresh.some(({ step }) => step < this.#lastStep)) {
      void this.reload();
      return;
    }
    this.#append(fresh);
    this.#version++;
  }

  /** A metric thinned out for drawing, at most so often anew as there is something new. */
  points(metric: string, weight = 0): Point[] {
    const key = `${metric} ${weight}`;
    const known = this.#drawn.get(key);
    const version = this.#version;
    if (known?.version === version) return known.points;
    const series = this.#collector.views()[metric];
    const points =
      series === undefined
        ? []
        : downsample(series.step, weight > 0 ? smooth(series.value, weight) : series.value, buckets);
    if (this.#drawn.size > 16) this.#drawn.clear();
    this.#drawn.set(key, { version, points });
    return points;
  }

  #append(events: readonly RunEvent[]): void {
    for (const event of events) {
      if (event.type === 'clip' || event.type === 'progress') continue;
      this.#collector.add(event);
      this.#lastStep = Math.max(this.#lastStep, event.step);
    }
  }
}
