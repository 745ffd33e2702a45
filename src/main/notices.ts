/**
 * Tells the page of the window what happens, as fast as it takes that in and no faster.
 *
 *     nobody listens ──the page begins──▶ free ──something to tell, 50 ms later──▶ under way
 *           ▲                              ▲                                          │
 *           └────────── none ──────────────┴────────────────the page has taken it─────┘
 *
 * Only one parcel of notices is under way. What comes meanwhile waits here: the newest state of each run, the newest
 * progress of each work, and events up to a limit, beyond which the page is batch to read the run's curves anew. So
 * nothing grows because a page is slow, or stands still. A page that begins reads everything itself.
 */
import type { NoticeName, Notices } from '../shared/contract';
import type { RunEvent } from '../shared/events';
import { lastSteps, type RunMetrics } from '../shared/metrics';
import type { RunSummary } from '../shared/runs';
import type { LongWork, WorkProgress } from '../shared/work';
import { WaitingEvents } from './processes/waiting-events';

/** Notices that are batch together, in their order. */
export type NoticeBatch = readonly {
  [N in NoticeName]: readonly [name: N, notice: Notices[N]];
}[NoticeName][];

/** So many remarks wait; the page shows only the newest of them anyway. */
const mostRemarks = 20;

/** With this number a page says that it begins to listen. */
export const pageBegins = 0;

export class PageNotices {
  readonly #post: (number: number, parcel: NoticeBatch) => void;
  readonly #interval: number;
  #phase: 'nobody' | 'free' | 'underWay' = 'nobody';
  #number = pageBegins;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Called as soon as nothing waits any more. */
  #flushing: (() => void)[] = [];

  readonly #changed = new Map<string, RunSummary>();
  readonly #removed = new Set<string>();
  readonly #events = new Map<string, WaitingEvents>();
  /** Runs whose curves are being read, and by how many. */
  readonly #readers = new Map<string, number>();
  readonly #works = new Map<LongWork, WorkProgress | null>();
  #remarks: Notices['remark'][] = [];
  #settings: Notices['settingsChanged'] | null = null;
  #closing: Notices['closing'] | null = null;

  /**
   * @param post sends a parcel to the page, which says its number back when it has taken it in
   * @param interval between two parcels at least, in milliseconds
   */
  constructor(post: (number: number, parcel: NoticeBatch) => void, interval = 50) {
    this.#post = post;
    this.#interval = interval;
  }

  changed(summary: RunSummary): void {
    this.#removed.delete(summary.id);
    this.#changed.set(summary.id, summary);
    this.#schedule();
  }

  removed(id: string): void {
    this.#changed.delete(id);
    this.#events.delete(id);
    this.#removed.add(id);
    this.#schedule();
  }

  events(id: string, events: readonly RunEvent[]): void {
    const waiting = this.#eventsOf(id);
    for (const event of events) waiting.add(event);
    this.#schedule();
  }

  /** What was batch of a run's metrics no longer holds, or was not all. */
  anew(id: string): void {
    this.#eventsOf(id).miss();
    this.#schedule();
  }

  work(work: LongWork, progress: WorkProgress | null): void {
    this.#works.set(work, progress);
    this.#schedule();
  }

  remark(remark: Notices['remark']): void {
    this.#remarks = [...this.#remarks.slice(1 - mostRemarks), remark];
    this.#schedule();
  }

  settings(settings: Notices['settingsChanged']): void {
    this.#settings = settings;
    this.#schedule();
  }

  closing(closing: Notices['closing']): void {
    this.#closing = closing;
    this.#schedule();
  }

  /**
   * Reads a run's curves for the page, so that with what is batch afterwards they are whole and nothing is batch twice:
   * events that come meanwhile wait, and are left out where they stand in what was read.
   */
  async reading(id: string, read: () => Promise<RunMetrics>): Promise<RunMetrics> {
    // What happened until now stands in the file.
    this.#events.get(id)?.keepMetrics(() => false);
    this.#readers.set(id, (this.#readers.get(id) ?? 0) + 1);
    try {
      const metrics = await read();
      const last = lastSteps(metrics);
      this.#events.get(id)?.keepMetrics(({ type, step }) => step > last[type]);
      return metrics;
    } finally {
      const others = this.#readers.get(id)! - 1;
      if (others > 0) this.#readers.set(id, others);
      else this.#readers.delete(id);
      this.#schedule();
    }
  }

  /** Resolves when everything that waits has been sent, so that an answer does not come before it. */
  flush(): Promise<void> {
    this.#send();
    if (this.#phase !== 'underWay' || !this.#waits) return Promise.resolve();
    return new Promise((resolve) => this.#flushing.push(resolve));
  }

  /** A page has taken in the parcel of this number; or it begins, and the one before it is gone. */
  taken(number: unknown): void {
    if (number === pageBegins) {
      for (const waiting of [this.#changed, this.#removed, this.#events, this.#works]) waiting.clear();
      this.#settings = null;
    } else if (this.#phase !== 'underWay' || number !== this.#number) return;
    this.#phase = 'free';
    if (this.#flushing.length > 0) this.#send();
    this.#schedule();
  }

  /** Whether there is anything but events to be batch. */
  get #waits(): boolean {
    return (
      this.#changed.size + this.#removed.size + this.#works.size + this.#remarks.length > 0 ||
      this.#settings !== null ||
      this.#closing !== null
    );
  }

  #eventsOf(id: string): WaitingEvents {
    let waiting = this.#events.get(id);
    if (waiting === undefined) this.#events.set(id, (waiting = new WaitingEvents()));
    return waiting;
  }

  #schedule(): void {
    if (this.#phase === 'free') this.#timer ??= setTimeout(() => this.#send(), this.#interval);
  }

  #send(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#phase !== 'free') return;
    const parcel = this.#parcel();
    if (parcel.length > 0) {
      this.#phase = 'underWay';
      this.#number++;
      this.#post(this.#number, parcel);
    }
    for (const resolve of this.#flushing.splice(0)) resolve();
  }

  /** What waits, which then waits no longer. Where a run's curves are being read, its metric events go on waiting. */
  #parcel(): NoticeBatch {
    const parcel: NoticeBatch[number][] = [];
    if (this.#changed.size > 0) parcel.push(['runsChanged', [...this.#changed.values()]]);
    for (const [id, waiting] of this.#events) {
      const isRead = this.#readers.has(id);
      const batch = isRead ? waiting.takePassing() : waiting.take();
      if (!isRead) this.#events.delete(id);
      if (batch !== null && (batch.events.length > 0 || batch.missed))
        parcel.push(['runEvents', { id, events: batch.events, anew: batch.missed }]);
    }
    if (this.#removed.size > 0) parcel.push(['runsRemoved', [...this.#removed]]);
    for (const remark of this.#remarks) parcel.push(['remark', remark]);
    for (const [work, progress] of this.#works) parcel.push(['workProgress', { work, progress }]);
    if (this.#settings !== null) parcel.push(['settingsChanged', this.#settings]);
    // The page remembers what is at work, and has to know it as it is now.
    if (this.#closing !== null) parcel.push(['closing', this.#closing]);
    this.#changed.clear();
    this.#removed.clear();
    this.#works.clear();
    this.#remarks = [];
    [this.#settings, this.#closing] = [null, null];
    return parcel;
  }
}
