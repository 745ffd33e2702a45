/** Typed listeners by name of event. */
export class Listeners<Events extends Record<string, readonly unknown[]>> {
  #sets: { [N in keyof Events]?: Set<(...values: Events[N]) => void> } = {};

  /** Listens to an event; the returned function ends that. */
  add<N extends keyof Events>(name: N, listener: (...values: Events[N]) => void): () => void {
    const set = (this.#sets[name] ??= new Set());
    set.add(listener);
    return () => set.delete(listener);
  }

  tell<N extends keyof Events>(name: N, ...values: Events[N]): void {
    for (const listener of this.#sets[name] ?? []) listener(...values);
  }
}
