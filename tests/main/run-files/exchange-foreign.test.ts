import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/main/run-files/import-runs';
import {
  addRun,
  archive,
  exported,
  linesOf,
  makeFolder,
  manifest,
  openStore,
  removeFolders,
} from './exchange-fixture';
import { contents, importOne } from './exchange-fixture';
import { say } from '../../../src/shared/language/say';
import { worded } from '../../worded';

afterEach(removeFolders);

describe('what others made', () => {
  /** A run as an archive holds it, to be spoilt. */
  async function parts(changes: object = {}, lines = linesOf(3)) {
    const run = await addRun(await openStore());
    return {
      id: run.id,
      'rl-lab-runs.json': manifest([run.id]),
      record: `runs/${run.id}/run.json`,
      metrics: `runs/${run.id}/metrics.jsonl`,
      entries: {
        'rl-lab-runs.json': manifest([run.id]),
        [`runs/${run.id}/run.json`]: JSON.stringify({ ...run, ...changes }),
        [`runs/${run.id}/metrics.jsonl`]: lines,
      } as Record<string, string | Buffer>,
    };
  }

  async function problemWith(path: string): Promise<string> {
    const here = await openStore();
    const { imported, problem } = await importOne(here, path);
    expect(imported).toEqual([]);
    expect(contents(here)).toEqual([]);
    expect(problem).not.toBeNull();
    expect(say(problem!, 'de')).not.toBe(say(problem!));
    return say(problem!);
  }

  it('is imported where it is as it should be', async () => {
    const { id, entries } = await parts();
    const here = await openStore();
    expect(await importOne(here, await archive(entries))).toMatchObject({ imported: [id], problem: null });
  });

  it('cannot write anywhere else', async () => {
    for (const name of ['../../evil.txt', '/etc/evil', 'runs/../../evil', 'C:/evil', 'runs\\..\\evil']) {
      const { entries } = await parts();
      // The library that writes archives refuses such names: they are put in afterwards, of the same length.
      const stand = 'x'.repeat(name.length);
      const path = await archive({ ...entries, [stand]: 'evil' });
      const bytes = readFileSync(path);
      for (let at = bytes.indexOf(stand); at >= 0; at = bytes.indexOf(stand, at + 1))
        bytes.write(name, at, 'latin1');
      writeFileSync(path, bytes);
      expect(await problemWith(path)).toMatch(/^strange\.rlrun: /);
      expect(existsSync(join(dirname(path), 'evil.txt'))).toBe(false);
    }
  });

  it.each(['notes.txt', 'runs/a/evil.sh', 'runs/a/checkpoints/x/state.json', 'runs/.hidden/run.json'])(
    'is refused with an entry that belongs to no run: %s',
    async (name) => {
      const { entries } = await parts();
      expect(await problemWith(await archive({ ...entries, [name]: 'x' }))).toContain(
        `strange.rlrun: it holds "${name}"`,
      );
    },
  );

  it('cannot fill the disk with what was packed very small', async () => {
    const { entries, metrics } = await parts();
    const bomb = await archive({ ...entries, [metrics]: Buffer.alloc(40 << 20, ' \n') });
    expect(await problemWith(bomb)).toMatch(/metrics\.jsonl would become [\d,]+ times larger when unpacked/);
    const noLine = await archive({ ...entries, [metrics]: Buffer.alloc(900_000, 'a') });
    expect(await problemWith(noLine)).toContain('none of its');
  });

  it.each([
    ['text', 'hello', 'no file of runs, or its end is missing'],
    ['empty', '', 'no file of runs, or its end is missing'],
  ])('is refused where it is no archive: %s', async (_what, content, reason) => {
    const path = join(makeFolder(), 'foreign.rlrun');
    writeFileSync(path, content);
    const problem = await problemWith(path);
    expect(problem).toContain(reason);
    expect(problem).toContain('foreign.rlrun');
  });

  it('is refused where its end is missing, or a byte of it is another', async () => {
    const there = await openStore();
    const path = await exported(there, [(await addRun(there, { lines: linesOf(2000) })).id]);
    const bytes = readFileSync(path);
    const cut = join(makeFolder(), 'cut.rlrun');
    writeFileSync(cut, bytes.subarray(0, bytes.length - 200));
    expect(await problemWith(cut)).toContain('cut.rlrun');
    const flipped = join(makeFolder(), 'flipped.rlrun');
    const at = Math.floor(bytes.length * 0.5);
    bytes[at] = bytes[at]! ^ 0x55;
    writeFileSync(flipped, bytes);
    expect(await problemWith(flipped)).toContain('flipped.rlrun');
  });

  it.each([
    ['another archive', { 'a.txt': 'x' }, /without rl-lab-runs\.json/],
    ['a newer version', { 'rl-lab-runs.json': manifest(['a'], { schema: 2 }) }, /newer version.*schema 2/],
    ['a manifest without a name', { 'rl-lab-runs.json': manifest(['a'], { name: '' }) }, /name/],
    ['a torn manifest', { 'rl-lab-runs.json': '{"format"' }, /line 1, column 10/],
    ['a manifest alone', { 'rl-lab-runs.json': manifest(['a']) }, /its files are missing/],
  ])('is refused: %s', async (_what, entries, reason) => {
    expect(await problemWith(await archive(entries as Record<string, string>))).toMatch(reason);
  });

  it.each([
    ['a negative step', { step: -1 }, /run\.json: step/],
    ['an endless training', { seconds: 1e300 }, /run\.json: seconds/],
    ['a date that is none', { createdAt: 'yesterday' }, /run\.json: createdAt/],
    ['a newer record', { schema: 9 }, /newer version/],
    ['an experiment that is none', { experiment: { environment: 'x' } }, /experiment/],
    ['the record of another run', { id: 'other' }, /belongs to the run other/],
    ['a huge name', { name: 'x'.repeat(1000) }, /run\.json: name/],
  ])('is refused: %s', async (_what, changes, reason) => {
    const { entries } = await parts(changes);
    expect(await problemWith(await archive(entries))).toMatch(reason);
  });

  it.each([
    [
      'steps without end',
      '{"type":"episode","step":1e300,"seconds":1,"episode":1,"return":1,"length":1}\n',
      /step is 1e\+300/,
    ],
    [
      'negative times',
      '{"type":"episode","step":1,"seconds":-1,"episode":1,"return":1,"length":1}\n',
      /seconds is -1/,
    ],
    ['something else altogether', 'hello\nworld\n', /none of its lines/],
  ])('is refused where it measured %s', async (_what, lines, reason) => {
    const { entries } = await parts({}, lines);
    expect(await problemWith(await archive(entries))).toMatch(reason);
  });

  it('loses single lines that make no sense, and says so', async () => {
    const { id, entries } = await parts({}, `${linesOf(2)}nonsense\n${linesOf(1)}`);
    const inspection = { step: 1, return: 1, length: 1, episode: 7 };
    entries[`runs/${id}/inspections.jsonl`] = `${JSON.stringify(inspection)}\n`;
    const here = await openStore();
    const { imported, remarks } = await importOne(here, await archive(entries));
    expect(imported).toEqual([id]);
    expect(remarks.map((remark) => say(remark)).join(' ')).toMatch(
      /1 line cannot be understood and is left out.*1 recorded episode cannot be shown/,
    );
    expect(await here.inspections(id)).toEqual([]);
  });

  it('does not keep the others of a selection away, nor a bad run the others of its file', async () => {
    const [there, here] = [await openStore(), await openStore()];
    const good = await addRun(there, { seed: 2 });
    const { id, entries } = await parts();
    entries['runs/bad/run.json'] = '{"schema": 1}';
    entries['rl-lab-runs.json'] = manifest([id, 'bad']);
    const foreign = join(makeFolder(), 'foreign.rlrun');
    writeFileSync(foreign, 'x');
    const missing = join(makeFolder(), 'missing.rlrun');
    const { files: reports } = await importFiles(here, [
      foreign,
      missing,
      await archive(entries),
      await exported(there, [good.id], 'Ben'),
    ]);
    expect(reports.map(({ imported }) => imported)).toEqual([[], [], [id], [good.id]]);
    expect(reports.map(({ problem }) => problem === null)).toEqual([false, false, true, true]);
    expect(worded(reports[1]!.problem!)).toEqual({
      en: `${basename(missing)} cannot be read: there is no such file (ENOENT)`,
      de: `${basename(missing)} ist nicht lesbar: die Datei gibt es nicht (ENOENT)`,
    });
    expect(say(reports[2]!.remarks[0]!)).toMatch(/The run bad was left out: id/);
    expect(contents(here).sort()).toEqual([id, good.id].sort());
  });

  it('is imported once by two programs at the same time', async () => {
    const [there, here] = [await openStore(), await openStore()];
    const path = await exported(there, [(await addRun(there)).id]);
    const reports = (await Promise.all(Array.from({ length: 4 }, () => importFiles(here, [path])))).flatMap(
      ({ files }) => files,
    );
    expect(reports.flatMap(({ imported }) => imported)).toHaveLength(1);
    expect(reports.flatMap(({ already }) => already)).toHaveLength(3);
  });
});
