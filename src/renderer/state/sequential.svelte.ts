/** Gives the comparison more seeds until it is decided. Closing the program ends it; what was trained stays. */
import { runLimit } from '../../shared/comparison';
import { verdictLevel } from '../../shared/comparison-verdicts';
import type { MoreSeeds } from '../../shared/more-seeds';
import { isUnderWay } from '../../shared/runs';
import { fewestResults, nextLook, takeLook, type NextLook } from '../../shared/sequential-comparison';
import { plannedLooks, type Looks } from '../../shared/statistics/looks';
import { t } from '../i18n';
import { addSeeds, canAdd } from './add-seeds';
import { comparison } from './comparison.svelte';
import { messages } from './messages.svelte';
import { runs } from './runs.svelte';

interface Plan {
  readonly looks: Looks;
  readonly baseline: string;
  /** Keys of the groups that were there when it began. */
  readonly groups: readonly string[];
}

/**
 *     off ──start──▶ training ──all of them ended──▶ looking ──▶ training, or off: decided, or the seeds are spent
 *      ▲                │ stop; a training fails or is stopped; another comparison
 *      └────────────────┘
 */
class SequentialComparison {
  #plan = $state.raw<Plan | null>(null);
  /** Seeds on each side at the look that is trained for. */
  #seeds = $state(0);
  #decided = new Set<string>();
  /** Runs that the next look waits for. */
  #awaited = $state.raw<readonly string[]>([]);
  #busy = false;
  #leave: (() => void) | null = null;

  get looks(): Looks | null {
    return this.#plan?.looks ?? null;
  }
  get seeds(): number {
    return this.#seeds;
  }
  /** How many of the runs that the next look waits for have ended, and how many they are. */
  get progress(): { readonly ended: number; readonly all: number } {
    const ended = this.#awaited.filter((id) => !this.#isUnderWay(id)).length;
    return { ended, all: this.#awaited.length };
  }
  /** Probability of calling equal groups different at the look that is shown. */
  get level(): number {
    return this.#plan?.looks.level ?? verdictLevel;
  }

  #isUnderWay(id: string): boolean {
    const run = runs.byId(id);
    return run !== undefined && isUnderWay(run.state.phase);
  }

  /** What comes next for the groups as they are. */
  next(baseline: string, most: number): NextLook {
    const { sizes } = plannedLooks(most, verdictLevel);
    return nextLook(comparison.groups, baseline, this.#decided, runs.all, sizes);
  }

  /** Begins, or begins anew. */
  start(baseline: string, most: number): void {
    this.stop();
    this.#plan = {
      looks: plannedLooks(most, verdictLevel),
      baseline,
      groups: comparison.groups.map(({ key }) => key),
    };
    this.#awaited = comparison.runs.filter(({ id }) => this.#isUnderWay(id)).map(({ id }) => id);
    this.#leave = $effect.root(() => {
      $effect(() => {
        const waits = this.#awaited.some((id) => this.#isUnderWay(id));
        const keys = comparison.groups.map(({ key }) => key);
        // Outside the effect, which a look may end.
        if (!waits) queueMicrotask(() => void this.#look(keys));
      });
    });
  }

  /** Queues nothing more; what is queued already is trained to its end. */
  stop(): void {
    this.#leave?.();
    this.#leave = null;
    this.#plan = null;
    this.#awaited = [];
    this.#decided.clear();
  }

  #end(title: string): void {
    this.stop();
    messages.show({ kind: 'note', title, stays: true });
    messages.announce(title);
  }

  async #look(keys: readonly string[]): Promise<void> {
    const plan = this.#plan;
    // Since it was asked for, other runs may have come to be waited for.
    if (plan === null || this.#busy || this.#awaited.some((id) => this.#isUnderWay(id))) return;
    const texts = t.compare.results.sequential;
    const isSame = plan.groups.length === keys.length && plan.groups.every((key) => keys.includes(key));
    if (!isSame) return this.#end(texts.changed);
    if (this.#awaited.some((id) => runs.byId(id)?.state.phase !== 'finished')) return this.#end(texts.failed);
    const { groups } = comparison;
    for (const { key, outcome } of takeLook(groups, plan.baseline, keys, this.#decided, plan.looks))
      if (outcome !== 'undecided') this.#decided.add(key);
    const next = nextLook(groups, plan.baseline, this.#decided, runs.all, plan.looks.sizes);
    if (next.kind === 'mixed') return this.#end(texts.changed);
    if (next.kind !== 'train') return this.#end(texts[next.kind](fewestResults(groups)));
    if (!canAdd(next.needed)) return this.#end(texts.tooMany(runLimit));
    this.#seeds = next.seeds;
    await this.#train(next.needed);
  }

  async #train(needed: MoreSeeds): Promise<void> {
    this.#busy = true;
    try {
      const ids = await addSeeds(needed);
      // Those of before that still train are waited for as well.
      const others = comparison.runs.filter(({ state }) => isUnderWay(state.phase)).map(({ id }) => id);
      if (this.#plan !== null) this.#awaited = [...new Set([...ids, ...others])];
    } catch (error) {
      this.stop();
      messages.fault(t.problems.failed, error);
    } finally {
      this.#busy = false;
    }
  }
}

export const sequential = new SequentialComparison();
