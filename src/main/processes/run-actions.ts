/** What is done with runs: each action is refused where what the run is doing does not permit it. */
import { message } from '../../shared/language/say';
import type { RunAssignment } from '../../shared/assignment';
import { requireExperiments } from '../../shared/check-experiments';
import { requireExperiment, type Experiment } from '../../shared/experiment';
import { extendedExperiment } from '../../shared/extension';
import { InvalidValueError } from '../../shared/fields';
import type { Message } from '../../shared/language/message';
import { SpokenError } from '../../shared/language/spoken-error';
import type { RunAction } from '../../shared/language/en/messages/trainers';
import { permittedActions, type RunSummary } from '../../shared/runs';
import { wordedProblem } from '../../shared/worded-problem';
import { obstacleTo, obstacleToExtension } from '../../learning/training/saved-training';
import { ownIdentity } from '../../platform/process-identity';
import { newestCheckpointState } from '../runs/checkpoint-files';
import type { RunRecord } from '../runs/run-record';
import type { RunRegistry } from '../runs/run-registry';
import type { RunStore } from '../runs/run-store';
import { ActionError } from './action-errors';
import type { Trainings } from './trainings';

export class RunActions {
  readonly #store: RunStore;
  readonly #registry: RunRegistry;
  readonly #trainings: Trainings;
  readonly #waitsForSigns: (id: string) => void;

  /** @param waitsForSigns told of a run of another machine that is waited for, whether it is still worked on */
  constructor(
    store: RunStore,
    registry: RunRegistry,
    trainings: Trainings,
    waitsForSigns: (id: string) => void,
  ) {
    this.#store = store;
    this.#registry = registry;
    this.#trainings = trainings;
    this.#waitsForSigns = waitsForSigns;
  }

  /**
   * Puts new runs into the queue, in this order.
   * @param begun told the id of each as soon as it is there
   * @throws InvalidValueError where one of the experiments cannot be used, before anything is started; StorageError
   */
  async start(
    experiments: readonly unknown[],
    preset: string | null,
    assignment: RunAssignment | null,
    begun: (id: string) => void,
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
        rank: this.#registry.nextRank(),
      });
      const session = this.#trainings.open(record, 0);
      this.#registry.tell(record.id);
      this.#trainings.enqueue(session);
      ids.push(record.id);
      begun(record.id);
    }
    return ids.map((id) => this.#registry.summary(id));
  }

  /** Writes a checkpoint and waits; the slot goes to the next in the queue. Resolves when that has happened. */
  async pause(id: string): Promise<void> {
    this.#require(id, 'pause');
    const session = this.#trainings.get(id)!;
    session.trainer!.order({ type: 'pause' });
    await session.nextPhase();
  }

  /** Puts a paused, stopped or crashed run back into the queue. */
  async resume(id: string): Promise<void> {
    this.#refuseWhenClosing();
    await this.#settleOwner(id);
    this.#require(id, 'resume');
    const paused = this.#trainings.get(id);
    if (paused !== undefined) {
      this.#registry.update(id, { rank: this.#registry.nextRank() });
      paused.setPhase({ phase: 'queued' });
      this.#trainings.enqueue(paused);
      return;
    }
    await this.#takeUp(id, 'resume', this.#experimentOf(id), obstacleTo);
  }

  /**
   * Has a run that has ended go on to a larger budget, as one of that budget would.
   * @throws InvalidValueError where the budget is not larger, or cannot be used; SpokenError where its checkpoint does not do
   */
  async extend(id: string, steps: number): Promise<void> {
    this.#refuseWhenClosing();
    await this.#settleOwner(id);
    this.#require(id, 'extend');
    const { step, result, extensions = [] } = this.#registry.summary(id);
    const before = this.#experimentOf(id);
    const what = message('trainers.notExtendable');
    const least = Math.max(before.steps, step);
    if (!(steps > least))
      throw new InvalidValueError(what, [
        wordedProblem(
          'steps',
          String(steps),
          message('refusals.moreThan', { least }),
          message('refusals.chooseLarger'),
        ),
      ]);
    const experiment = requireExperiment(extendedExperiment(before, steps), what);
    const obstacle = (_: Experiment, state: unknown) =>
      obstacleTo(before, state) ?? obstacleToExtension(state);
    await this.#takeUp(id, 'extend', experiment, obstacle, {
      result: null,
      extensions: [...extensions, { budget: before.steps, step, result }],
    });
  }

  /** What a run trains. One of an earlier version lacks fields that have come since, or holds what is no longer understood. */
  #experimentOf(id: string): Experiment {
    return requireExperiment(this.#registry.summary(id).experiment, message('trainers.notResumable'));
  }

  /** Claims a run that has ended, and puts it into the queue. */
  async #takeUp(
    id: string,
    action: 'resume' | 'extend',
    experiment: Experiment,
    obstacleOf: (experiment: Experiment, state: unknown) => Message | null,
    change: Partial<RunRecord> = {},
  ): Promise<void> {
    const state = await newestCheckpointState(this.#store.checkpointFolder(id));
    const obstacle = state === null ? null : obstacleOf(experiment, state);
    if (obstacle !== null)
      throw new SpokenError(message('trainers.obstructed', { action, id, why: obstacle }));
    // Another process, or another click, may have taken it since the last look.
    const claim = await this.#registry.claim(id);
    if (claim === null) {
      await this.#registry.refresh();
      throw new ActionError(action, { ...this.#registry.summary(id), elsewhere: true });
    }
    this.#require(id, action);
    const session = this.#trainings.open(claim.record, claim.fence);
    const changed = this.#registry.change(id, {
      ...change,
      state: { phase: 'queued' },
      experiment: { ...experiment },
      rank: this.#registry.nextRank(),
    });
    this.#trainings.enqueue(session);
    await changed;
  }

  /** Writes a checkpoint and ends the training, resumably. Resolves when the process is gone. */
  async stop(id: string): Promise<void> {
    this.#require(id, 'stop');
    return this.#trainings.stop(this.#trainings.get(id)!);
  }

  /** Moves a run that is not active to the bin. */
  async remove(id: string): Promise<void> {
    await this.#settleOwner(id);
    this.#require(id, 'remove');
    if (!(await this.#registry.remove(id)))
      throw new ActionError('remove', { ...this.#registry.summary(id), elsewhere: true });
  }

  /** A run of a machine that was switched off is nobody's, once that machine has been silent for long enough. */
  #settleOwner(id: string): Promise<void> {
    return this.#registry.settleOwner(id, () => this.#waitsForSigns(id));
  }

  #refuseWhenClosing(): void {
    if (this.#trainings.closing) throw new SpokenError(message('trainers.ending'));
  }

  #require(id: string, action: RunAction): void {
    const summary = this.#registry.summary(id);
    const session = this.#trainings.get(id);
    if (!permittedActions(summary)[action]) throw new ActionError(action, summary);
    if (session?.stopping && action !== 'stop')
      throw new SpokenError(message('trainers.stopping', { action, id }));
  }
}
