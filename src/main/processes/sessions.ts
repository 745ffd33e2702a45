/** The runs that this process queues or trains: those that wait in the queue, and those that have a slot. */
import { processorCount } from '../../platform/processors';
import type { Session } from './session';

export class Sessions {
  readonly #byId = new Map<string, Session>();
  #queue: Session[] = [];
  #parallel: number;

  /** @param parallel how many train at once; 0 means one for each core */
  constructor(parallel: number) {
    this.#parallel = parallel;
  }

  set parallel(parallel: number) {
    this.#parallel = parallel;
  }

  get size(): number {
    return this.#byId.size;
  }

  /** The ids of all, as they are now. */
  ids(): string[] {
    return [...this.#byId.keys()];
  }

  [Symbol.iterator](): IterableIterator<Session> {
    return this.#byId.values();
  }

  get(id: string): Session | undefined {
    return this.#byId.get(id);
  }

  /** Whether a session still is the one of its run. */
  has(session: Session): boolean {
    return this.#byId.get(session.id) === session;
  }

  add(session: Session): void {
    this.#byId.set(session.id, session);
  }

  /** Puts a session at the end of the queue. */
  enqueue(session: Session): void {
    this.#queue.push(session);
  }

  /** Takes a session out of the queue. */
  dequeue(session: Session): void {
    this.#queue = this.#queue.filter((other) => other !== session);
  }

  /** Gives a free slot to the first in the queue; null where no slot is free or nobody waits. */
  giveSlot(): Session | null {
    const taken = [...this.#byId.values()].filter(({ hasSlot }) => hasSlot).length;
    if (taken >= this.#slots) return null;
    const session = this.#queue.shift();
    if (session === undefined) return null;
    session.hasSlot = true;
    return session;
  }

  /** Ends a session: its slot is free. */
  forget(session: Session): void {
    this.dequeue(session);
    session.letGo();
    this.#byId.delete(session.id);
  }

  get #slots(): number {
    return this.#parallel > 0 ? this.#parallel : processorCount();
  }
}
