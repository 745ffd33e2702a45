/**
 * Notes that are being written. What is typed is kept here until it is on the disk: through changes of the run and the
 * room, and when the window is closed.
 *
 *     clean ──typed──▶ waiting ──a moment later──▶ saving ──▶ clean
 *                        ▲ ▲                        │ │
 *                        │ └─────typed meanwhile────┘ └─refused─▶ waiting (said; saved with the next try)
 */
import type { AnnotationChange } from '../../shared/annotations';

const pauseMs = 500;

export type DraftState = 'clean' | 'waiting' | 'saving' | 'refused';

interface Draft {
  readonly text: string;
  readonly state: Exclude<DraftState, 'clean'>;
}

export class NoteDrafts {
  #drafts = $state.raw<Readonly<Record<string, Draft>>>({});
  // Nothing that is shown follows these.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #saving = new Map<string, Promise<void>>();
  readonly #save: (id: string, change: AnnotationChange) => Promise<void>;
  readonly #refused: (id: string, error: unknown) => void;

  /**
   * @param save writes a change; rejects where that fails
   * @param refused is told of the first of several failures
   */
  constructor(
    save: (id: string, change: AnnotationChange) => Promise<void>,
    refused: (id: string, error: unknown) => void,
  ) {
    this.#save = save;
    this.#refused = refused;
  }

  /** What stands in the field, or undefined where that is what is on the disk. */
  text(id: string): string | undefined {
    return this.#drafts[id]?.text;
  }

  state(id: string): DraftState {
    return this.#drafts[id]?.state ?? 'clean';
  }

  /** Takes what was typed; it is saved once typing pauses. */
  enter(id: string, text: string): void {
    const before = this.#drafts[id]?.state;
    this.#set(id, { text, state: before === 'refused' ? 'refused' : 'waiting' });
    clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      setTimeout(() => void this.flush(id), pauseMs),
    );
  }

  /** Saves what waits of one run at once; resolves when it is on the disk, or could not be written. */
  async flush(id: string): Promise<void> {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    // One after the other, so that the newest is written last.
    for (let before = this.#saving.get(id); before !== undefined; before = this.#saving.get(id)) await before;
    const draft = this.#drafts[id];
    if (draft === undefined) return;
    const saving = this.#write(id, draft).finally(() => this.#saving.delete(id));
    this.#saving.set(id, saving);
    await saving;
  }

  /** Saves everything that waits. */
  async flushAll(): Promise<void> {
    await Promise.all(Object.keys(this.#drafts).map((id) => this.flush(id)));
  }

  async #write(id: string, { text, state }: Draft): Promise<void> {
    this.#set(id, { text, state: 'saving' });
    try {
      await this.#save(id, { note: text });
      if (this.#drafts[id]?.text === text) this.#set(id, undefined);
    } catch (error) {
      this.#set(id, { text: this.#drafts[id]?.text ?? text, state: 'refused' });
      if (state !== 'refused') this.#refused(id, error);
    }
  }

  #set(id: string, draft: Draft | undefined): void {
    const { [id]: gone, ...rest } = this.#drafts;
    void gone;
    this.#drafts = draft === undefined ? rest : { ...rest, [id]: draft };
  }
}
