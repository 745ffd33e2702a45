import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram, type BuiltProgram } from '../built-program';
import { classFolder, handsIn } from '../hand-in/class-fixture';
import { makeFolder, removeFolders } from '../run-files/exchange-fixture';
import { startProgram, type Outcome } from './program';

let program: BuiltProgram;
let folder: string;
const ann = { name: 'Ann Lee', id: '4711' };
const ben = { name: 'Ben', id: '' };
const question = {
  ...{ id: 'task-1', title: 'Task 1', kind: 'text' as const, question: 'How high?', explanation: 'Because.' },
};

beforeAll(async () => {
  program = await buildProgram();
  folder = classFolder();
  await handsIn(folder, ann);
  await handsIn(folder, ben, { seed: 2, changes: { assignment: question } });
  writeFileSync(join(folder, 'notes.txt'), 'of the lecturer');
});
afterAll(() => removeFolders());

const lab = (home: string, ...words: string[]): Promise<Outcome> =>
  startProgram([program.cli, ...words], home).outcome;

describe('class', () => {
  it('asks for a folder as long as no settings name one', async () => {
    const { code, stderr } = await lab(makeFolder(), 'class');
    expect([code, stderr]).toEqual([2, expect.stringContaining('Name the folder')]);
    const home = makeFolder();
    writeFileSync(join(home, 'settings.json'), JSON.stringify({ handInFolder: join(home, 'none') }));
    const missing = await lab(home, 'class');
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining(join(home, 'none'))]);
  });

  it('shows who trained what, and says which files are none of it', async () => {
    const { code, stdout, stderr } = await lab(makeFolder(), 'class', folder);
    expect(code, stderr).toBe(0);
    const [titles, ...rows] = stdout.trimEnd().split('\n');
    expect(titles).toMatch(/^student +environment +algorithm +seed +return +solved +answer$/);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^Ann Lee +CartPole-v1 +\S+ +1 +7\.0 +no/);
    // A question without an answer withholds the result.
    expect(rows[1]).toMatch(/^Ben +CartPole-v1 +\S+ +2 +n\/a/);
    expect(stderr).toContain('notes.txt: ');
    expect(stderr).toContain('2 runs of 2 students.');
  });

  it('writes a table in which numbers stand for names', async () => {
    const file = join(makeFolder(), 'class.csv');
    const { code, stdout, stderr } = await lab(makeFolder(), 'class', folder, '--to', file, '--hide-names');
    expect([code, stdout.trim()], stderr).toEqual([0, file]);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('Student 1,,');
    expect(text).toContain('Student 2,,');
    expect(text).not.toMatch(/Ann|4711|Ben/);
    const again = await lab(makeFolder(), 'class', folder, '--to', file);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('--force')]);
    const told = await lab(makeFolder(), 'class', folder, '--json', '--hide-names');
    expect([told.code, told.stderr]).toEqual([2, expect.stringContaining('--to FILE')]);
  });

  it('takes the runs in, once', async () => {
    const home = makeFolder();
    const first = await lab(home, 'class', folder, '--pool');
    expect(first.code, first.stderr).toBe(0);
    const ids = first.stdout.trim().split('\n');
    expect(new Set(ids).size).toBe(2);
    const second = await lab(home, 'class', folder, '--pool');
    expect(second.stdout).toBe(first.stdout);
    const { stdout } = await lab(home, 'list', '--json');
    expect((JSON.parse(stdout) as { id: string }[]).map(({ id }) => id).sort()).toEqual([...ids].sort());
  });
});
