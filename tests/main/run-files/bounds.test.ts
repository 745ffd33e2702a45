import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkMetrics } from '../../../src/main/run-files/check-metrics';
import { exportRuns } from '../../../src/main/run-files/export-runs';
import { importFiles } from '../../../src/main/run-files/import-runs';
import { CurveReader } from '../../../src/main/comparison/curve-reader';
import type { RunRecord } from '../../../src/main/runs/run-record';
import type { RunStore } from '../../../src/main/runs/run-store';
import type { FileImport } from '../../../src/shared/exchange';
import { fileLimits } from '../../../src/shared/limits';
import { addRun, archive, linesOf, makeFolder, manifest, openStore, removeFolders } from './exchange-fixture';
import { say } from '../../../src/shared/language/say';
import { recordedSentence } from '../../../src/shared/language/earlier';

afterEach(removeFolders);

const escape = String.fromCharCode(27);

async function importOne(store: RunStore, path: string): Promise<FileImport> {
  return (await importFiles(store, [path])).files[0]!;
}

/** The entries of an archive with one run, whose record was changed. */
async function entriesOf(
  change: (record: RunRecord) => object = (record) => record,
  lines: string | Buffer = linesOf(5),
): Promise<Record<string, string | Buffer>> {
  const record = await addRun(await openStore());
  return {
    'rl-lab-runs.json': manifest([record.id]),
    [`runs/${record.id}/run.json`]: JSON.stringify({ ...record, owner: null, ...change(record) }),
    [`runs/${record.id}/metrics.jsonl`]: lines,
  };
}

describe('names of a run from elsewhere', () => {
  it.each([
    ['name', () => ({ name: `${escape}]0;owned` })],
    ['name', () => ({ name: 'abc\u202ecba' })],
    ['preset', () => ({ preset: `${escape}[2J` })],
    ['versions', () => ({ versions: { program: `1${escape}[2J` } })],
    ['versions', () => ({ versions: { [`${escape}[2J`]: '1' } })],
    [
      'experiment.environment',
      ({ experiment }: RunRecord) => ({ experiment: { ...experiment, environment: `x${escape}` } }),
    ],
    [
      'experiment.hyperparameters',
      ({ experiment }: RunRecord) => ({
        experiment: { ...experiment, hyperparameters: { [`x${escape}`]: 1 } },
      }),
    ],
    [
      'assignment.question',
      () => ({ assignment: { id: 'a', title: 'A', kind: 'text', question: `Why?${escape}[2J` } }),
    ],
  ])('are refused where they hold control characters: %s', async (field, change) => {
    const here = await openStore();
    const { problem, imported } = await importOne(here, await archive(await entriesOf(change)));
    expect(imported).toEqual([]);
    expect(say(problem!)).toContain(`run.json: ${field}`);
    expect(say(problem!)).toContain('text without control characters');
    // eslint-disable-next-line no-control-regex
    expect(say(problem!)).not.toMatch(/[\x00-\x1f\u202e]/);
    expect((await here.list()).runs).toEqual([]);
  });

  it('lose the colours that a trainer printed when it crashed', async () => {
    const here = await openStore();
    const reason = `It ended.\n${escape}[31mOut of memory${escape}[0m`;
    const path = await archive(await entriesOf(() => ({ state: { phase: 'crashed', reason } })));
    const { imported } = await importOne(here, path);
    const { state } = await here.read(imported[0]!);
    expect(state).toEqual({
      phase: 'crashed',
      reason: recordedSentence('It ended.\n\\u001b[31mOut of memory\\u001b[0m'),
    });
  });

  it.each([
    ['with control characters', `x${escape}[2J`, 'x\\u001b[2J'],
    ['that are too long', 'x'.repeat(101), 'xxx...'],
    ['that are empty', '', '""'],
  ])('of metrics are refused %s', async (_, name, shown) => {
    const line = `${JSON.stringify({ type: 'learning', step: 1, seconds: 1, values: { [name]: 1 } })}\n`;
    const { problem } = await importOne(await openStore(), await archive(await entriesOf(undefined, line)));
    expect(say(problem!)).toContain('metrics.jsonl: a metric is called');
    expect(say(problem!)).toContain(shown);
  });
});

describe('a run from elsewhere', () => {
  const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  it.each([17, 60, 900, 7000])('with a setting nested %i deep is refused by name', async (depth) => {
    const here = await openStore();
    const entries = await entriesOf(({ experiment }) => ({ experiment: { ...experiment, more: 'DEEP' } }));
    const name = Object.keys(entries).find((entry) => entry.endsWith('run.json'))!;
    entries[name] = (entries[name] as string).replace('"DEEP"', deep(depth));
    const { problem } = await importOne(here, await archive(entries));
    expect(say(problem!)).toMatch(/run\.json.*(within one another|nested more than 64 deep)/);
    expect((await here.list()).runs).toEqual([]);
  });

  it('with lists in the place of numbers is read all the same', async () => {
    const lines =
      linesOf(3) + `{"type":"learning","step":40,"seconds":4,"values":{"loss":${deep(50_000)}}}\n`;
    const here = await openStore();
    const { imported } = await importOne(here, await archive(await entriesOf(undefined, lines)));
    expect([...(await here.metrics(imported[0]!))['learning/loss']!.value]).toEqual([NaN]);
  });

  it('with more numbers than a comparison can hold is refused', async () => {
    const path = join(makeFolder(), 'metrics.jsonl');
    const values = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`m${i}`, 0]));
    const line = `${JSON.stringify({ type: 'learning', step: 1, seconds: 1, values })}\n`;
    writeFileSync(path, linesOf(4) + line);
    // Six for each episode, and four places, ten values and where these stand.
    expect((await checkMetrics(path, 'a', undefined, 4 * 6 + 24)).damagedLines).toBe(0);
    await expect(checkMetrics(path, 'a', undefined, 4 * 6 + 23)).rejects.toThrow(
      'holds more than 47 numbers',
    );
  });

  it('with a line that is longer than any event is refused', async () => {
    const long = `{"a":"${Buffer.alloc(fileLimits.metricLine).toString('hex').slice(0, fileLimits.metricLine)}"}\n`;
    const { problem } = await importOne(await openStore(), await archive(await entriesOf(undefined, long)));
    expect(say(problem!)).toMatch(/has a line of more than|times larger/);
  });

  it('that names a thousand metrics once in a while takes as much memory as it has values', async () => {
    const here = await openStore();
    const { id } = await addRun(here);
    const rows = 100_000;
    const lines = Array.from(
      { length: rows },
      (_, i) => `{"type":"learning","step":${i + 1},"seconds":${i},"values":{"m${i % 1000}":${i}}}\n`,
    );
    writeFileSync(here.metricsFile(id), lines.join(''));
    const before = process.memoryUsage().arrayBuffers;
    await new CurveReader(here).use(id, (curves) => {
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100e6);
      expect(curves.metrics).toHaveLength(1000);
      expect(curves.points('learning/m7')).toBe(100);
      const { x, y } = curves.series('learning/m7', 'steps')!;
      expect([...x.slice(0, 3)]).toEqual([8, 1008, 2008]);
      expect([...y.slice(0, 3)]).toEqual([7, 1007, 2007]);
    });
    expect(execFileSync('du', ['-m', here.columnsFile(id)]).toString()).toMatch(/^[0-9]\t/);
    // From the file, as from memory.
    await new CurveReader(here).use(id, (curves) => {
      const { x, y } = curves.series('learning/m999', 'steps')!;
      expect([x.length, x[99], y[99]]).toEqual([100, 100_000, 99_999]);
    });
  });
});

describe('a run with an empty file', () => {
  it.each(['checkpoints/000000001/state.json', 'checkpoints/000000001/arrays.bin', 'trainer.log'])(
    'is exported all the same, and nothing half stays beside it: %s',
    async (name) => {
      const there = await openStore();
      const { id } = await addRun(there);
      for (const file of ['state.json', 'arrays.bin', 'manifest.json']) {
        const path = join(there.checkpointFolder(id), '000000001', file);
        await mkdir(dirname(path), { recursive: true });
        writeFileSync(path, '{}');
      }
      writeFileSync(join(there.folderOf(id), name), '');
      const folder = makeFolder();
      const path = join(folder, 'x.rlrun');
      const { bytes } = await exportRuns(there, { ids: [id], name: 'Ann', checkpoints: true }, path);
      expect(bytes).toBeGreaterThan(100);
      expect(readdirSync(folder)).toEqual(['x.rlrun']);
      const here = await openStore();
      const { imported } = await importOne(here, path);
      if (name.startsWith('checkpoints'))
        expect(readFileSync(join(here.folderOf(imported[0]!), name), 'utf8')).toBe('');
    },
  );
});
