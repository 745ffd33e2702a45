/** The runs that this process queues or trains: those that wait in the queue, and those that have a slot. */
import { processorCount } from '../../platform/processors';
import { byRank } from '../../shared/runs';
import type { Session } from './session';

export class Sessions {
  readonly #byId = new Map<string, Session>();
  readonly #waiting = new Set<Session>();
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

  /** Puts a session into the queue, where its run's rank says. */
  enqueue(session: Session): void {
    this.#waiting.add(session);
  }

  /** Takes a session out of the queue. */
  dequeue(session: Session): void {
    this.#waiting.delete(session);
  }

  /** What waits for a slot, the next one first. */
  get queue(): Session[] {
    return [...this.#waiting].sort((a, b) => byRank(a.run, b.run));
  }

  /** Gives a free slot to the first in the queue; null where no slot is free or nobody waits. */
  giveSlot(): Session | null {
    const taken = [...this.#byId.values()].filter(({ hasSlot }) => hasSlot).length;
    if (taken >= this.#slots) return null;
    const [session] = this.queue;
    if (session === undefined) return null;
    this.dequeue(session);
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
