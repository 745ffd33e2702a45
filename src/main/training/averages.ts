/** Running means of named numbers between two reports. */
export class Averages<Name extends string> {
  readonly #sums: Record<string, number> = {};
  #count = 0;

  constructor(private readonly names: readonly Name[]) {
    this.#clear();
  }

  /** Adds one value of each name. */
  add(values: Readonly<Record<Name, number>>): void {
    for (const name of this.names) this.#sums[name]! += values[name];
    this.#count++;
  }

  /** The means since the previous call; empty where nothing was added. */
  take(): Record<string, number> {
    if (this.#count === 0) return {};
    const means = Object.fromEntries(this.names.map((name) => [name, this.#sums[name]! / this.#count]));
    this.#clear();
    return means;
  }

  save(): { sums: Record<string, number>; count: number } {
    return { sums: { ...this.#sums }, count: this.#count };
  }

  restore({ sums, count }: { sums: Record<string, number>; count: number }): void {
    Object.assign(this.#sums, sums);
    this.#count = count;
  }

  #clear(): void {
    for (const name of this.names) this.#sums[name] = 0;
    this.#count = 0;
  }
}
