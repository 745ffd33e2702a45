/** The table of what the presets learn, made of the learning benchmark's results. */
import { returnText } from '../../src/shared/numbers/returns';
import { median } from '../../src/shared/statistics/quantile';
import { learningRows, type Reference } from './rows';
import type { SeedResult } from '../train-seeds';

export interface RowResults {
  /** Of the experiment without its seed: results of other settings do not count. */
  readonly settings: string;
  readonly environment: string;
  readonly algorithm: string;
  readonly steps: number;
  readonly episodes: number;
  readonly reference: Reference | null;
  readonly results: readonly SeedResult[];
}

/** A return of a row's task with the digits that tell. */
const showReturn = (value: number, { environment }: RowResults) =>
  returnText(value, { environment }, { grouped: false });

function showReference({ value, source, within }: Reference): string {
  return `${value}${within === undefined ? '' : ` less ${within}`}, ${source}`;
}

/** The median over the seeds of the highest evaluation of each; empty where a seed kept no curve. */
function showPeak(row: RowResults): string {
  const peaks = row.results.map(({ evaluations }) => Math.max(...(evaluations?.means ?? [NaN])));
  return peaks.some(Number.isNaN) ? '' : showReturn(median(peaks.sort((a, b) => a - b)), row);
}

/** True where the median over the seeds is at or above the reference, as far below it as still counts. */
function reaches({ reference, results }: RowResults): boolean {
  return (
    reference === null ||
    median(results.map(({ mean }) => mean).sort((a, b) => a - b)) >= reference.value - (reference.within ?? 0)
  );
}

/** What a row was trained with and on: results of one version or machine are not those of another. */
function trainedBy({ results }: Pick<RowResults, 'results'>): string {
  const seedsBy = new Map<string, number[]>();
  for (const { seed, machine, versions } of results) {
    const by = `${versions['program'] ?? 'version unknown'} on ${machine}`;
    seedsBy.set(by, [...(seedsBy.get(by) ?? []), seed]);
  }
  if (seedsBy.size === 1) return [...seedsBy.keys()][0]!;
  return [...seedsBy]
    .map(([by, seeds]) => `${by} (${seeds.length === 1 ? 'seed' : 'seeds'} ${seeds.join(', ')})`)
    .join('; ');
}

/** The presets that stay below their reference, and what is known of the cause. */
function shortfalls(rows: readonly (readonly [string, RowResults])[]): string[] {
  const short = rows.filter(([, row]) => !reaches(row)).map(([preset]) => preset);
  if (short.length === 0) return [];
  const causes = short.map((preset) => {
    const cause = learningRows.find((row) => row.preset === preset)?.cause;
    return `- \`${preset}\`: ${cause ?? 'the cause is not known yet.'}`;
  });
  return ['## Below the reference', '', ...causes, ''];
}

/** The page: one line of the table for each preset, and what falls short. */
export function learningPage(rows: Readonly<Record<string, RowResults>>): string {
  const begun = Object.entries(rows).filter(([, { results }]) => results.length > 0);
  const lines = begun.map(([preset, row]) => {
    const means = row.results.map(({ mean }) => mean).sort((a, b) => a - b);
    const seconds = row.results.map(({ seconds }) => seconds).sort((a, b) => a - b);
    const { reference } = row;
    const reached = reference === null ? '' : reaches(row) ? 'yes' : 'no';
    return `| ${[
      preset,
      row.environment,
      row.steps.toLocaleString('en'),
      String(means.length),
      showReturn(median(means), row),
      `${showReturn(means[0]!, row)} to ${showReturn(means.at(-1)!, row)}`,
      showPeak(row),
      `${median(seconds).toFixed(1)} s`,
      trainedBy(row),
      reference === null ? 'none' : showReference(reference),
      reached,
    ].join(' | ')} |`;
  });
  return [
    '# What the presets learn',
    '',
    'Mean undiscounted return of the greedy policy over the episodes of the final evaluation (100 unless the preset says',
    'otherwise), after the whole budget. The peak is the highest evaluation on the way, most of which are of a few episodes',
    'only, again the median over the seeds. Each row says by which version of the program it was trained, and on which',
    'machine; rows stay until their settings change. Training times are those of that machine and of what else it did: rows',
    'of several runs are not to be compared by them. Made by `npm run bench learning`, which trains what is missing;',
    '`npm run bench learning -- --draw` only writes this page anew. Every seed stands in `learning.json`, with the versions of',
    'all libraries.',
    '',
    '| preset | environment | env steps | seeds | median | spread | peak | median training time | trained by | reference | reached |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
    ...shortfalls(begun),
  ].join('\n');
}
