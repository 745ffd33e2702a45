/**
 * Writes the long run's table into docs/reliability.md: `npm run campaign -- table [FILE…]`. What a row promises and how
 * it is judged comes from the rows themselves, what was found from the campaign's files. Several are joined, and kept as
 * docs/reliability.json.
 */
import type * as Prettier from 'prettier';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { programFolder } from '../../src/platform/program-folder';
import { writeWhole } from '../../experiments/results-file';
import { joinCampaigns, writeCampaign, type CampaignFile, type RowResult } from './results';
import { rows, soakRow } from './rows';

const document = join(programFolder(), 'docs', 'reliability.md');
const path = join(programFolder(), 'docs', 'reliability.json');
const given = process.argv.slice(2);
const [first = path, ...others] = given;
const read = (source: string) => JSON.parse(readFileSync(source, 'utf8')) as CampaignFile;
const file = others.length === 0 ? read(first) : joinCampaigns([read(first), ...others.map(read)]);
if (given.length > 0) writeCampaign(path, file);
const seeds = [...new Set(file.parts.map((part) => part.seed ?? file.seed))];

const number = (value: number) => value.toLocaleString('en-US');
const cell = (text: string) => text.replaceAll('|', '\\|');
const resultOf = (name: string): RowResult | undefined => file.rows.find((row) => row.name === name);

function found(name: string): string {
  const result = resultOf(name);
  if (result === undefined) return '| not tried | | ';
  if (result.notTried !== null) return `| not tried: ${cell(result.notTried)} | | `;
  return `| ${number(result.tried)} ${result.unit} | ${number(result.failed)} | ${Math.round(result.seconds / 60)} `;
}

/** What is promised, and how it is judged. */
function promises(): string[] {
  return [...rows, soakRow].flatMap(({ name, title, promise, judged }) => [
    `### ${title[0]!.toUpperCase()}${title.slice(1)}`,
    '',
    promise,
    '',
    `${judged} (\`--only ${name}\`)`,
    '',
  ]);
}

function table(): string[] {
  const lines = [...rows, soakRow].map(({ name, title }) => `| ${cell(title)} ${found(name)}|`);
  return ['| row | tried | failed cases | minutes |', '| --- | --- | --- | --- |', ...lines];
}

function figures(): string[] {
  const measured = [...rows, soakRow].flatMap(({ name, title }) =>
    Object.entries(resultOf(name)?.figures ?? {}).map(
      ([what, value]) => `| ${cell(title)} | ${what} | ${number(value)} |`,
    ),
  );
  if (measured.length === 0) return [];
  return ['', '| row | measured | at most |', '| --- | --- | --- |', ...measured];
}

function parts(): string[] {
  const commits = new Map<string, { seconds: number; tried: number; failed: number; load: number[] }>();
  for (const part of file.parts) {
    const sum = commits.get(part.commit) ?? { seconds: 0, tried: 0, failed: 0, load: [] };
    commits.set(part.commit, {
      seconds: sum.seconds + part.seconds,
      tried: sum.tried + part.tried,
      failed: sum.failed + part.failed,
      load: [...sum.load, part.load],
    });
  }
  const lines = [...commits].map(
    ([commit, { seconds, tried, failed, load }]) =>
      `| ${commit} | ${Math.round(seconds / 60)} | ${number(tried)} | ${number(failed)} | ${load.map((each) => each.toFixed(1)).join(', ')} |`,
  );
  return [
    '',
    '| commit | minutes | tried | failed cases | load at the end |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ];
}

function failures(): string[] {
  if (file.failures.length === 0) return [];
  const kinds = new Map<string, { count: number; first: (typeof file.failures)[number] }>();
  for (const failure of file.failures) {
    const key = `${failure.row} ${failure.commit} ${failure.passedWith ?? ''}`;
    const known = kinds.get(key);
    if (known === undefined) kinds.set(key, { count: 1, first: failure });
    else known.count += 1;
  }
  const lines = [...kinds.values()].map(
    ({ count, first }) =>
      `| ${first.row} | ${first.commit} | ${count} | ${first.passedWith ?? 'not yet'} | \`${first.row}:${first.index}\`${seeds.length > 1 ? ` of seed ${first.seed ?? file.seed}` : ''} ${cell(first.says.slice(0, 2).join(': ').replaceAll('\n', ' ').slice(0, 200))} |`,
  );
  return [
    '',
    'What failed, by row and commit, with the first case of each:',
    '',
    '| row | commit | cases | passed when repeated with | first |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ];
}

function between(text: string, name: string, lines: readonly string[]): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${document} has no place for the ${name}.`);
  return `${text.slice(0, from + start.length)}\n\n${lines.join('\n').trim()}\n\n${text.slice(to)}`;
}

const versions = Object.entries(file.versions)
  .map(([name, version]) => `${name} ${version}`)
  .join(', ');
const head = `${seeds.length > 1 ? 'Seeds' : 'Seed'} ${seeds.join(', ')}, ${Math.round(file.seconds / 60)} minutes on ${file.machine} (${versions}).`;
let text = readFileSync(document, 'utf8');
text = between(text, 'promises', promises());
text = between(text, 'long run', [head, '', ...table(), ...figures(), ...parts(), ...failures()]);
const { format, resolveConfig } = createRequire(join(programFolder(), 'package.json'))(
  'prettier',
) as typeof Prettier;
writeWhole(document, await format(text, { ...(await resolveConfig(document)), filepath: document }));
console.log(`${document} says what ${path} holds`);
