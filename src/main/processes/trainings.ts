/** Trains the runs of this process: gives them slots and processes, and sees to it that each comes to an end. */
import { ownIdentity } from '../../platform/process-identity';
import { engineOfProcess, engineOfRun, type Engine } from '../../learning/engine/choice';
import type { Message } from '../../shared/language/message';
import { crashedBecause, type RunState, type RunSummary } from '../../shared/runs';
import type { RunRecord } from '../runs/run-record';
import type { RunRegistry } from '../runs/run-registry';
import type { RunStore } from '../runs/run-store';
import { RunGoneError, TakenOverError } from '../runs/run-errors';
import { asStorageError, messageOf } from '../runs/storage-error';
import { describeEnd } from './crash-reason';
import { wasAskedToEnd } from './ending-signals';
import type { Listeners } from './listeners';
import { ascending } from './ranks';
import { Session, type Failure } from './session';
import { Sessions } from './sessions';
import type { SupervisorEvents, SupervisorOptions } from './supervision';
import { TrainerHandle, type TrainerEnd } from './trainer-handle';
import { trainerFile } from './trainer-process';
import { TrainerReports } from './trainer-reports';

/** A run that nothing happens to, a paused one, still gives a sign of life. */
const signOfLifeMs = 30_000;

export class Trainings {
  readonly #store: RunStore;
  readonly #registry: RunRegistry;
  readonly #listeners: Listeners<SupervisorEvents>;
  readonly #sessions: Sessions;
  readonly #reports: TrainerReports;
  readonly #failures = new Map<string, Failure>();
  readonly #trainerFile: string | undefined;
  readonly #checkpointSeconds: number;
  readonly #engine: Engine | undefined;
  #threads: number;
  #watching = false;
  #closing = false;
  #livedAt = performance.now();

  constructor(
    { store, parallel = 0, threads = 1, engine, checkpointSeconds = 15, trainer }: SupervisorOptions,
    registry: RunRegistry,
    listeners: Listeners<SupervisorEvents>,
  ) {
    this.#store = store;
    this.#registry = registry;
    this.#listeners = listeners;
    this.#sessions = new Sessions(parallel);
    this.#reports = new TrainerReports(registry, this.#sessions, listeners, () => this.#pump());
    this.#threads = threads;
    this.#engine = engine;
    this.#trainerFile = trainer;
    this.#checkpointSeconds = checkpointSeconds;
  }

  /** How many runs have a process or wait for one. */
  get active(): number {
    return this.#sessions.size;
  }

  /** Whether all are being ended: no run begins any more. */
  get closing(): boolean {
    return this.#closing;
  }

  /** The run as this process queues or trains it; undefined where it does neither. */
  get(id: string): Session | undefined {
    return this.#sessions.get(id);
  }

  /** Why a run of this process has not come to its end; null where it has, or is still at work. */
  failureOf(id: string): Failure | null {
    return this.#failures.get(id) ?? null;
  }

  /** Changes how many train at once and with how many threads; runs that train already keep theirs. */
  configure({ parallel, threads }: { parallel?: number; threads?: number }): void {
    if (parallel !== undefined) this.#sessions.parallel = parallel;
    this.#threads = threads ?? this.#threads;
    this.#pump();
  }

  /** Says whether someone looks at the agents; only then trainings record clips. */
  watch(watching: boolean): void {
    this.#watching = watching;
    for (const { trainer } of this.#sessions) trainer?.order({ type: 'watch', watching });
  }

  /**
   * Begins to look after a run.
   * @param fence with which this process has claimed it
   */
  open(record: RunRecord, fence: number): Session {
    this.#registry.hold(record, fence);
    const session = new Session(this.#registry, record.id, fence);
    this.#sessions.add(session);
    return session;
  }

  /** Puts a run into the queue for a slot. */
  enqueue(session: Session): void {
    // `close` has begun while this run was made.
    if (this.#closing) return void this.#end(session, { phase: 'stopped' });
    this.#sessions.enqueue(session);
    this.#pump();
  }

  /**
   * Puts what waits into another order: the given runs in theirs, the others behind them as they are. A run that no
   * longer waits is passed over. Resolves when the order is on the disk.
   * @returns the runs whose place it had to change
   */
  async arrange(ids: readonly string[]): Promise<RunSummary[]> {
    const places = new Map(ids.map((id, place) => [id, place]));
    const placeOf = ({ id }: Session) => places.get(id) ?? ids.length;
    const queue = this.#sessions.queue.sort((a, b) => placeOf(a) - placeOf(b));
    const ranks = queue.map(({ run }) => run.rank ?? 0);
    const anew = ascending(ranks);
    const moved = queue.flatMap(({ id }, i) => (anew[i] === ranks[i] ? [] : [{ id, rank: anew[i]! }]));
    await Promise.all(moved.map(({ id, rank }) => this.#registry.change(id, { rank })));
    return moved.map(({ id }) => this.#registry.summary(id));
  }

  /** Ends a training, resumably. Resolves when the process is gone. */
  async stop(session: Session): Promise<void> {
    session.stopping = true;
    this.#sessions.dequeue(session);
    if (session.trainer === null && !session.hasSlot) return this.#end(session, { phase: 'stopped' });
    session.trainer?.order({ type: 'stop' });
    while (this.#sessions.has(session)) await session.nextPhase();
  }

  /**
   * Ends all.
   * @param stop ends one
   * @param limitMs a trainer that has not ended by then is killed
   */
  async close(stop: (id: string) => Promise<void>, limitMs: number): Promise<void> {
    const timeout = setTimeout(() => {
      for (const { trainer } of this.#sessions) trainer?.kill();
    }, limitMs);
    await Promise.all(this.#sessions.ids().map(stop));
    clearTimeout(timeout);
  }

  /** From now on no run begins. */
  beginToClose(): void {
    this.#closing = true;
  }

  /** A record could not be written. A run that is another's now, or gone, ends here; its trainer finds out by itself. */
  saveFails(id: string, error: unknown): void {
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

  /** Saves the progress of every run that has made some; now and then every run, as a sign of life. */
  saveProgress(): void {
    const signOfLife = performance.now() - this.#livedAt >= signOfLifeMs;
    if (signOfLife) this.#livedAt = performance.now();
    for (const session of this.#sessions) {
      if (!session.unsaved && !signOfLife) continue;
      session.unsaved = false;
      void this.#registry.save(session.id);
    }
  }

  /** Gives free slots to the first in the queue. */
  #pump(): void {
    if (this.#closing) return;
    for (let session = this.#sessions.giveSlot(); session !== null; session = this.#sessions.giveSlot()) {
      if (session.trainer === null) void this.#launch(session);
      else {
        session.trainer.order({ type: 'resume' });
        session.setPhase({ phase: 'running' });
      }
    }
  }

  async #launch(session: Session): Promise<void> {
    const { id } = session;
    session.setPhase({ phase: 'starting' });
    let trainer: TrainerHandle;
    try {
      trainer = await TrainerHandle.start(
        this.#trainerFile ?? trainerFile(),
        {
          threads: this.#threads,
          engine: this.#engine ?? engineOfRun(this.#registry.summary(id).versions) ?? engineOfProcess(),
        },
        this.#store.logFile(id),
        (report) => this.#reports.hear(session, report),
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
      experiment: this.#registry.summary(id).experiment,
      checkpointSeconds: this.#checkpointSeconds,
    });
    if (this.#watching) trainer.order({ type: 'watch', watching: true });
    if (session.stopping) trainer.order({ type: 'stop' });
  }

  async #trainerEnded(session: Session, end: TrainerEnd): Promise<void> {
    const { id } = session;
    if (!this.#sessions.has(session)) return;
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
    const { phase } = this.#registry.summary(id).state;
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

  /** Another process has taken the run over while this one slept: it is not touched any more. */
  async #giveUp(session: Session, says?: Message): Promise<void> {
    const { id } = session;
    if (!this.#sessions.has(session)) return;
    if (says !== undefined) this.#listeners.tell('notice', id, says);
    this.#failures.set(id, 'takenOver');
    this.#sessions.forget(session);
    await this.#registry.giveUp(id).catch((error: unknown) => {
      this.#listeners.tell('notice', id, messageOf(error));
    });
    this.#pump();
    session.wake();
  }

  /** The run is no longer active: its record says so, its slot is free. */
  async #end(session: Session, state: RunState): Promise<void> {
    const { id } = session;
    if (session.failure !== null && state.phase === 'crashed') this.#failures.set(id, session.failure);
    else this.#failures.delete(id);
    this.#sessions.forget(session);
    const saved = this.#registry.change(id, { state, owner: null });
    this.#registry.release(id);
    this.#pump();
    await saved;
    session.wake();
  }
}
