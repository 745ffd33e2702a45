/**
 * Owns the queue, the trainer processes and the records of their runs.
 *
 *     queued ─▶ starting (the process loads TensorFlow) ─▶ running ─▶ finished
 *
 * A run takes one of `parallel` slots from the start of its process until it pauses or its process ends. A paused
 * run keeps its process, and so its memory and compiled functions, but not its slot: others train meanwhile, and
 * resuming it waits in the queue like everything else. The phases themselves are drawn in shared/runs.ts.
 */
import { message } from '../../shared/language/say';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
// Runs are named after the program's presets.
import '../presets/presets';
import type { AnnotationChange } from '../../shared/annotations';
import { readAnswer, type RunAssignment } from '../../shared/assignment';
import type { ImportReport, RunExport, RunExportOrder } from '../../shared/exchange';
import type { RunEvent } from '../../shared/events';
import { requireExperiments } from '../../shared/check-experiments';
import { requireExperiment } from '../../shared/experiment';
import type { Inspection, InspectionSummary, Optimum } from '../../shared/inspection';
import type { RunMetrics } from '../../shared/metrics';
import {
  crashedBecause,
  permittedActions,
  withholdsResult,
  type RunState,
  type RunSummary,
} from '../../shared/runs';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';
import { engineOfProcess, engineOfRun, type Engine } from '../../learning/engine/choice';
import { wasAskedToEnd } from './ending-signals';
import { exportRuns } from '../run-files/export-runs';
import { importFiles } from '../run-files/import-runs';
import { newestCheckpointState } from '../runs/checkpoint-files';
import { ownIdentity } from '../../platform/process-identity';
import { processorCount } from '../../platform/processors';
import type { DamagedRun } from '../runs/run-listing';
import type { RunRecord } from '../runs/run-record';
import { RunRegistry } from '../runs/run-registry';
import type { RunStore } from '../runs/run-store';
import { beginWork } from '../runs/left-overs';
import { usualSilenceMs } from '../runs/life-signs';
import { RunGoneError, TakenOverError } from '../runs/run-errors';
import { asStorageError, messageOf } from '../runs/storage-error';
import { obstacleTo } from '../../learning/training/saved-training';
import { nobody, type Watcher } from '../work/work';
import { optimumOf } from './optimum';
import { describeEnd } from './crash-reason';
import { Listeners } from './listeners';
import type { Report } from './messages';
import type { RunAction } from '../../shared/language/en/messages/trainers';
import { trainerFile } from './trainer-process';
import { TrainerHandle, type TrainerEnd } from './trainer-handle';

/** How often runs of other processes are looked at, and progress is written into records. */
const refreshSeconds = 2;
/** So long the end waits for a look that is going on. */
const lookPatienceMs = 1000;
/** Progress alone changes a summary at most so often. */
const progressMs = 250;
/** A run that nothing happens to, a paused one, still gives a sign of life. */
const signOfLifeMs = 30_000;

/** What a run is doing does not permit an action. */
export class ActionError extends SpokenError {
  constructor(action: RunAction, { id, state, elsewhere }: Pick<RunSummary, 'id' | 'state' | 'elsewhere'>) {
    super(
      elsewhere
        ? message('trainers.elsewhere', { action, id })
        : message('trainers.inPhase', { action, id, phase: state.phase }),
    );
    this.name = 'ActionError';
  }
}

/** An answer was given where nothing is asked. */
export class NoQuestionError extends SpokenError {
  constructor(readonly id: string) {
    super(message('trainers.noQuestion', { id }));
    this.name = 'NoQuestionError';
  }
}

export interface SupervisorOptions {
  readonly store: RunStore;
  /** Trainings at the same time; 0 means one for each core. */
  readonly parallel?: number;
  /** TensorFlow threads in each training. */
  readonly threads?: number;
  /** What runs the networks; where missing, what a run began with, and the usual for a new one. */
  readonly engine?: Engine | undefined;
  /** Between two checkpoints of a run. */
  readonly checkpointSeconds?: number;
  /** Between two looks at the data folder. */
  readonly refreshSeconds?: number;
  /** The trainer's bundle. */
  readonly trainer?: string;
  /** So long a run of another machine may give no sign of life before it counts as left alone. */
  readonly silenceMs?: number;
}

type SupervisorEvents = {
  /** Summaries of runs that changed or are new. */
  changed: [summaries: readonly RunSummary[]];
  removed: [ids: readonly string[]];
  /** What happened in one run; metric events stand in its metric file already. */
  events: [id: string, events: readonly RunEvent[]];
  /** What was told of a run's metrics no longer holds, or was not all: they are to be read anew. */
  anew: [id: string];
  /** Something a person should know of a run. */
  notice: [id: string, says: Message];
};

/** Kinds of failure. */
export type Failure = Extract<Report, { type: 'failed' }>['kind'];

/** A run that this process queues or trains. */
interface Session {
  readonly id: string;
  /** With which this process has claimed the run. */
  readonly fence: number;
  trainer: TrainerHandle | null;
  hasSlot: boolean;
  stopping: boolean;
  /** Called at the next change of phase. */
  waiting: (() => void)[];
  tellTimer: NodeJS.Timeout | null;
  unsaved: boolean;
  /** The kind of failure, for exit codes. */
  failure: Failure | null;
}

export class Supervisor {
  readonly #store: RunStore;
  readonly #trainerFile: string | undefined;
  readonly #checkpointSeconds: number;
  readonly #silenceMs: number;
  readonly #listeners = new Listeners<SupervisorEvents>();
  readonly #sessions = new Map<string, Session>();
  readonly #failures = new Map<string, Failure>();
  #registry!: RunRegistry;
  #queue: Session[] = [];
  #parallel: number;
  #threads: number;
  readonly #engine: Engine | undefined;
  #watching = false;
  #closing = false;
  #endWork: () => Promise<void> = () => Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  /** The last look at the data folder that nobody asked for, and whether it is still going on. */
  #refreshing: Promise<void> = Promise.resolve();
  #looking = false;
  #livedAt = performance.now();

  private constructor({
    store,
    parallel = 0,
    threads = 1,
    engine,
    checkpointSeconds = 15,
    trainer,
    silenceMs = usualSilenceMs,
  }: SupervisorOptions) {
    this.#silenceMs = silenceMs;
    this.#store = store;
    this.#parallel = parallel;
    this.#threads = threads;
    this.#engine = engine;
    this.#trainerFile = trainer;
    this.#checkpointSeconds = checkpointSeconds;
  }

  /** Reads the runs there are, finds those whose process died, and begins to look after them. */
  static async open(options: SupervisorOptions): Promise<Supervisor> {
    const supervisor = new Supervisor(options);
    supervisor.#endWork = await beginWork(options.store.folder);
    const listeners = supervisor.#listeners;
    supervisor.#registry = await RunRegistry.open(
      options.store,
      {
        changed: (summary) => listeners.tell('changed', [summary]),
        removed: (ids) => listeners.tell('removed', ids),
        failed: (id, error) => supervisor.#saveFails(id, error),
      },
      supervisor.#silenceMs,
    );
    supervisor.#timer = setInterval(
      () => {
        supervisor.#saveProgress();
        // A look that takes longer than that is not followed by all that it has kept waiting.
        if (supervisor.#looking) return;
        supervisor.#looking = true;
        supervisor.#refreshing = supervisor
          .refresh()
          .catch(() => undefined)
          .finally(() => (supervisor.#looking = false));
      },
      1000 * (options.refreshSeconds ?? refreshSeconds),
    );
    supervisor.#timer.unref();
    return supervisor;
  }

  /** Listens to an event; the returned function ends that. */
  on<N extends keyof SupervisorEvents>(
    name: N,
    listener: (...values: SupervisorEvents[N]) => void,
  ): () => void {
    return this.#listeners.add(name, listener);
  }

  /** All runs, oldest first. */
  runs(): RunSummary[] {
    return this.#registry.summaries();
  }

  /** Folders that cannot be shown as runs, and why. */
  damaged(): readonly DamagedRun[] {
    return this.#registry.damaged;
  }

  /** One run. Throws an `UnknownRunError` where there is none. */
  run(id: string): RunSummary {
    return this.#registry.summary(id);
  }

  /** Why a run of this process has not come to its end: because of the disk, by itself, or because another took it over. */
  failureOf(id: string): Failure | null {
    return this.#failures.get(id) ?? null;
  }

  /** How many runs have a process or wait for one: what `close` has to end. */
  get active(): number {
    return this.#sessions.size;
  }

  folder(id: string): string {
    return this.#store.folderOf(id);
  }

  /**
   * What a run measured so far, long series thinned out; nothing while its question waits for an answer. For a run of
   * this process that holds at least every event told until now; events told while the answer was made may be in it as
   * well.
   */
  async metrics(id: string): Promise<RunMetrics> {
    return withholdsResult(this.run(id)) ? {} : this.#store.shownMetrics(id);
  }

  /** At which steps a run's policy was inspected; none while its question waits for an answer. */
  async inspections(id: string): Promise<readonly InspectionSummary[]> {
    return withholdsResult(this.run(id)) ? [] : this.#store.inspections(id);
  }

  /** What an inspection found; null where there is none of that step. */
  async inspection(id: string, step: number): Promise<Inspection | null> {
    return withholdsResult(this.run(id)) ? null : this.#store.inspection(id, step);
  }

  /** What is optimal in a run's environment; null where that has no exact model. */
  optimum(id: string): Optimum | null {
    return optimumOf(this.run(id).experiment);
  }

  /** The end of what a run's trainer printed. */
  async log(id: string): Promise<string> {
    this.run(id);
    return this.#store.log(id);
  }

  /** Changes how many train at once and with how many threads; runs that train already keep theirs. */
  configure({ parallel, threads }: { parallel?: number; threads?: number }): void {
    this.#parallel = parallel ?? this.#parallel;
    this.#threads = threads ?? this.#threads;
    this.#pump();
  }

  /** Says whether someone looks at the agents; only then trainings record clips. */
  watch(watching: boolean): void {
    this.#watching = watching;
    for (const { trainer } of this.#sessions.values()) trainer?.order({ type: 'watch', watching });
  }

  /**
   * Puts a new run into the queue; its record is on the disk when this resolves.
   * @param assignment whose question is to be answered before the result shows; its locks are checked already
   * @throws InvalidValueError where the experiment cannot be used; StorageError
   */
  async start(
    experiment: unknown,
    preset: string | null,
    assignment: RunAssignment | null = null,
  ): Promise<RunSummary> {
    const [started] = await this.startMany([experiment], preset, assignment);
    return started!;
  }

  /**
   * Puts new runs into the queue, in this order.
   * @param begun told the id of each as soon as it is there
   * @throws InvalidValueError where one of the experiments cannot be used, before anything is started; StorageError
   */
  async startMany(
    experiments: readonly unknown[],
    preset: string | null,
    assignment: RunAssignment | null = null,
    begun: (id: string) => void = () => undefined,
  ): Promise<RunSummary[]> {
    const checked =
      experiments.length === 1 ? [requireExperiment(experiments[0])] : requireExperiments(experiments);
    const ids: string[] = [];
    for (const experiment of checked) {
      this.#refuseWhenClosing();
      const record = await this.#store.create(experiment, {
        preset,
        assignment,
        versions: {},
        owner: { ...ownIdentity(), trainer: null },
        order: this.#registry.nextOrder(),
      });
      const session = this.#openSession(record, 0);
      this.#registry.tell(record.id);
      this.#enqueue(session);
      ids.push(record.id);
      begun(record.id);
    }
    return ids.map((id) => this.run(id));
  }

  /** Writes a checkpoint and waits; the slot goes to the next in the queue. Resolves when that has happened. */
  async pause(id: string): Promise<void> {
    this.#require(id, 'pause');
    const session = this.#sessions.get(id)!;
    session.trainer!.order({ type: 'pause' });
    await this.#nextPhase(session);
  }

  /** Puts a paused, stopped or crashed run back into the queue. */
  async resume(id: string): Promise<void> {
    this.#refuseWhenClosing();
    await this.#settleOwner(id);
    this.#require(id, 'resume');
    const paused = this.#sessions.get(id);
    if (paused !== undefined) {
      this.#setPhase(paused, { phase: 'queued' });
      this.#enqueue(paused);
      return;
    }
    // A run of an earlier version lacks fields that have come since, or holds what is no longer understood.
    const experiment = requireExperiment(this.run(id).experiment, message('trainers.notResumable'));
    const state = await newestCheckpointState(this.#store.checkpointFolder(id));
    const obstacle = state === null ? null : obstacleTo(experiment, state);
    if (obstacle !== null)
      throw new SpokenError(message('trainers.obstructed', { action: 'resume', id, why: obstacle }));
    // Another process, or another click, may have taken it since the last look.
    const claim = await this.#registry.claim(id);
    if (claim === null) {
      await this.refresh();
      throw new ActionError('resume', { ...this.run(id), elsewhere: true });
    }
    this.#require(id, 'resume');
    const session = this.#openSession(claim.record, claim.fence);
    const changed = this.#registry.change(id, {
      state: { phase: 'queued' },
      experiment: { ...experiment },
    });
    this.#enqueue(session);
    await changed;
  }

  /** Writes a checkpoint and ends the training, resumably. Resolves when the process is gone. */
  async stop(id: string): Promise<void> {
    this.#require(id, 'stop');
    const session = this.#sessions.get(id)!;
    session.stopping = true;
    this.#queue = this.#queue.filter((other) => other !== session);
    if (session.trainer === null && !session.hasSlot) return this.#end(session, { phase: 'stopped' });
    session.trainer?.order({ type: 'stop' });
    while (this.#sessions.get(id) === session) await this.#nextPhase(session);
  }

  /** Moves a run that is not active to the bin. */
  async remove(id: string): Promise<void> {
    await this.#settleOwner(id);
    this.#require(id, 'remove');
    if (!(await this.#registry.remove(id)))
      throw new ActionError('remove', { ...this.run(id), elsewhere: true });
  }

  /**
   * Changes what people say of runs, whoever works on them.
   * @throws where that fails for some of them; the message names these, the others are changed
   */
  async annotate(ids: readonly string[], change: AnnotationChange): Promise<RunSummary[]> {
    const failures: { id: string; says: Message }[] = [];
    for (const id of ids) {
      try {
        await this.#registry.annotate(id, change);
      } catch (error) {
        if (ids.length === 1) throw error;
        failures.push({ id, says: messageOf(error) });
      }
    }
    if (failures.length > 0)
      throw new SpokenError(message('trainers.notAnnotated', { failures, of: ids.length }));
    return ids.map((id) => this.run(id));
  }

  /**
   * Answers the question of a run, for good.
   * @param all also the same question of all other runs of the assignment that wait for an answer
   * @returns how many runs were answered
   * @throws InvalidValueError where the text is no answer; AnsweredError, StorageError
   */
  async answer(id: string, text: string, all: boolean): Promise<number> {
    const { assignment } = this.run(id);
    if (assignment === null) throw new NoQuestionError(id);
    const answer = readAnswer(assignment, text);
    const others = this.runs().filter(
      (run) => all && run.id !== id && withholdsResult(run) && isDeepStrictEqual(run.assignment, assignment),
    );
    await this.#registry.answer(id, answer);
    for (const other of others) await this.#registry.answer(other.id, answer);
    return 1 + others.length;
  }

  /** Moves a run back out of the bin. */
  restore(id: string): Promise<void> {
    return this.#registry.restore(id);
  }

  /**
   * Writes runs into one file for others.
   * @throws UnknownRunError, RunFileError, StorageError; CancelledError
   */
  async exportRuns(order: RunExportOrder, path: string, watcher: Watcher = nobody): Promise<RunExport> {
    await this.#registry.idle();
    return exportRuns(this.#store, order, path, watcher);
  }

  /** Takes in the runs of files; what is wrong with single ones, or was not taken, stands in the report. */
  async importRuns(paths: readonly string[], watcher: Watcher = nobody): Promise<ImportReport> {
    const report = await importFiles(this.#store, paths, watcher);
    await this.refresh();
    return report;
  }

  /** Reads what other processes have changed in the data folder. */
  refresh(): Promise<void> {
    return this.#registry.refresh();
  }

  /**
   * Ends everything, with a checkpoint of every active run.
   * @param limitMs a trainer that has not ended by then is killed
   */
  async close(limitMs = 15_000): Promise<void> {
    this.#closing = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    const timeout = setTimeout(() => {
      for (const { trainer } of this.#sessions.values()) trainer?.kill();
    }, limitMs);
    await Promise.all([...this.#sessions.keys()].map((id) => this.stop(id)));
    clearTimeout(timeout);
    // A disk that does not answer holds nobody up: what the look would tell is of no use any more.
    await Promise.race([this.#refreshing, delay(lookPatienceMs, undefined, { ref: false })]);
    await this.#registry.idle();
    await this.#endWork();
  }

  get #slots(): number {
    return this.#parallel > 0 ? this.#parallel : processorCount();
  }

  /** A run of a machine that was switched off is nobody's, once that machine has been silent for long enough. */
  #settleOwner(id: string): Promise<void> {
    return this.#registry.settleOwner(id, () =>
      this.#listeners.tell(
        'notice',
        id,
        message('trainers.waitsForSigns', { seconds: Math.round(this.#silenceMs / 1000) }),
      ),
    );
  }

  #refuseWhenClosing(): void {
    if (this.#closing) throw new SpokenError(message('trainers.ending'));
  }

  #require(id: string, action: RunAction): void {
    const summary = this.run(id);
    const session = this.#sessions.get(id);
    if (!permittedActions(summary)[action]) throw new ActionError(action, summary);
    if (session?.stopping && action !== 'stop')
      throw new SpokenError(message('trainers.stopping', { action, id }));
  }

  #openSession(record: RunRecord, fence: number): Session {
    this.#registry.hold(record, fence);
    const session: Session = {
      id: record.id,
      fence,
      trainer: null,
      hasSlot: false,
      stopping: false,
      waiting: [],
      tellTimer: null,
      unsaved: false,
      failure: null,
    };
    this.#sessions.set(record.id, session);
    return session;
  }

  #enqueue(session: Session): void {
    // `close` has begun while this run was made.
    if (this.#closing) return void this.#end(session, { phase: 'stopped' });
    this.#queue.push(session);
    this.#pump();
  }

  /** Gives free slots to the first in the queue. */
  #pump(): void {
    if (this.#closing) return;
    const taken = () => [...this.#sessions.values()].filter(({ hasSlot }) => hasSlot).length;
    while (taken() < this.#slots) {
      const session = this.#queue.shift();
      if (session === undefined) return;
      session.hasSlot = true;
      if (session.trainer === null) void this.#launch(session);
      else {
        session.trainer.order({ type: 'resume' });
        this.#setPhase(session, { phase: 'running' });
      }
    }
  }

  async #launch(session: Session): Promise<void> {
    const { id } = session;
    this.#setPhase(session, { phase: 'starting' });
    let trainer: TrainerHandle;
    try {
      trainer = await TrainerHandle.start(
        this.#trainerFile ?? trainerFile(),
        {
          threads: this.#threads,
          engine: this.#engine ?? engineOfRun(this.run(id).versions) ?? engineOfProcess(),
        },
        this.#store.logFile(id),
        (report) => this.#hear(session, report),
      );
    } catch (error) {
      const known = asStorageError(error, this.#store.folder);
      session.failure = known === error ? 'training' : 'storage';
      return this.#end(session, crashedBecause(messageOf(known)));
    }
    session.trainer = trainer;
    void trainer.ended.then((end) => this.#trainerEnded(session, end));
    void this.#registry.change(id, { owner: { ...ownIdentity(), trainer: trainer.identity } });
    trainer.order({
      type: 'start',
      folder: this.#store.folderOf(id),
      fence: session.fence,
      experiment: this.run(id).experiment,
      checkpointSeconds: this.#checkpointSeconds,
    });
    if (this.#watching) trainer.order({ type: 'watch', watching: true });
    if (session.stopping) trainer.order({ type: 'stop' });
  }

  #hear(session: Session, report: Report): void {
    const { id } = session;
    // What is no longer this process's run is not told of any more.
    if (this.#sessions.get(id) !== session) return;
    switch (report.type) {
      case 'started': {
        const { step, seconds, from, versions } = report;
        this.#registry.update(id, { versions: { ...versions }, step, seconds, checkpointStep: from });
        this.#setPhase(session, { phase: 'running' });
        // It continues from its checkpoint: what came after that has not happened.
        this.#listeners.tell('anew', id);
        break;
      }
      case 'events': {
        const { step, seconds, events, missed } = report;
        const progress = events.filter((event) => event.type === 'progress').at(-1);
        const stepsPerSecond = progress?.stepsPerSecond ?? this.run(id).stepsPerSecond;
        this.#registry.update(id, { step, seconds, stepsPerSecond });
        const told = withholdsResult(this.run(id))
          ? events.filter(({ type }) => type === 'progress')
          : events;
        if (missed) this.#listeners.tell('anew', id);
        if (told.length > 0) this.#listeners.tell('events', id, told);
        this.#tellSoon(session);
        break;
      }
      case 'checkpoint':
        this.#registry.update(id, { checkpointStep: report.step });
        this.#tellSoon(session);
        break;
      case 'notice':
        this.#listeners.tell('notice', id, report.says);
        break;
      case 'paused':
        this.#registry.update(id, { step: report.step, seconds: report.seconds });
        session.hasSlot = false;
        this.#setPhase(session, { phase: 'paused' });
        this.#pump();
        break;
    }
  }

  async #trainerEnded(session: Session, end: TrainerEnd): Promise<void> {
    const { id } = session;
    if (this.#sessions.get(id) !== session) return;
    const { word } = end;
    if (word?.type === 'finished' || word?.type === 'stopped') {
      const { step, seconds } = word;
      this.#registry.update(id, { step, seconds });
      if (word.type === 'finished') {
        const stepsPerSecond = seconds > 0 ? step / seconds : null;
        this.#registry.update(id, { result: word.result, stepsPerSecond });
      }
      return this.#end(session, { phase: word.type });
    }
    const { phase } = this.run(id).state;
    const began = phase !== 'queued' && phase !== 'starting';
    // Ctrl-C reaches the trainer too, and ends one that has not come so far yet that it looks after signals.
    const wasAsked = wasAskedToEnd(end);
    if (word === null && wasAsked && (session.stopping || !began))
      return this.#end(session, { phase: 'stopped' });
    if (word?.kind === 'takenOver') return this.#giveUp(session, word.reason);
    session.failure = word?.kind ?? 'training';
    const log = await this.#store.log(id).catch(() => '');
    return this.#end(session, crashedBecause(describeEnd(end, log, began)));
  }

  /** A record could not be written. A run that is another's now, or gone, ends here; its trainer finds out by itself. */
  #saveFails(id: string, error: unknown): void {
    const session = this.#sessions.get(id);
    const isLost = error instanceof TakenOverError;
    // A trainer that has lost its run says so itself.
    if (!isLost || (session?.trainer ?? null) === null) this.#listeners.tell('notice', id, messageOf(error));
    if (session === undefined) return;
    if (!isLost && !(error instanceof RunGoneError)) return;
    if (session.trainer !== null) session.trainer.order({ type: 'stop' });
    else if (isLost) void this.#giveUp(session);
    else if (!session.hasSlot) {
      session.failure = 'storage';
      void this.#end(session, crashedBecause(messageOf(error)));
    }
  }

  /** Another process has taken the run over while this one slept: it is not touched any more. */
  async #giveUp(session: Session, says?: Message): Promise<void> {
    const { id } = session;
    if (this.#sessions.get(id) !== session) return;
    if (says !== undefined) this.#listeners.tell('notice', id, says);
    this.#failures.set(id, 'takenOver');
    this.#forgetSession(session);
    await this.#registry.giveUp(id).catch((error: unknown) => {
      this.#listeners.tell('notice', id, messageOf(error));
    });
    this.#pump();
    this.#wake(session);
  }

  #forgetSession(session: Session): void {
    this.#queue = this.#queue.filter((other) => other !== session);
    session.hasSlot = false;
    session.trainer = null;
    if (session.tellTimer !== null) clearTimeout(session.tellTimer);
    this.#sessions.delete(session.id);
  }

  /** The run is no longer active: its record says so, its slot is free. */
  async #end(session: Session, state: RunState): Promise<void> {
    const { id } = session;
    if (session.failure !== null && state.phase === 'crashed') this.#failures.set(id, session.failure);
    else this.#failures.delete(id);
    this.#forgetSession(session);
    const saved = this.#registry.change(id, { state, owner: null });
    this.#registry.release(id);
    this.#pump();
    await saved;
    this.#wake(session);
  }

  #setPhase(session: Session, state: RunState): void {
    void this.#registry.change(session.id, { state });
    this.#wake(session);
  }

  #wake(session: Session): void {
    const { waiting } = session;
    session.waiting = [];
    for (const resolve of waiting) resolve();
  }

  #nextPhase(session: Session): Promise<void> {
    return new Promise((resolve) => session.waiting.push(resolve));
  }

  #tellSoon(session: Session): void {
    session.unsaved = true;
    session.tellTimer ??= setTimeout(() => {
      session.tellTimer = null;
      this.#registry.tell(session.id);
    }, progressMs);
  }

  #saveProgress(): void {
    const signOfLife = performance.now() - this.#livedAt >= signOfLifeMs;
    if (signOfLife) this.#livedAt = performance.now();
    for (const session of this.#sessions.values()) {
      if (!session.unsaved && !signOfLife) continue;
      session.unsaved = false;
      void this.#registry.save(session.id);
    }
  }
}
