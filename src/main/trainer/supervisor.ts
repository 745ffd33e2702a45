/**
 * Owns the queue, the trainer processes and the records of their runs.
 *
 *     queued ─▶ (process starts) ─▶ running ─▶ finished
 *
 * A run takes one of `parallel` slots from the start of its process until it pauses or its process ends. A paused
 * run keeps its process, and so its memory and compiled functions, but not its slot: others train meanwhile, and
 * resuming it waits in the queue like everything else. The phases themselves are drawn in shared/runs.ts.
 */
import { availableParallelism, cpus } from 'node:os';
import type { RunEvent } from '../../shared/events';
import { requireExperiment } from '../../shared/experiment';
import type { RunMetrics } from '../../shared/metrics';
import { permittedActions, type RunState, type RunSummary } from '../../shared/runs';
import { isSameProcess, ownIdentity } from '../runs/process-identity';
import { RecordWriter } from '../runs/record-writer';
import { summaryOf, type RunRecord } from '../runs/run-record';
import { isOwnedByLiveProcess, UnknownRunError, type DamagedRun, type RunStore } from '../runs/run-store';
import { asStorageError } from '../runs/storage-error';
import { mendAbandoned } from './abandoned-run';
import { describeEnd } from './crash-reason';
import { Listeners } from './listeners';
import type { Report } from './messages';
import { trainerFile } from './trainer-process';
import { TrainerHandle, type TrainerEnd } from './trainer-handle';

/** How often runs of other processes are looked at, and progress is written into records. */
const refreshMs = 2000;
/** Progress alone changes a summary at most so often. */
const progressMs = 250;
/** A run that nothing happens to, a paused one, still gives a sign of life. */
const signOfLifeMs = 30_000;

/** What a run is doing does not permit an action. */
export class ActionError extends Error {
  constructor(action: string, { id, state, elsewhere }: Pick<RunSummary, 'id' | 'state' | 'elsewhere'>) {
    super(
      elsewhere
        ? `Cannot ${action} the run ${id}: another window or command line works on it. Do it there.`
        : `Cannot ${action} the run ${id}: it is ${state.phase}.`,
    );
    this.name = 'ActionError';
  }
}

export interface SupervisorOptions {
  readonly store: RunStore;
  /** Trainings at the same time; 0 means one for each core. */
  readonly parallel?: number;
  /** TensorFlow threads in each training. */
  readonly threads?: number;
  /** Between two checkpoints of a run. */
  readonly checkpointSeconds?: number;
  /** The trainer's bundle. */
  readonly trainer?: string;
}

type SupervisorEvents = {
  /** Summaries of runs that changed or are new. */
  changed: [summaries: readonly RunSummary[]];
  removed: [ids: readonly string[]];
  /** What happened in one run; metric events stand in its metric file already. */
  events: [id: string, events: readonly RunEvent[]];
  /** Something a person should know of a run, in a sentence. */
  notice: [id: string, message: string];
};

/** A run as it is known: from its record on disk, or, while this process owns it, in memory first. */
interface Known {
  record: RunRecord;
  elsewhere: boolean;
  mark: string;
}

/** A run that this process queues or trains. */
interface Session {
  readonly id: string;
  trainer: TrainerHandle | null;
  hasSlot: boolean;
  stopping: boolean;
  /** Called at the next change of phase. */
  waiting: (() => void)[];
  tellTimer: NodeJS.Timeout | null;
  unsaved: boolean;
  /** The kind of failure, for exit codes. */
  failure: 'storage' | 'training' | null;
}

export class Supervisor {
  readonly #store: RunStore;
  readonly #trainerFile: string | undefined;
  readonly #checkpointSeconds: number;
  readonly #records: RecordWriter;
  readonly #listeners = new Listeners<SupervisorEvents>();
  readonly #known = new Map<string, Known>();
  readonly #sessions = new Map<string, Session>();
  readonly #failures = new Map<string, 'storage' | 'training'>();
  #queue: Session[] = [];
  #damaged: readonly DamagedRun[] = [];
  #parallel: number;
  #threads: number;
  #watching = false;
  #closing = false;
  #timer: NodeJS.Timeout | null = null;
  #refreshing: Promise<void> = Promise.resolve();
  #livedAt = performance.now();

  private constructor({
    store,
    parallel = 0,
    threads = 1,
    checkpointSeconds = 15,
    trainer,
  }: SupervisorOptions) {
    this.#store = store;
    this.#parallel = parallel;
    this.#threads = threads;
    this.#trainerFile = trainer;
    this.#checkpointSeconds = checkpointSeconds;
    this.#records = new RecordWriter(
      (record) => store.write(record),
      (record, error) => this.#listeners.tell('notice', record.id, messageOf(error)),
    );
  }

  /** Reads the runs there are, finds those whose process died, and begins to look after them. */
  static async open(options: SupervisorOptions): Promise<Supervisor> {
    const supervisor = new Supervisor(options);
    const { runs, damaged } = await options.store.list();
    supervisor.#damaged = damaged;
    for (const record of runs) supervisor.#known.set(record.id, await supervisor.#adopt(record, ''));
    supervisor.#timer = setInterval(() => {
      supervisor.#saveProgress();
      supervisor.#refreshing = supervisor.#refreshing.then(() => supervisor.refresh()).catch(() => undefined);
    }, refreshMs);
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
    return [...this.#known.values()]
      .map(({ record, elsewhere }) => summaryOf(record, elsewhere))
      .sort((a, b) =>
        a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1,
      );
  }

  /** Folders that cannot be shown as runs, and why. */
  damaged(): readonly DamagedRun[] {
    return this.#damaged;
  }

  /** One run. Throws an `UnknownRunError` where there is none. */
  run(id: string): RunSummary {
    const { record, elsewhere } = this.#knownRun(id);
    return summaryOf(record, elsewhere);
  }

  /** Whether a crashed run of this process failed because of the disk. */
  failureOf(id: string): 'storage' | 'training' | null {
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
   * What a run measured so far. For a run of this process that holds at least every event told until now; events
   * told while the answer was made may be in it as well.
   */
  async metrics(id: string): Promise<RunMetrics> {
    this.#knownRun(id);
    return this.#store.metrics(id);
  }

  /** The end of what a run's trainer printed. */
  async log(id: string): Promise<string> {
    this.#knownRun(id);
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
   * @throws InvalidValueError where the experiment cannot be used; StorageError
   */
  async start(experiment: unknown, preset: string | null): Promise<RunSummary> {
    this.#refuseWhenClosing();
    const record = await this.#store.create(requireExperiment(experiment), {
      preset,
      versions: {},
      owner: { ...ownIdentity(), trainer: null },
    });
    this.#known.set(record.id, { record, elsewhere: false, mark: '' });
    const session = this.#openSession(record.id);
    this.#tell(record.id);
    this.#enqueue(session);
    return this.run(record.id);
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
    this.#require(id, 'resume');
    const paused = this.#sessions.get(id);
    if (paused !== undefined) {
      this.#setPhase(paused, { phase: 'queued' });
      this.#enqueue(paused);
      return;
    }
    // A run of an earlier version lacks fields that have come since, or holds what is no longer understood.
    const experiment = requireExperiment(
      this.run(id).experiment,
      'This run cannot be resumed by this version of the program',
    );
    await this.#records.settled(id);
    // Another process may have taken it since the last look.
    const record = await this.#store.claim(id, { ...ownIdentity(), trainer: null });
    if (record === null) {
      await this.refresh();
      throw new ActionError('resume', { ...this.run(id), elsewhere: true });
    }
    this.#known.set(id, { record, elsewhere: false, mark: '' });
    const session = this.#openSession(id);
    await this.#change(id, {
      state: { phase: 'queued' },
      experiment: experiment as unknown as RunRecord['experiment'],
    });
    this.#enqueue(session);
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
    this.#require(id, 'remove');
    await this.#records.settled(id);
    const { elsewhere } = await this.#adopt(await this.#store.read(id), '');
    if (elsewhere) throw new ActionError('remove', { ...this.run(id), elsewhere });
    await this.#store.remove(id);
    if (this.#known.delete(id)) this.#listeners.tell('removed', [id]);
  }

  /** Moves a run back out of the bin. */
  async restore(id: string): Promise<void> {
    this.#known.set(id, await this.#adopt(await this.#store.restore(id), ''));
    this.#tell(id);
  }

  /** Reads what other processes have changed in the data folder. */
  async refresh(): Promise<void> {
    const marks = await this.#store.marks();
    const isOurs = (id: string) => this.#sessions.has(id) || this.#records.isBusy(id);
    const damaged: DamagedRun[] = [];
    for (const [id, mark] of marks) {
      const known = this.#known.get(id);
      if (isOurs(id) || (known !== undefined && known.mark === mark && !known.elsewhere)) continue;
      let found: Known;
      try {
        const record = await this.#store.read(id);
        // One that names this process is just being made here.
        if (record.owner !== null && isSameProcess(record.owner, ownIdentity())) continue;
        found = await this.#adopt(record, mark);
      } catch (error) {
        // A folder without a record may be one that is just being made.
        if (!(error instanceof UnknownRunError)) damaged.push(this.#damageOf(id, error));
        continue;
      }
      // What happened here meanwhile is newer than what was read.
      if (isOurs(id) || this.#known.get(id) !== known) continue;
      this.#known.set(id, found);
      if (known === undefined || mark !== known.mark || known.elsewhere !== found.elsewhere) this.#tell(id);
    }
    this.#damaged = damaged;
    const gone = [...this.#known.keys()].filter((id) => !marks.has(id) && !isOurs(id));
    const stillGone = gone.length > 0 ? await this.#store.marks() : marks;
    const removed = gone.filter((id) => !stillGone.has(id) && this.#known.delete(id));
    if (removed.length > 0) this.#listeners.tell('removed', removed);
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
    await this.#refreshing;
    await this.#records.idle();
  }

  get #slots(): number {
    // Node 16, in the oldest Electron, knows no availableParallelism.
    return this.#parallel > 0 ? this.#parallel : (availableParallelism?.() ?? cpus().length);
  }

  #refuseWhenClosing(): void {
    if (this.#closing) throw new Error('The program is ending; no training can start any more.');
  }

  #knownRun(id: string): Known {
    const known = this.#known.get(id);
    if (known === undefined) throw new UnknownRunError(id);
    return known;
  }

  #require(id: string, action: 'pause' | 'resume' | 'stop' | 'remove'): void {
    const summary = this.run(id);
    const session = this.#sessions.get(id);
    if (!permittedActions(summary)[action]) throw new ActionError(action, summary);
    if (session?.stopping && action !== 'stop')
      throw new Error(`Cannot ${action} the run ${id}: it is being stopped.`);
  }

  /** Takes over what is on disk; a run whose process died without a word becomes crashed. */
  async #adopt(record: RunRecord, mark: string): Promise<Known> {
    if (record.owner === null) return { record, elsewhere: false, mark };
    // Without a session, a record that names this process is left from an earlier supervisor in it.
    if (!isSameProcess(record.owner, ownIdentity()) && isOwnedByLiveProcess(record))
      return { record, elsewhere: true, mark };
    const mended = await mendAbandoned(this.#store, record);
    await this.#records.save(mended);
    return { record: mended, elsewhere: false, mark };
  }

  #damageOf(id: string, error: unknown): DamagedRun {
    return { id, folder: this.#store.folderOf(id), reason: messageOf(error) };
  }

  #openSession(id: string): Session {
    const session: Session = {
      id,
      trainer: null,
      hasSlot: false,
      stopping: false,
      waiting: [],
      tellTimer: null,
      unsaved: false,
      failure: null,
    };
    this.#sessions.set(id, session);
    return session;
  }

  #enqueue(session: Session): void {
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
    let trainer: TrainerHandle;
    try {
      trainer = await TrainerHandle.start(
        this.#trainerFile ?? trainerFile(),
        this.#threads,
        this.#store.logFile(id),
        (report) => this.#hear(session, report),
      );
    } catch (error) {
      const known = asStorageError(error, this.#store.folder);
      session.failure = known === error ? 'training' : 'storage';
      return this.#end(session, { phase: 'crashed', reason: messageOf(known) });
    }
    session.trainer = trainer;
    void trainer.ended.then((end) => this.#trainerEnded(session, end));
    void this.#change(id, { owner: { ...ownIdentity(), trainer: trainer.identity } });
    trainer.order({
      type: 'start',
      folder: this.#store.folderOf(id),
      experiment: this.run(id).experiment,
      checkpointSeconds: this.#checkpointSeconds,
    });
    if (this.#watching) trainer.order({ type: 'watch', watching: true });
    if (session.stopping) trainer.order({ type: 'stop' });
  }

  #hear(session: Session, report: Report): void {
    const known = this.#known.get(session.id);
    if (known === undefined) return;
    switch (report.type) {
      case 'started':
        known.record = {
          ...known.record,
          versions: { ...report.versions },
          step: report.step,
          seconds: report.seconds,
          checkpointStep: report.from,
        };
        this.#setPhase(session, { phase: 'running' });
        break;
      case 'events': {
        const progress = report.events.filter((event) => event.type === 'progress').at(-1);
        known.record = {
          ...known.record,
          step: report.step,
          seconds: report.seconds,
          stepsPerSecond: progress?.stepsPerSecond ?? known.record.stepsPerSecond,
        };
        this.#listeners.tell('events', session.id, report.events);
        this.#tellSoon(session);
        break;
      }
      case 'checkpoint':
        known.record = { ...known.record, checkpointStep: report.step };
        this.#tellSoon(session);
        break;
      case 'notice':
        this.#listeners.tell('notice', session.id, report.message);
        break;
      case 'paused':
        known.record = { ...known.record, step: report.step, seconds: report.seconds };
        session.hasSlot = false;
        this.#setPhase(session, { phase: 'paused' });
        this.#pump();
        break;
    }
  }

  async #trainerEnded(session: Session, end: TrainerEnd): Promise<void> {
    const known = this.#known.get(session.id)!;
    const { word } = end;
    if (word?.type === 'finished' || word?.type === 'stopped') {
      const { step, seconds } = word;
      known.record = { ...known.record, step, seconds };
      if (word.type === 'finished')
        known.record = {
          ...known.record,
          result: word.result,
          stepsPerSecond: seconds > 0 ? step / seconds : null,
        };
      return this.#end(session, { phase: word.type });
    }
    session.failure = word?.kind ?? 'training';
    const log = await this.#store.log(session.id).catch(() => '');
    return this.#end(session, { phase: 'crashed', reason: describeEnd(end, log) });
  }

  /** The run is no longer active: its record says so, its slot is free. */
  async #end(session: Session, state: RunState): Promise<void> {
    const { id } = session;
    this.#queue = this.#queue.filter((other) => other !== session);
    session.hasSlot = false;
    session.trainer = null;
    if (session.failure !== null && state.phase === 'crashed') this.#failures.set(id, session.failure);
    else this.#failures.delete(id);
    if (session.tellTimer !== null) clearTimeout(session.tellTimer);
    const saved = this.#change(id, { state, owner: null });
    this.#sessions.delete(id);
    this.#pump();
    await saved;
    this.#wake(session);
  }

  #setPhase(session: Session, state: RunState): void {
    void this.#change(session.id, { state });
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

  /** Changes a record in memory at once, tells the listeners, and writes it. */
  #change(id: string, change: Partial<RunRecord>): Promise<void> {
    const known = this.#knownRun(id);
    known.record = { ...known.record, ...change };
    this.#tell(id);
    return this.#records.save(known.record);
  }

  #tell(id: string): void {
    this.#listeners.tell('changed', [this.run(id)]);
  }

  #tellSoon(session: Session): void {
    session.unsaved = true;
    session.tellTimer ??= setTimeout(() => {
      session.tellTimer = null;
      if (this.#known.has(session.id)) this.#tell(session.id);
    }, progressMs);
  }

  #saveProgress(): void {
    const signOfLife = performance.now() - this.#livedAt >= signOfLifeMs;
    if (signOfLife) this.#livedAt = performance.now();
    for (const session of this.#sessions.values()) {
      if (!session.unsaved && !signOfLife) continue;
      session.unsaved = false;
      void this.#records.save(this.#knownRun(session.id).record);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
