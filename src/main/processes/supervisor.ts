/**
 * Owns the queue, the trainer processes and the records of their runs. Each has its own part; here they come together.
 *
 *     queued ─▶ starting (the process loads TensorFlow) ─▶ running ─▶ finished
 *
 * A run takes one of `parallel` slots from the start of its process until it pauses or its process ends. A paused
 * run keeps its process, and so its memory and compiled functions, but not its slot: others train meanwhile, and
 * resuming it waits in the queue like everything else. The phases themselves are drawn in shared/runs.ts.
 */
import { message } from '../../shared/language/say';
// Runs are named after the program's presets.
import '../presets/presets';
import type { AnnotationChange } from '../../shared/annotations';
import type { RunAssignment } from '../../shared/assignment';
import type { ImportReport, RunExport, RunExportOrder } from '../../shared/exchange';
import type { HandedIn, HandInReport } from '../../shared/hand-in';
import type { Inspection, InspectionSummary, Optimum } from '../../shared/inspection';
import type { RunMetrics } from '../../shared/metrics';
import type { RunSummary } from '../../shared/runs';
import type { HandIn } from '../hand-in/hand-in-runs';
import { beginWork } from '../runs/left-overs';
import { usualSilenceMs } from '../runs/life-signs';
import type { DamagedRun } from '../runs/run-listing';
import { RunRegistry } from '../runs/run-registry';
import type { RunStore } from '../runs/run-store';
import { unwatched, type Watcher } from '../work/work';
import { annotateRuns, answerRuns } from './annotate-runs';
import { Listeners } from './listeners';
import { PeriodicCheck } from './periodic-check';
import { RunActions } from './run-actions';
import { RunExchange } from './run-exchange';
import { RunReadings } from './run-readings';
import type { Failure } from './session';
import type { SupervisorEvents, SupervisorOptions } from './supervision';
import { Trainings } from './trainings';

/** How often runs of other processes are looked at, and progress is written into records. */
const refreshSeconds = 2;

/** What a supervisor is made of. */
interface Parts {
  readonly listeners: Listeners<SupervisorEvents>;
  readonly registry: RunRegistry;
  readonly trainings: Trainings;
  readonly endWork: () => Promise<void>;
}

export class Supervisor {
  readonly #store: RunStore;
  readonly #listeners: Listeners<SupervisorEvents>;
  readonly #registry: RunRegistry;
  readonly #trainings: Trainings;
  readonly #actions: RunActions;
  readonly #readings: RunReadings;
  readonly #exchange: RunExchange;
  readonly #looks: PeriodicCheck;
  readonly #endWork: () => Promise<void>;

  private constructor(
    { store, silenceMs = usualSilenceMs, refreshSeconds: seconds = refreshSeconds }: SupervisorOptions,
    { listeners, registry, trainings, endWork }: Parts,
  ) {
    this.#store = store;
    this.#listeners = listeners;
    this.#registry = registry;
    this.#trainings = trainings;
    this.#actions = new RunActions(store, registry, trainings, (id) =>
      listeners.tell(
        'notice',
        id,
        message('trainers.waitsForSigns', { seconds: Math.round(silenceMs / 1000) }),
      ),
    );
    this.#readings = new RunReadings(store, registry);
    this.#exchange = new RunExchange(store, registry);
    this.#looks = new PeriodicCheck(
      seconds,
      () => trainings.saveProgress(),
      () => this.refresh(),
    );
    this.#endWork = endWork;
  }

  /** Reads the runs there are, finds those whose process died, and begins to look after them. */
  static async open(options: SupervisorOptions): Promise<Supervisor> {
    const endWork = await beginWork(options.store.folder);
    const listeners = new Listeners<SupervisorEvents>();
    let trainings: Trainings | null = null;
    const registry = await RunRegistry.open(
      options.store,
      {
        changed: (summary) => listeners.tell('changed', [summary]),
        removed: (ids) => listeners.tell('removed', ids),
        failed: (id, error) => trainings?.saveFails(id, error),
      },
      options.silenceMs ?? usualSilenceMs,
    );
    trainings = new Trainings(options, registry, listeners);
    return new Supervisor(options, { listeners, registry, trainings, endWork });
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
    return this.#trainings.failureOf(id);
  }

  /** How many runs have a process or wait for one: what `close` has to end. */
  get active(): number {
    return this.#trainings.active;
  }

  folder(id: string): string {
    return this.#store.folderOf(id);
  }

  /**
   * What a run measured so far, long series thinned out; nothing while its question waits for an answer. For a run of
   * this process that holds at least every event told until now; events told while the answer was made may be in it as
   * well.
   */
  metrics(id: string): Promise<RunMetrics> {
    return this.#readings.metrics(id);
  }

  /** At which steps a run's policy was inspected; none while its question waits for an answer. */
  inspections(id: string): Promise<readonly InspectionSummary[]> {
    return this.#readings.inspections(id);
  }

  /** What an inspection found; null where there is none of that step. */
  inspection(id: string, step: number): Promise<Inspection | null> {
    return this.#readings.inspection(id, step);
  }

  /** What is optimal in a run's environment; null where that has no exact model. */
  optimum(id: string): Optimum | null {
    return this.#readings.optimum(id);
  }

  /** The end of what a run's trainer printed. */
  log(id: string): Promise<string> {
    return this.#readings.log(id);
  }

  /** Changes how many train at once and with how many threads; runs that train already keep theirs. */
  configure(change: { parallel?: number; threads?: number }): void {
    this.#trainings.configure(change);
  }

  /** Says whether someone looks at the agents; only then trainings record clips. */
  watch(watching: boolean): void {
    this.#trainings.watch(watching);
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
  startMany(
    experiments: readonly unknown[],
    preset: string | null,
    assignment: RunAssignment | null = null,
    begun: (id: string) => void = () => undefined,
  ): Promise<RunSummary[]> {
    return this.#actions.start(experiments, preset, assignment, begun);
  }

  /** Writes a checkpoint and waits; the slot goes to the next in the queue. Resolves when that has happened. */
  pause(id: string): Promise<void> {
    return this.#actions.pause(id);
  }

  /** Puts a paused, stopped or crashed run back into the queue. */
  resume(id: string): Promise<void> {
    return this.#actions.resume(id);
  }

  /** Has a run that has ended go on to a larger budget. */
  extend(id: string, steps: number): Promise<void> {
    return this.#actions.extend(id, steps);
  }

  /** Puts what waits into another order: these runs in theirs, the others behind them. Resolves when that is on the disk. */
  arrangeQueue(ids: readonly string[]): Promise<RunSummary[]> {
    return this.#trainings.arrange(ids);
  }

  /** Writes a checkpoint and ends the training, resumably. Resolves when the process is gone. */
  stop(id: string): Promise<void> {
    return this.#actions.stop(id);
  }

  /** Moves a run that is not active to the bin. */
  remove(id: string): Promise<void> {
    return this.#actions.remove(id);
  }

  /**
   * Changes what people say of runs, whoever works on them.
   * @throws where that fails for some of them; the message names these, the others are changed
   */
  async annotate(ids: readonly string[], change: AnnotationChange): Promise<RunSummary[]> {
    await annotateRuns(this.#registry, ids, change);
    return ids.map((id) => this.run(id));
  }

  /**
   * Answers the question of a run, for good.
   * @param all also the same question of all other runs of the assignment that wait for an answer
   * @returns how many runs were answered
   * @throws InvalidValueError where the text is no answer; AnsweredError, StorageError
   */
  answer(id: string, text: string, all: boolean): Promise<number> {
    return answerRuns(this.#registry, id, text, all);
  }

  /** Moves a run back out of the bin. */
  restore(id: string): Promise<void> {
    return this.#registry.restore(id);
  }

  /** Writes runs into one file for others; throws UnknownRunError, RunFileError, StorageError, CancelledError. */
  exportRuns(order: RunExportOrder, path: string, watcher: Watcher = unwatched): Promise<RunExport> {
    return this.#exchange.exportRuns(order, path, watcher);
  }

  /**
   * Hands runs in to a class, with what was answered to their questions.
   * @throws UnansweredError where a question waits for its answer; what `handInRuns` throws
   */
  handIn(handIn: HandIn, watcher: Watcher = unwatched): Promise<HandInReport> {
    return this.#exchange.handIn(handIn, watcher);
  }

  /** What was handed in from here, the newest time of each run. */
  handedIn(): Promise<readonly HandedIn[]> {
    return this.#exchange.handedIn();
  }

  /** Takes in the runs of files; what is wrong with single ones, or was not taken, stands in the report. */
  importRuns(paths: readonly string[], watcher: Watcher = unwatched): Promise<ImportReport> {
    return this.#exchange.importRuns(paths, watcher);
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
    this.#trainings.beginToClose();
    this.#looks.stop();
    await this.#trainings.close((id) => this.stop(id), limitMs);
    await this.#looks.settled();
    await this.#registry.idle();
    await this.#endWork();
  }
}
