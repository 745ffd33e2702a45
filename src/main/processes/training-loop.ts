/**
 * The work of a trainer process: it runs one training, writes its metrics and checkpoints, and reports.
 *
 * It is the only writer of these files. Events are written before they are reported, and metrics are on the disk
 * before the checkpoint that counts them: whatever dies, no reader ever knows more than the files hold.
 */
import { message } from '../../shared/language/say';
import { join } from 'node:path';
import type { MetricEvent, RunEvent } from '../../shared/events';
import type { Experiment } from '../../shared/experiment';
import { resultOf, type EvaluationResult } from '../../shared/runs';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';
import {
  readNewestCheckpoint,
  writeCheckpoint,
  type FilePositions,
  type StoredCheckpoint,
} from '../runs/checkpoint-files';
import { makeOwn } from '../files/atomic-file';
import { InspectionWriter } from '../runs/inspection-file';
import { Lease } from '../runs/lease';
import { lastMetric } from '../runs/metric-file';
import { holdsPosition, MetricWriter } from '../runs/metric-writer';
import type { Checkpoint } from '../../learning/training/checkpoint';
import { obstacleTo, savedTrainingOf } from '../../learning/training/saved-training';
import type { Training, TrainingOptions } from '../../learning/training/training-options';
import { reopenWhereExtended } from './reopen-training';
import { WaitingEvents } from './waiting-events';
import type { Order, Report } from './messages';

/** Work between two looks at the supervisor's orders. */
const sliceMs = 20;
/** Events are written and reported in batches: 12 a second. */
const batchMs = 80;
/** Writing checkpoints takes at most this share of the time, however large they are. */
const checkpointShare = 0.05;
const clipMs = 1500;
/** With so many unread reports the supervisor is too busy: events then wait here for a moment. */
const unreadLimit = 8;

export interface LoopOptions {
  /** The run's folder. */
  readonly folder: string;
  /** With which the run has been claimed; 0 for one that was never taken over. */
  readonly fence?: number;
  readonly experiment: Experiment;
  /** Between two checkpoints. */
  readonly checkpointSeconds: number;
  readonly create: (options: TrainingOptions) => Training;
  readonly versions: () => Readonly<Record<string, string>>;
  /** Sends a report; resolves when it has left this process. */
  readonly report: (report: Report) => Promise<void>;
  /** Milliseconds from a monotonic clock. */
  readonly now: () => number;
}

type RequestedState = 'train' | 'pause' | 'stop';

export class TrainingLoop {
  readonly #options: LoopOptions;
  readonly #checkpoints: string;
  readonly #lease: Lease;
  #training!: Training;
  #metrics!: MetricWriter;
  #inspections!: InspectionWriter;
  readonly #events = new WaitingEvents();
  #batchedAt = 0;
  /** What the wall clock said when `now` was 0. */
  #epoch = 0;
  #unread = 0;
  #reported: Promise<void> = Promise.resolve();
  #result: EvaluationResult | null = null;

  #requested: RequestedState = 'train';
  #wake: () => void = () => undefined;
  #watching = false;
  #clipAt = -Infinity;

  #saving: Promise<void> = Promise.resolve();
  #savingFails: unknown = null;
  #savedAt = 0;
  #saveMs = 0;
  /** What the newest checkpoint holds, to spare a second one of the same moment. */
  #saved = '';

  constructor(options: LoopOptions) {
    this.#options = options;
    this.#checkpoints = join(options.folder, 'checkpoints');
    this.#lease = new Lease(options.folder, options.fence ?? 0);
  }

  /** Takes an order; it is carried out within one slice of work. */
  order(order: Order): void {
    switch (order.type) {
      case 'pause':
        if (this.#requested === 'train') this.#requested = 'pause';
        break;
      case 'resume':
        if (this.#requested === 'pause') this.#requested = 'train';
        break;
      case 'stop':
        this.#requested = 'stop';
        break;
      case 'watch':
        this.#watching = order.watching;
        break;
      case 'start':
        break;
    }
    this.#wake();
  }

  /**
   * Trains until the budget is used or an order to stop comes.
   * @throws the system's errors about files, and whatever the training throws
   */
  async run(): Promise<void> {
    const { now } = this.#options;
    await this.#begin();
    try {
      this.#batchedAt = this.#savedAt = now();
      while (!this.#training.done && this.#requested !== 'stop') {
        if (this.#requested === 'pause') await this.#pause();
        else await this.#work();
        if (this.#savingFails !== null) throw this.#savingFails;
      }
      await this.#settle();
      if (this.#savingFails !== null) throw this.#savingFails;
      const { done, step, seconds } = this.#training;
      await this.#options.report(
        done ? { type: 'finished', step, seconds, result: this.#result } : { type: 'stopped', step, seconds },
      );
    } finally {
      this.#metrics.close();
      this.#inspections.close();
      this.#training.dispose();
    }
  }

  /** Finds where to continue, cuts the metrics back to there, and builds the training. */
  async #begin(): Promise<void> {
    const { folder, fence = 0, experiment, create, versions, report, now } = this.#options;
    this.#lease.check();
    const path = join(folder, 'metrics.jsonl');
    const notices: Message[] = [];
    const newest: StoredCheckpoint | null = await readNewestCheckpoint(
      this.#checkpoints,
      ({ metrics }) =>
        holdsPosition(path, metrics) ? null : message('trainers.metricsTooShort', { bytes: metrics.bytes }),
      (says) => notices.push(says),
    );
    const obstacle = newest === null ? null : obstacleTo(experiment, newest.checkpoint.state);
    // Before anything is cut back: whoever can continue it finds everything as it was.
    if (obstacle !== null) throw new SpokenError(obstacle);
    const places = { checkpoints: this.#checkpoints, metrics: path, permit: () => this.#lease.check() };
    const stored = newest === null ? null : await reopenWhereExtended(newest, experiment, places);
    if (notices.length > 0) {
      const from =
        stored === null
          ? message('trainers.continuesFromStart')
          : message('trainers.continuesFrom', { step: stored.checkpoint.step });
      for (const says of [...notices, from]) await report({ type: 'notice', says });
    }
    // Whoever had the run before may still have the files open, and wake up: then it writes into what nobody reads.
    if (fence > 0) for (const name of [path, join(folder, 'inspections.jsonl')]) await makeOwn(name);
    this.#metrics = new MetricWriter(path, stored?.metrics);
    this.#inspections = new InspectionWriter(
      join(folder, 'inspections.jsonl'),
      stored?.checkpoint.step ?? -1,
      stored === null ? 0 : stored.inspections,
    );
    const last = stored === null ? null : await lastMetric(path);
    if (last !== null) this.#remember(last);
    // From here on time only passes: a wall clock that is set does not bend the curve.
    this.#epoch = Math.max(Date.now(), last?.at ?? 0) - now();
    this.#training = create({
      experiment,
      ...(stored === null ? {} : { checkpoint: this.#whole(stored.checkpoint) }),
      emit: (event) => this.#take(event),
      inspected: (inspection) => {
        this.#lease.check();
        this.#inspections.add(inspection);
      },
      now,
    });
    if (stored !== null) this.#saved = this.#moment();
    const { step, seconds } = this.#training;
    const from = stored?.checkpoint.step ?? null;
    await report({ type: 'started', from, versions: versions(), step, seconds });
  }

  /** A checkpoint in the form of today: what version 0.1.0 did not note of the end, the metrics tell. */
  #whole(checkpoint: Checkpoint): Checkpoint {
    return { ...checkpoint, state: savedTrainingOf(checkpoint.state, this.#result !== null) };
  }

  async #work(): Promise<void> {
    const { now, checkpointSeconds } = this.#options;
    if (this.#watching && now() - this.#clipAt >= clipMs) {
      this.#clipAt = now();
      this.#training.requestClip();
    }
    this.#training.advance(sliceMs);
    if (now() - this.#batchedAt >= batchMs) this.#batch();
    const saveEvery = Math.max(1000 * checkpointSeconds, this.#saveMs / checkpointShare);
    if (now() - this.#savedAt >= saveEvery) await this.#save();
    await new Promise((resolve) => setImmediate(resolve));
  }

  async #pause(): Promise<void> {
    await this.#settle();
    if (this.#savingFails !== null) return;
    const { step, seconds } = this.#training;
    await this.#options.report({ type: 'paused', step, seconds });
    while (this.#requested === 'pause') await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#batchedAt = this.#savedAt = this.#options.now();
  }

  /** Reports everything that has happened and waits for a checkpoint of this moment. */
  async #settle(): Promise<void> {
    await this.#reported;
    this.#batch();
    await this.#save();
    await this.#saving;
  }

  #remember(event: MetricEvent): void {
    if (event.type === 'evaluation' && event.final) this.#result = resultOf(event.returns);
  }

  #take(event: RunEvent): void {
    if (event.type !== 'clip' && event.type !== 'progress') {
      this.#metrics.add({ ...event, at: Math.round(this.#epoch + this.#options.now()) });
      this.#remember(event);
    }
    this.#events.add(event);
    // One call of advance may take seconds, in a long evaluation for example.
    if (this.#options.now() - this.#batchedAt >= batchMs) this.#batch();
  }

  /** Writes what has happened since the last batch, and reports it. */
  #batch(): void {
    this.#batchedAt = this.#options.now();
    this.#lease.check();
    this.#metrics.requirePlace();
    this.#metrics.flush();
    if (this.#unread >= unreadLimit) return;
    const { step, seconds } = this.#training;
    const batch = this.#events.take() ?? { events: [], missed: false };
    this.#unread++;
    this.#reported = this.#options.report({ type: 'events', ...batch, step, seconds }).then(() => {
      this.#unread--;
    });
  }

  /** Takes a checkpoint now and writes it while the training goes on; a failure shows in `#savingFails`. */
  async #save(): Promise<void> {
    await this.#saving;
    this.#savedAt = this.#options.now();
    const key = this.#moment();
    if (key === this.#saved || this.#savingFails !== null) return;
    const checkpoint = await this.#training.checkpoint();
    const positions = { metrics: this.#metrics.flush(), inspections: this.#inspections.bytes };
    this.#saving = this.#write(checkpoint, positions).then(
      () => {
        this.#saved = key;
        this.#saveMs = this.#options.now() - this.#savedAt;
      },
      (error: unknown) => {
        this.#savingFails = error ?? new SpokenError(message('trainers.checkpointNotWritten'));
      },
    );
  }

  #moment(): string {
    return `${this.#training.step} ${this.#metrics.flush().events} ${this.#training.done}`;
  }

  async #write(checkpoint: Checkpoint, positions: FilePositions): Promise<void> {
    this.#lease.check();
    this.#metrics.sync();
    this.#inspections.sync();
    await writeCheckpoint(this.#checkpoints, checkpoint, positions, () => this.#lease.check());
    await this.#options.report({ type: 'checkpoint', step: checkpoint.step });
  }
}
