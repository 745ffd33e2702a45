/** The campaign's file: what was tried and what failed, row by row. It grows, so that a campaign can go on later. */
import { existsSync, readFileSync } from 'node:fs';
import { writeWhole } from '../../experiments/results-file';

/** A failure that was kept. */
export interface KeptFailure {
  /** Of its campaign, where several were joined. */
  readonly seed?: number;
  readonly row: string;
  readonly index: number;
  /** Commit of the program. */
  readonly commit: string;
  readonly says: readonly string[];
  /** The commit with which it passed when it was repeated; missing where it has not been, or fails still. */
  passedWith?: string;
  /** The folder with the case's input, relative to the file. */
  readonly folder: string | null;
}

export interface RowResult {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  tried: number;
  /** Cases that failed. */
  failed: number;
  /** Cases until now: the index of the next one. */
  cases: number;
  seconds: number;
  /** Why it could not be tried; null where it was. */
  notTried: string | null;
  /** The highest of what was measured. */
  figures: Record<string, number>;
}

/** A stretch of work with one version of the program. */
export interface Part {
  /** Of its campaign, where several were joined. */
  readonly seed?: number;
  readonly commit: string;
  readonly version: string;
  readonly startedAt: string;
  seconds: number;
  tried: number;
  failed: number;
  /** Load of the machine, averaged over a minute, at the end of the part. */
  load: number;
}

export interface CampaignFile {
  readonly seed: number;
  machine: string;
  versions: Readonly<Record<string, string>>;
  seconds: number;
  rows: RowResult[];
  parts: Part[];
  failures: KeptFailure[];
}

/** A campaign in which nothing has been tried. */
export const newCampaign = (seed: number): CampaignFile => ({
  ...{ seed, machine: '', versions: {}, seconds: 0 },
  ...{ rows: [], parts: [], failures: [] },
});

/**
 * Reads a campaign to go on with; a new one where there is no file.
 * @throws Error where it is that of another seed, or cannot be understood
 */
export function readCampaign(path: string, seed: number): CampaignFile {
  if (!existsSync(path)) return newCampaign(seed);
  const stored = JSON.parse(readFileSync(path, 'utf8')) as Partial<CampaignFile>;
  if (!Array.isArray(stored.rows) || !Array.isArray(stored.parts) || typeof stored.seed !== 'number')
    throw new Error(`${path} is no campaign; name another file.`);
  if (stored.seed !== seed)
    throw new Error(
      `${path} is a campaign of seed ${stored.seed}; go on with that seed, or name another file.`,
    );
  return stored as CampaignFile;
}

/** The row of that name, made where it is new. */
export function rowOf(
  file: CampaignFile,
  { name, title, unit }: Pick<RowResult, 'name' | 'title' | 'unit'>,
): RowResult {
  let row = file.rows.find((other) => other.name === name);
  if (row === undefined) {
    row = { name, title, unit, tried: 0, failed: 0, cases: 0, seconds: 0, notTried: null, figures: {} };
    file.rows.push(row);
  }
  return row;
}

/** Replaces the file as a whole. */
export function writeCampaign(path: string, file: CampaignFile): void {
  writeWhole(path, `${JSON.stringify(file, null, 2)}\n`);
}

/** Several campaigns as one: rows are summed up, the highest of what was measured counts. */
export function joinCampaigns(files: readonly [CampaignFile, ...CampaignFile[]]): CampaignFile {
  const joined = newCampaign(files[0].seed);
  joined.machine = files.at(-1)!.machine;
  joined.versions = files.at(-1)!.versions;
  for (const { seed, seconds, rows, parts, failures } of files) {
    joined.seconds += seconds;
    joined.parts.push(...parts.map((part) => ({ seed, ...part })));
    joined.failures.push(...failures.map((failure) => ({ seed, ...failure })));
    for (const row of rows) {
      const sum = rowOf(joined, row);
      if (sum.cases === 0) sum.notTried = row.notTried;
      else if (row.notTried === null) sum.notTried = null;
      sum.tried += row.tried;
      sum.failed += row.failed;
      sum.cases += row.cases;
      sum.seconds += row.seconds;
      for (const [name, value] of Object.entries(row.figures))
        sum.figures[name] = Math.max(sum.figures[name] ?? value, value);
    }
  }
  return joined;
}

const pad = (text: string, width: number) => text.padEnd(width);

/** The table that a campaign ends with. */
export function campaignTable(rows: readonly RowResult[]): string {
  const width = Math.max(3, ...rows.map(({ title }) => title.length));
  const number = (value: number) => value.toLocaleString('en-US');
  const lines = rows.map((row) =>
    row.notTried === null
      ? `  ${pad(row.title, width)}  ${number(row.tried).padStart(9)}  ${number(row.failed).padStart(6)}  ${row.unit}`
      : `  ${pad(row.title, width)}  not tried: ${row.notTried}`,
  );
  return [`  ${pad('row', width)}  ${'tried'.padStart(9)}  ${'failed'.padStart(6)}`, ...lines].join('\n');
}
