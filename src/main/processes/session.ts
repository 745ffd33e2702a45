/** A run that this process queues or trains: its trainer and its slot, and who waits for it. */
import type { RunState, RunSummary } from '../../shared/runs';
import type { RunRegistry } from '../runs/run-registry';
import type { Report } from './messages';
import type { TrainerHandle } from './trainer-handle';

/** Progress alone changes a summary at most so often. */
const progressMs = 250;

/** Kinds of failure. */
export type Failure = Extract<Report, { type: 'failed' }>['kind'];

export class Session {
  readonly id: string;
  /** With which this process has claimed the run. */
  readonly fence: number;
  trainer: TrainerHandle | null = null;
  hasSlot = false;
  stopping = false;
  unsaved = false;
  /** The kind of failure, for exit codes. */
  failure: Failure | null = null;
  readonly #registry: RunRegistry;
  /** Called at the next change of phase. */
  #waiting: (() => void)[] = [];
  #tellTimer: NodeJS.Timeout | null = null;

  constructor(registry: RunRegistry, id: string, fence: number) {
    this.#registry = registry;
    this.id = id;
    this.fence = fence;
  }

  get run(): RunSummary {
    return this.#registry.summary(this.id);
  }

  /** Changes the run's phase, and wakes who waits for that. */
  setPhase(state: RunState): void {
    void this.#registry.change(this.id, { state });
    this.wake();
  }

  /** Wakes everybody who waits for a change of phase. */
  wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  /** Resolves at the next change of phase. */
  nextPhase(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Tells the run's progress before long, and has it saved. */
  tellSoon(): void {
    this.unsaved = true;
    this.#tellTimer ??= setTimeout(() => {
      this.#tellTimer = null;
      this.#registry.tell(this.id);
    }, progressMs);
  }

  /** Lets go of the slot and of the trainer. */
  letGo(): void {
    this.hasSlot = false;
    this.trainer = null;
    if (this.#tellTimer !== null) clearTimeout(this.#tellTimer);
  }
}
