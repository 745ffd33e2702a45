/** Work that takes long: how far it has come, once it has taken longer than a moment, and cancelling it. */
import { patienceMs, type LongWork, type WorkProgress } from '../../shared/work';
import { ask } from './ask';

interface Waiting {
  progress: WorkProgress;
  readonly timer: ReturnType<typeof setTimeout>;
}

class Works {
  #shown = $state.raw<Partial<Record<LongWork, WorkProgress>>>({});
  #cancelled = $state.raw<ReadonlySet<LongWork>>(new Set());
  /** Begun, and not to be shown yet. */
  #waiting = new Map<LongWork, Waiting>();

  /** Follows what the main process does, from now on. */
  follow(): void {
    window.lab.subscribe('workProgress', ({ work, progress }) => {
      if (progress === null) this.#end(work);
      else this.#tell(work, progress);
    });
  }

  /** How far a work has come; null where there is nothing to show. */
  progress(work: LongWork): WorkProgress | null {
    return this.#shown[work] ?? null;
  }

  isCancelled(work: LongWork): boolean {
    return this.#cancelled.has(work);
  }

  /** Asks for a work to be stopped; its request then answers. */
  async cancel(work: LongWork): Promise<void> {
    this.#cancelled = new Set([...this.#cancelled, work]);
    await ask('cancelWork', { work });
  }

  /** To be called before a work is asked for. */
  begin(work: LongWork): void {
    this.#cancelled = new Set([...this.#cancelled].filter((other) => other !== work));
  }

  #tell(work: LongWork, progress: WorkProgress): void {
    if (this.#shown[work] !== undefined) {
      this.#shown = { ...this.#shown, [work]: progress };
      return;
    }
    const waiting = this.#waiting.get(work);
    if (waiting !== undefined) {
      waiting.progress = progress;
      return;
    }
    const begun: Waiting = {
      progress,
      timer: setTimeout(() => {
        this.#waiting.delete(work);
        this.#shown = { ...this.#shown, [work]: begun.progress };
      }, patienceMs),
    };
    this.#waiting.set(work, begun);
  }

  #end(work: LongWork): void {
    clearTimeout(this.#waiting.get(work)?.timer);
    this.#waiting.delete(work);
    this.#shown = { ...this.#shown, [work]: undefined };
  }
}

export const works = new Works();
