/** What the window says: short messages that pass, and announcements for screen readers. */

export interface Message {
  readonly id: number;
  readonly kind: 'note' | 'fault';
  readonly title: string;
  readonly text?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

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
    this.#shown = [...this.#shown.slice(-3), { ...message, id }];
    if (message.kind === 'note') this.release(id);
    return id;
  }

  /** Shows that something failed, in the words of the error. */
  fault(title: string, error: unknown): void {
    this.show({ kind: 'fault', title, text: error instanceof Error ? error.message : String(error) });
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

  /** Lets a note leave after a while. */
  release(id: number): void {
    this.hold(id);
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), 8000),
    );
  }
}

export const messages = new Messages();
