/** The class that the settings name: looked at, and its runs found again among those of this computer. */
import {
  classText,
  studentNumbers,
  type ClassListing,
  type ClassRun,
  type ClassRunKey,
  type ClassTableOrder,
} from '../../shared/class';
import type { ImportReport } from '../../shared/exchange';
import { dialectOf } from '../../shared/exports/comma-separated';
import { classAsCsv } from './class-table';
import type { Language } from '../../shared/language';
import { archiveLimits } from '../../shared/limits';
import { message } from '../../shared/language/say';
import { SpokenError } from '../../shared/language/spoken-error';
import type { RunSummary } from '../../shared/runs';
import { join } from 'node:path';
import { unwatched, type Watcher } from '../work/work';
import { HandInFolder } from './hand-in-folder';
import { runKeyOf } from './list-class';

/** What takes runs in: the supervisor. */
export interface Importer {
  runs(): readonly RunSummary[];
  importRuns(paths: readonly string[], watcher?: Watcher): Promise<ImportReport>;
}

/** What came of taking runs in. */
export interface Pooled {
  /** Here, in the order in which they were asked for. */
  readonly ids: readonly string[];
  readonly report: ImportReport;
}

export class ClassRoom {
  readonly #folder: () => string | null;
  #watched: HandInFolder | null = null;
  #text = '';
  #revision = 0;

  /** @param folder tells the one that holds now */
  constructor(folder: () => string | null) {
    this.#folder = folder;
  }

  /**
   * What was found at the last look.
   * @throws SpokenError where there is no folder
   */
  get listing(): ClassListing {
    return this.#watch().listing;
  }

  /**
   * Looks at the folder.
   * @param known the number of the listing that whoever asks has; null for none
   * @returns null where that is still what there is
   * @throws SpokenError where there is no folder; CancelledError
   */
  async look(
    known: number | null,
    watcher: Watcher = unwatched,
  ): Promise<{ revision: number; text: string } | null> {
    const text = classText(await this.#watch().look(watcher));
    if (text !== this.#text) [this.#text, this.#revision] = [text, this.#revision + 1];
    return known === this.#revision ? null : { revision: this.#revision, text };
  }

  /**
   * Takes in those of some runs that are not here yet, or not as far.
   * @throws SpokenError where none of them is in the folder any more
   */
  async pool(
    keys: readonly ClassRunKey[],
    importer: Importer,
    watcher: Watcher = unwatched,
  ): Promise<Pooled> {
    const wanted = this.#find(keys);
    const missing = wanted.filter((one) => {
      const here = ownOf(one, importer.runs(), true);
      return here === undefined || here.step < one.run.step;
    });
    const paths = [...new Set(missing.map(({ file }) => join(this.#watch().folder, file)))];
    const files: ImportReport['files'][number][] = [];
    let notTaken: readonly string[] = [];
    for (let at = 0; at < paths.length && notTaken.length === 0; at += archiveLimits.files) {
      const report = await importer.importRuns(paths.slice(at, at + archiveLimits.files), watcher);
      files.push(...report.files);
      ({ notTaken } = report);
    }
    const runs = importer.runs();
    const ids = wanted.flatMap((one) => (ownOf(one, runs, true) ?? ownOf(one, runs, false))?.id ?? []);
    return { ids: [...new Set(ids)], report: { files, notTaken } };
  }

  /**
   * The table of some runs, in their order.
   * @throws SpokenError where none of them is in the folder any more
   */
  table({ runs, hideNames, csv }: ClassTableOrder, language: Language): string {
    const numbers = hideNames ? studentNumbers(this.listing.runs) : null;
    return classAsCsv(this.#find(runs), numbers, dialectOf(csv, language));
  }

  #watch(): HandInFolder {
    const folder = this.#folder();
    if (folder === null) throw new SpokenError(message('handIn.notChosen'));
    if (this.#watched?.folder !== folder) this.#watched = new HandInFolder(folder);
    return this.#watched;
  }

  /** Those of some runs that were there at the last look: nothing else that is named is read. */
  #find(keys: readonly ClassRunKey[]): ClassRun[] {
    const nameOf = ({ file, id }: ClassRunKey) => `${file}\n${id}`;
    const listed = new Map(this.listing.runs.map((one) => [nameOf({ file: one.file, id: one.run.id }), one]));
    const found = keys.flatMap((key) => listed.get(nameOf(key)) ?? []);
    if (found.length === 0) throw new SpokenError(message('handIn.changedMeanwhile'));
    return found;
  }
}

/** A run of the class among those here; by the name of whoever handed it in, or whoever brought it first. */
function ownOf(
  { run, student }: ClassRun,
  here: readonly RunSummary[],
  byName: boolean,
): RunSummary | undefined {
  const key = runKeyOf(run);
  return here.find(
    (one) => runKeyOf(one) === key && (!byName || one.origin?.name === (run.origin?.name ?? student.name)),
  );
}
