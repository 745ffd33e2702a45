/** Reads the parts of a preset file, and gathers what is wrong with them. */
import { moreNames, shortName, showValue } from './fields';
import { namedAtMost } from './limits';
import { refusals, type Refusal } from './preset-refusals';
import type { Problem } from './problem';
import { wordedProblem } from './worded-problem';
import { isVisible, isVisibleText, visible } from './visible';

/** What was read, or what is wrong with it. */
export type Checked<T> = { readonly problems: readonly Problem[] } | T;

/** Whether a value has named parts. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The problem that a value is, and what to do about it. */
export const refused = (field: string, value: unknown, { allowed, remedy }: Refusal): Problem =>
  wordedProblem(field, showValue(value), allowed, remedy);

/** Gathers what is wrong with the parts of a file, each under its path. */
export class FilePart {
  constructor(
    private readonly record: Readonly<Record<string, unknown>>,
    /** Path of the record, with a dot behind it. */
    private readonly path: string,
    readonly problems: Problem[] = [],
  ) {}

  /** A part of this part, whose problems are gathered with its own. */
  part(name: string, record: Readonly<Record<string, unknown>>): FilePart {
    return new FilePart(record, `${this.path}${name}.`, this.problems);
  }

  refuse(name: string, value: unknown, refusal: Refusal): void {
    this.problems.push(refused(this.path + name, value, refusal));
  }

  /** A name that nobody knows is probably misspelt, and what it says would be lost. */
  only(names: readonly string[]): void {
    const unknown = Object.keys(this.record).filter((name) => !names.includes(name));
    for (const name of unknown.slice(0, namedAtMost))
      this.refuse(shortName(name), this.record[name], refusals.name(names));
    if (unknown.length > namedAtMost)
      this.problems.push(moreNames(this.path, unknown.length - namedAtMost, names.join(', ')));
  }

  text(name: string, longest: number, missing?: string): string {
    const value = this.record[name] ?? missing;
    const least = missing === '' ? 0 : 1;
    if (typeof value === 'string' && value.trim().length >= least && value.length <= longest) {
      // Line breaks and tabs are welcome everywhere but in a title.
      const shows = name === 'title' ? isVisible(value.trim()) : isVisibleText(value);
      if (!shows) this.refuse(name, visible(value), refusals.visible());
      return value.trim();
    }
    this.refuse(name, value, refusals.text(least, longest, typeof value === 'string'));
    return missing ?? '';
  }
}
