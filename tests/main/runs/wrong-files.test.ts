import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportRuns } from '../../../src/main/run-files/export-runs';
import { InspectionWriter } from '../../../src/main/runs/inspection-file';
import { MetricWriter } from '../../../src/main/runs/metric-writer';
import { RunStore } from '../../../src/main/runs/run-store';
import { asStorageError } from '../../../src/main/runs/storage-error';
import { requireExperiment } from '../../../src/shared/experiment';

const onWindows = process.platform === 'win32';

let folder: string;
let store: RunStore;
let id: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-wrong-'));
  store = await RunStore.open(folder);
  const experiment = requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn' });
  ({ id } = await store.create(experiment, { preset: null, versions: {}, owner: null }));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What is in the way of a file. */
const ways: Readonly<Record<string, (path: string) => void>> = {
  'a folder': (path) => mkdirSync(path),
  // Links take an administrator on Windows.
  ...(!onWindows && { 'a circle of links': (path: string) => symlinkSync(path, path) }),
};
const reads: Readonly<Record<string, (at: RunStore, run: string) => Promise<unknown>>> = {
  'metrics.jsonl': (at, run) => at.metrics(run),
  'inspections.jsonl': (at, run) => at.inspections(run),
  'trainer.log': (at, run) => at.log(run),
};

describe.each(Object.keys(ways))('%s in the place of a file', (way) => {
  it.each(Object.keys(reads))('is said with the name of the file: %s', async (name) => {
    const path = join(store.folderOf(id), name);
    ways[way]!(path);
    await expect(reads[name]!(store, id)).rejects.toThrow(`Cannot use the file ${path}: `);
    await expect(
      exportRuns(store, { ids: [id], name: 'Ann', checkpoints: false }, join(folder, 'x.rlrun')),
    ).rejects.toThrow(path);
    expect(existsSync(join(folder, 'x.rlrun'))).toBe(false);
  });

  it('is said with the name of the file where it is to be written', () => {
    for (const open of [
      (path: string) => new MetricWriter(path),
      (path: string) => new InspectionWriter(path, 0),
    ]) {
      const path = join(store.folderOf(id), `file-${way.length}${open.toString().length}`);
      ways[way]!(path);
      let thrown: unknown;
      try {
        open(path);
      } catch (error) {
        thrown = asStorageError(error, store.folderOf(id));
      }
      expect(thrown).toMatchObject({ name: 'StorageError' });
      expect((thrown as Error).message).toMatch(onWindows ? /EISDIR|EINVAL|EPERM/ : /EISDIR|ELOOP/);
    }
  });
});

describe.skipIf(onWindows)('a link in the place of a file', () => {
  const inspection = (step: number) => ({
    step,
    episode: {
      return: 1,
      terminated: true,
      states: [[0], [1]],
      actions: [0],
      rewards: [1],
      values: null,
    },
    slice: null,
    table: null,
  });

  it.each([0, 5])('is not written through: inspections from step %i on', (from) => {
    const outside = join(folder, 'outside.txt');
    const { step, ...found } = inspection(3);
    const before = `${JSON.stringify({ step, return: 1, length: 1, ...found })}\nsomebody's own text`;
    writeFileSync(outside, before);
    const path = store.inspectionFile(id);
    symlinkSync(outside, path);
    const writer = new InspectionWriter(path, from);
    writer.add(inspection(7));
    writer.close();
    expect(readFileSync(outside, 'utf8')).toBe(before);
    expect(lstatSync(path).isFile()).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain('"step":7');
    expect(readFileSync(path, 'utf8').includes('"step":3')).toBe(from === 5);
  });

  it('is not written through: metrics', () => {
    const outside = join(folder, 'outside.txt');
    writeFileSync(outside, 'precious\n');
    const path = store.metricsFile(id);
    symlinkSync(outside, path);
    const writer = new MetricWriter(path);
    writer.add({ type: 'episode', step: 1, seconds: 1, episode: 1, return: 1, length: 1 });
    writer.flush();
    writer.close();
    expect(readFileSync(outside, 'utf8')).toBe('precious\n');
    expect(lstatSync(path).isFile()).toBe(true);
    expect(readFileSync(path, 'utf8')).toMatch(/^\{"type":"episode"/);
  });

  it('that leads to nothing makes nothing where it leads to', () => {
    const path = store.metricsFile(id);
    symlinkSync(join(folder, 'nothing'), path);
    new MetricWriter(path).close();
    expect(existsSync(join(folder, 'nothing'))).toBe(false);
    expect(lstatSync(path).isFile()).toBe(true);
  });
});
