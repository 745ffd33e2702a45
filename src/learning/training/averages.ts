/** Running means of named numbers between two reports. */
export class Averages<Name extends string> {
  readonly #sums: Record<string, number> = {};
  readonly #counts: Record<string, number> = {};

  constructor(private readonly names: readonly Name[]) {
    this.#clear();
  }

  /** Adds a value of every name, or of those that there is one of. */
  add(values: { readonly [K in Name]?: number | undefined }): void {
    for (const name of this.names) {
      const value = values[name];
      if (value === undefined) continue;
      this.#sums[name]! += value;
      this.#counts[name]!++;
    }
  }

  /** The means since the previous call, without the names of which there was none. */
  take(): { [N in Name]?: number } {
    const means = Object.fromEntries(
      this.names
        .filter((name) => this.#counts[name]! > 0)
        .map((name) => [name, this.#sums[name]! / this.#counts[name]!]),
    ) as { [N in Name]?: number };
    this.#clear();
    return means;
  }

  save(): { sums: Record<string, number>; counts: Record<string, number> } {
    return { sums: { ...this.#sums }, counts: { ...this.#counts } };
  }

  restore({ sums, counts }: { sums: Record<string, number>; counts: Record<string, number> }): void {
    Object.assign(this.#sums, sums);
    Object.assign(this.#counts, counts);
  }

  #clear(): void {
    for (const name of this.names) this.#sums[name] = this.#counts[name] = 0;
  }
}
