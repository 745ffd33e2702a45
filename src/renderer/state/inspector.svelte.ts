/** The two agents that are looked at in the Inspect room: of each a run, and one of the moments it was inspected at. */
import type { Inspection, InspectionSummary, Optimum } from '../../shared/inspection';
import type { Message } from '../../shared/language/message';
import { t } from '../i18n';
import { ask, asRequestError } from './ask';
import { readInspection } from './inspections';
import { messages } from './messages.svelte';

export class InspectedAgent {
  #run = $state<string | null>(null);
  #moments = $state.raw<readonly InspectionSummary[] | null>(null);
  #moment = $state(0);
  #inspection = $state.raw<Inspection | null>(null);
  #optimum = $state.raw<Optimum | null>(null);
  #optimumFault = $state.raw<Message | null>(null);
  /** Counts choices, so that an answer to an earlier one is not taken for the present one's. */
  #choice = 0;

  get run(): string | null {
    return this.#run;
  }

  /** Moments of the run, in order; null while they are read. */
  get moments(): readonly InspectionSummary[] | null {
    return this.#moments;
  }

  /** Which of the moments is looked at. */
  get moment(): number {
    return this.#moment;
  }

  get inspection(): Inspection | null {
    return this.#inspection;
  }

  /** What is optimal in the run's environment, where that is known. */
  get optimum(): Optimum | null {
    return this.#optimum;
  }

  /** Why it is not known though the environment has a model; null where nothing went wrong. */
  get optimumFault(): Message | null {
    return this.#optimumFault;
  }

  /** Looks at the newest moment of a run; null looks at nothing. */
  async choose(id: string | null): Promise<void> {
    const choice = ++this.#choice;
    this.#run = id;
    this.#moments = null;
    this.#inspection = null;
    this.#optimum = null;
    this.#optimumFault = null;
    if (id === null) return;
    try {
      const moments = await ask('inspections', { id });
      if (choice !== this.#choice) return;
      this.#moments = moments;
      await this.goTo(moments.length - 1);
    } catch (error) {
      if (choice === this.#choice) messages.fault(t.problems.failed, error);
    }
    // Last, and on its own: it may take long, and it may fail, and the moments are worth seeing without it.
    if (this.#run === id) await this.#findOptimum(id);
  }

  async #findOptimum(id: string): Promise<void> {
    try {
      const optimum = await ask('optimum', { id });
      if (this.#run === id) this.#optimum = optimum;
    } catch (error) {
      if (this.#run === id) this.#optimumFault = asRequestError(error).says;
    }
  }

  /** Looks at a moment, by its place in the order. */
  async goTo(moment: number): Promise<void> {
    const [id, moments] = [this.#run, this.#moments];
    if (id === null || moments === null || moments.length === 0) return;
    const choice = ++this.#choice;
    this.#moment = Math.min(moments.length - 1, Math.max(0, moment));
    try {
      const inspection = await readInspection(id, moments[this.#moment]!.step);
      if (choice === this.#choice) this.#inspection = inspection;
    } catch (error) {
      if (choice === this.#choice) messages.fault(t.problems.failed, error);
    }
  }

  /** Reads which moments there are by now; who looks at the newest one goes on to the newest. */
  async refresh(): Promise<void> {
    const [id, before] = [this.#run, this.#moments];
    if (id === null || before === null) return;
    const moments = await ask('inspections', { id }).catch(() => before);
    if (id !== this.#run) return;
    this.#moments = moments;
    if (this.#moment === before.length - 1 || before.length === 0) await this.goTo(moments.length - 1);
  }
}

/** Whether an episode of the agents is looked at, or a step of their learning. */
class View {
  shown = $state<'episode' | 'learning'>('episode');
}

export const inspector = { first: new InspectedAgent(), second: new InspectedAgent(), view: new View() };

/** Follows the runs from now on: every evaluation may bring a new moment. */
export function followInspections(): () => void {
  return window.lab.subscribe('runEvents', ({ id, events, anew }) => {
    if (!anew && !events.some(({ type }) => type === 'evaluation')) return;
    for (const agent of [inspector.first, inspector.second]) if (agent.run === id) void agent.refresh();
  });
}
