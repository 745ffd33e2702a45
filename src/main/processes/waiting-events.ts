/** What happened in a run and waits to be batch, while whoever hears it is busy. */
import type { ClipEvent, MetricEvent, ProgressEvent, RunEvent } from '../../shared/events';

/** Of more events than these, none waits: whoever missed them reads the run's file, where they stand. */
export const mostWaiting = 5000;

/** What is batch at once. */
export interface EventBatch {
  readonly events: readonly RunEvent[];
  /** Metric events are missing before these. */
  readonly missed: boolean;
}

/**
 * Keeps metric events in their order, as many as may wait, and of progress and clips only the newest: neither is stored,
 * and each replaces the one before.
 */
export class WaitingEvents {
  #metrics: MetricEvent[] = [];
  #progress: ProgressEvent | null = null;
  #clip: ClipEvent | null = null;
  #missed = false;

  add(event: RunEvent): void {
    if (event.type === 'progress') this.#progress = event;
    else if (event.type === 'clip') this.#clip = event;
    else if (this.#metrics.length < mostWaiting) this.#metrics.push(event);
    else this.miss();
  }

  /** Leaves out the metric events that wait, as what was batch before does not go on with them. */
  miss(): void {
    this.#metrics = [];
    this.#missed = true;
  }

  /** Leaves out the metric events that are known already. */
  keepMetrics(isNew: (event: MetricEvent) => boolean): void {
    this.#metrics = this.#metrics.filter(isNew);
  }

  /** What waits, which then waits no longer; null where that is nothing. */
  take(): EventBatch | null {
    const { events: passing } = this.takePassing();
    if (this.#metrics.length + passing.length === 0 && !this.#missed) return null;
    const batch = { events: [...this.#metrics, ...passing], missed: this.#missed };
    this.#metrics = [];
    this.#missed = false;
    return batch;
  }

  /** Progress and clip alone. */
  takePassing(): EventBatch {
    const events = [this.#progress, this.#clip].filter((event) => event !== null);
    [this.#progress, this.#clip] = [null, null];
    return { events, missed: false };
  }
}
