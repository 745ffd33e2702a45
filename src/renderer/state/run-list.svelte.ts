/** The list of runs: what is looked for, what is found, and what of it is selected for doing something with all at once. */
import type { RunSummary } from '../../shared/runs';
import { spoken } from '../i18n/language.svelte';
import { everyRun, isNarrow, listed, namesOf, tagsOf, type RunQuery } from './run-filter';
import { runs } from './runs.svelte';

class RunListState {
  #query = $state.raw<RunQuery>(everyRun);
  /** Null while nothing is being selected. */
  #selected = $state.raw<ReadonlySet<string> | null>(null);
  /** Where a range begins. */
  #anchor: string | null = null;

  #found = $derived(listed(runs.all, this.#query, spoken.language));
  #tags = $derived(tagsOf(runs.all));
  #names = $derived(namesOf(runs.all));
  #archived = $derived(runs.all.filter(({ annotations }) => annotations.archived).length);
  #chosen = $derived(runs.all.filter(({ id }) => this.#selected?.has(id) === true));

  get query(): RunQuery {
    return this.#query;
  }
  get isNarrow(): boolean {
    return isNarrow(this.#query);
  }
  /** What is listed, in its order. */
  get found(): readonly RunSummary[] {
    return this.#found;
  }
  /** Every tag of all runs, the most used first. */
  get tags() {
    return this.#tags;
  }
  /** Everyone that runs came from. */
  get names(): readonly string[] {
    return this.#names;
  }
  /** How many runs are put away. */
  get archived(): number {
    return this.#archived;
  }
  get isSelecting(): boolean {
    return this.#selected !== null;
  }
  /** The selected runs, the newest first, whether they are listed at present or not. */
  get selected(): readonly RunSummary[] {
    return this.#chosen;
  }

  isSelected(id: string): boolean {
    return this.#selected?.has(id) === true;
  }

  look(changes: Partial<RunQuery>): void {
    this.#query = { ...this.#query, ...changes };
  }

  /** Lists everything again; order and archive stay as they are. */
  clear(): void {
    const { sort, archived } = this.#query;
    this.#query = { ...everyRun, sort, archived };
  }

  startSelecting(ids: readonly string[] = []): void {
    this.#selected = new Set(ids);
    this.#anchor = ids.at(-1) ?? null;
  }

  endSelecting(): void {
    this.#selected = null;
    this.#anchor = null;
  }

  /**
   * Selects a run, or no longer.
   * @param range with all that are listed between it and the one before
   */
  toggle(id: string, range = false): void {
    const before = [...(this.#selected ?? [])];
    const order = this.#found.map((run) => run.id);
    const [one, other] = [order.indexOf(this.#anchor ?? ''), order.indexOf(id)];
    const ids =
      range && one >= 0 && other >= 0 ? order.slice(Math.min(one, other), Math.max(one, other) + 1) : [id];
    const isOff = !range && before.includes(id);
    this.#selected = new Set(isOff ? before.filter((other) => other !== id) : [...before, ...ids]);
    this.#anchor = id;
  }

  /** Selects everything that is listed. */
  selectAll(): void {
    this.#selected = new Set([...(this.#selected ?? []), ...this.#found.map(({ id }) => id)]);
  }
}

export const runList = new RunListState();
