/** What the window says: short messages that pass, and announcements for screen readers. */
import { textOf } from './ask';

export interface Message {
  readonly id: number;
  readonly kind: 'note' | 'fault';
  readonly title: string;
  readonly text?: string;
  /** A note that waits for an answer instead of leaving by itself. */
  readonly stays?: boolean;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** So many messages stand there at a time: they take room from what is worked at. */
const most = 3;
/** Notes leave after so many milliseconds. */
const stay = 7000;

class Messages {
  #shown = $state.raw<readonly Message[]>([]);
  #announcement = $state('');
  #next = 1;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  get shown(): readonly Message[] {
    return this.#shown;
  }

  /** The newest announcement, for a live region. */
  get announcement(): string {
    return this.#announcement;
  }

  announce(text: string): void {
    // The same words twice in a row must be read out twice.
    this.#announcement = this.#announcement === text ? `${text}\u00a0` : text;
  }

  /** Shows a message: notes leave by themselves, faults stay until dismissed. */
  show(message: Omit<Message, 'id'>): number {
    const id = this.#next++;
    this.#shown = [...this.#shown.slice(1 - most), { ...message, id }];
    this.release(id);
    return id;
  }

  /** Shows that something failed, in the words of the error, with the first of the problems that it names. */
  fault(title: string, error: unknown): void {
    this.show({ kind: 'fault', title, text: textOf(error) });
  }

  dismiss(id: number): void {
    this.hold(id);
    this.#shown = this.#shown.filter((message) => message.id !== id);
  }

  /** Keeps a note in place, for example while the pointer is on it. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  /** Lets a message that may leave do so after a while. */
  release(id: number): void {
    this.hold(id);
    const message = this.#shown.find((shown) => shown.id === id);
    if (message?.kind !== 'note' || message.stays === true) return;
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), stay),
    );
  }
}

export const messages = new Messages();
