/** Handing runs in: who does, what was handed in before, and doing it. */
import { withholdsResult, type RunSummary } from '../../shared/runs';
import type { HandedIn } from '../../shared/hand-in';
import { said, t } from '../i18n';
import { ask } from './ask';
import { messages } from './messages.svelte';
import { settings } from './settings.svelte';
import { works } from './works.svelte';

class HandIns {
  #before = $state.raw<ReadonlyMap<string, HandedIn>>(new Map());
  #working = $state(false);
  /** Runs that wait until somebody has said whose they are; null while nobody is asked. */
  asking = $state.raw<readonly string[] | null>(null);

  /** Whether there is a folder to hand in to. */
  get isOffered(): boolean {
    return settings.current.handInFolder !== null;
  }
  get isWorking(): boolean {
    return this.#working;
  }

  async load(): Promise<void> {
    const before = await ask('handedIn');
    this.#before = new Map(before.map((one) => [one.id, one]));
  }

  /** When a run was handed in last; null where it was not. */
  of(id: string): HandedIn | null {
    return this.#before.get(id) ?? null;
  }

  /** Those of some runs that can be handed in: what is asked of them is answered. */
  ready(runs: readonly RunSummary[]): readonly RunSummary[] {
    return runs.filter((run) => !withholdsResult(run));
  }

  /** Hands runs in, once it is known whose they are. */
  async handIn(ids: readonly string[]): Promise<void> {
    if (this.#working || ids.length === 0) return;
    if (settings.current.yourName.trim() === '') {
      this.asking = ids;
      return;
    }
    this.#working = true;
    works.begin('handIn');
    try {
      const done = await ask('handIn', { ids: [...ids] });
      if (done === null) return;
      await this.load();
      messages.announce(t.handIn.done(done.runs));
      messages.show({
        kind: done.remarks.length > 0 ? 'fault' : 'note',
        title: t.handIn.done(done.runs),
        text: [done.path, ...done.remarks.map(said)].join('\n'),
      });
    } catch (error) {
      messages.fault(t.handIn.failed, error);
    } finally {
      this.#working = false;
    }
  }
}

export const handIns = new HandIns();
