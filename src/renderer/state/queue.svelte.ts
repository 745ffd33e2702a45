/** What waits for a core, in its order: the main process's, which is asked for another one here. */
import { untrack } from 'svelte';
import type { RunSummary } from '../../shared/runs';
import { t } from '../i18n';
import { formatClock } from '../i18n/format';
import { ask } from './ask';
import { timesOfQueue } from './estimates';
import { messages } from './messages.svelte';
import { moved, type Target } from './queue-order';
import { queueOf } from './run-filter';
import { runs } from './runs.svelte';
import { settings } from './settings.svelte';

/** The clock time at which a run begins, and at which it is ready, both roughly. */
export interface ClockTimes {
  readonly start: string;
  readonly ready: string;
}

class Queue {
  #now = $state.raw(new Date());
  #runs = $derived(queueOf(runs.all).filter(({ elsewhere }) => !elsewhere));
  #ids = $derived(this.#runs.map(({ id }) => id));
  #places = $derived(new Map(this.#ids.map((id, i) => [id, i + 1])));
  /** Changes where something begins, ends or moves, and not with every step of those that train. */
  #order = $derived(
    JSON.stringify([
      this.#ids,
      runs.all
        .filter(({ state: { phase } }) => phase === 'starting' || phase === 'running')
        .map(({ id }) => id),
      settings.current.parallelRuns,
    ]),
  );
  #times = $derived.by((): ReadonlyMap<string, ClockTimes> => {
    void this.#order;
    const now = this.#now;
    const times = untrack(() => timesOfQueue(this.#runs));
    return new Map(
      times.map(({ start, end }, i) => [
        this.#ids[i]!,
        { start: formatClock(start, now), ready: formatClock(end, now) },
      ]),
    );
  });

  /** What waits, the next one first. */
  get runs(): readonly RunSummary[] {
    return this.#runs;
  }

  /** A run's place, from 1 on; 0 outside of the queue. */
  placeOf(id: string): number {
    return this.#places.get(id) ?? 0;
  }

  /** When a run begins and is ready; undefined for one that does not wait. */
  timesOf(id: string): ClockTimes | undefined {
    return this.#times.get(id);
  }

  /** Works the times out anew. */
  tick(now: Date): void {
    this.#now = now;
  }

  /** Whether moving runs there would change anything. */
  permits(which: readonly string[], target: Target): boolean {
    return moved(this.#ids, which, target).some((id, i) => id !== this.#ids[i]);
  }

  /** Moves runs of the queue, and says how to take that back where it is more than one place. */
  async move(which: readonly string[], target: Target): Promise<void> {
    const before = this.#ids;
    if (!this.permits(which, target)) return;
    if (!(await this.#arrange(moved(before, which, target)))) return;
    const [id] = which;
    const run = which.length === 1 ? runs.byId(id!) : undefined;
    const title =
      run === undefined
        ? t.runs.queueMovedAll(which.length)
        : t.runs.queueMoved(run.name, this.placeOf(run.id));
    messages.announce(title);
    if (target === 'up' || target === 'down') return;
    messages.show({
      kind: 'note',
      title,
      action: { label: t.runs.undo, run: () => void this.#arrange(before) },
    });
  }

  async #arrange(ids: readonly string[]): Promise<boolean> {
    try {
      runs.take(await ask('arrangeQueue', { ids: [...ids] }));
      return true;
    } catch (error) {
      messages.fault(t.problems.failed, error);
      return false;
    }
  }
}

export const queue = new Queue();
