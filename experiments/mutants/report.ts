/** What became of mutants, in numbers and words. */
import { equivalents, type Equivalent } from './equivalents';

/** A mutant that no test noticed: a line of the source, and what it was turned into. */
export interface Survivor {
  readonly line: number;
  readonly was: string;
  readonly became: string;
}

/** What became of the mutants of one source file. */
export interface FileResult {
  /** Of the source and the tests that it was tried with. */
  readonly digest: string;
  readonly killed: number;
  /** Those with which a test no longer ended. */
  readonly timedOut: number;
  readonly survivors: readonly Survivor[];
}

/** The parts of a report of Stryker that are read here. */
export interface StrykerReport {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string;
        readonly mutants: readonly {
          readonly status: string;
          readonly replacement?: string;
          readonly location: {
            readonly start: { readonly line: number; readonly column: number };
            readonly end: { readonly line: number; readonly column: number };
          };
        }[];
      }
    >
  >;
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Sums up what Stryker reports on a file. */
export function resultOf({ files }: StrykerReport, path: string, digest: string): FileResult {
  const { source, mutants } = files[path] ?? { source: '', mutants: [] };
  const lines = source.split('\n');
  const count = (status: string) => mutants.filter((mutant) => mutant.status === status).length;
  return {
    digest,
    killed: count('Killed'),
    timedOut: count('Timeout'),
    survivors: mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ location: { start, end }, replacement = '' }) => {
        const before = lines[start.line - 1]!.slice(0, start.column - 1);
        const after = lines[end.line - 1]!.slice(end.column - 1);
        return {
          line: start.line,
          was: flat(lines.slice(start.line - 1, end.line).join('\n')),
          became: flat(`${before}${replacement}${after}`),
        };
      }),
  };
}

/** Why a survivor does the same as the program itself; undefined where it does not. */
function reasonOf(path: string, { was, became }: Survivor): Equivalent | undefined {
  return equivalents.find((one) => one.file === path && one.was === was && one.became === became);
}

const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;

/**
 * The page on all that has been tried.
 * @param untried files whose mutants are still to be tried
 */
export function mutantsPage(
  results: Readonly<Record<string, FileResult>>,
  untried: readonly string[] = [],
): string {
  const files = Object.entries(results).sort(([a], [b]) => (a < b ? -1 : 1));
  const open = files.flatMap(([path, { survivors }]) =>
    survivors.filter((one) => reasonOf(path, one) === undefined).map((one) => ({ path, ...one })),
  );
  const same = files.flatMap(([path, { survivors }]) =>
    survivors.flatMap((one) => {
      const reason = reasonOf(path, one)?.reason;
      return reason === undefined ? [] : [{ path, ...one, reason }];
    }),
  );
  const rows = files.map(([path, { killed, timedOut, survivors }]) => {
    const equal = same.filter((one) => one.path === path).length;
    const cells = [
      path,
      killed + timedOut + survivors.length,
      killed,
      timedOut,
      equal,
      survivors.length - equal,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '# Mutants',
    '',
    'Each mutant is the program with one small change: another operator, a condition that always holds, a call that is',
    'left out. A test has to fail with it, or not to end. Made by `npm run bench mutants`, with StrykerJS.',
    '',
    '| source | mutants | killed | without an end | equivalent | survivors |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    '## Equivalent mutants',
    '',
    'They do what the program does, so no test can tell them from it.',
    '',
    ...same.map(({ path, was, became, reason }) => `- ${path}: ${code(was)} as ${code(became)}. ${reason}`),
    ...(open.length === 0
      ? []
      : [
          '',
          '## Survivors',
          '',
          ...open.map(({ path, was, became }) => `- ${path}: ${code(was)} as ${code(became)}.`),
        ]),
    ...(untried.length === 0 ? [] : ['', '## Not tried yet', '', ...untried.map((path) => `- ${path}`)]),
    '',
  ].join('\n');
}
