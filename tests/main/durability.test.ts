/** Whatever says that it is done has to be there after a power cut. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultComparison } from '../../src/shared/comparison';
import { usualDrawing } from '../../src/shared/exports/export-order';
import { exportRuns } from '../../src/main/run-files/export-runs';
import { importFiles } from '../../src/main/run-files/import-runs';
import { exportComparison } from '../../src/main/reports/export-comparison';
import { PresetLibrary } from '../../src/main/presets/preset-library';
import { writeFileAtomicallyNow } from '../../src/main/files/atomic-file';
import { chooseDataFolder, forgetDataFolder } from '../../src/main/runs/choose-data-folder';
import { writeCheckpoint } from '../../src/main/runs/checkpoint-files';
import { CurveReader } from '../../src/main/comparison/curve-reader';
import { InspectionWriter } from '../../src/main/runs/inspection-file';
import { changeAnnotations } from '../../src/main/runs/run-annotations';
import { summaryOf } from '../../src/main/runs/run-summary';
import { RunStore } from '../../src/main/runs/run-store';
import { SettingsStore } from '../../src/main/settings';
import { requireExperiment } from '../../src/shared/experiment';
import { traceDisk, type DiskTrace } from './disk-trace';
import { addRun, exported, linesOf, openStore, removeFolders } from './run-files/exchange-fixture';

let folder: string;
let trace: DiskTrace | null = null;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'rl-lab-durable-'))));
afterEach(() => {
  trace?.end();
  trace = null;
  removeFolders();
  rmSync(folder, { recursive: true, force: true });
});

const experiment = requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn' });
const preset = { title: 'Task', description: '', experiment, assignment: null };

/** Does something and tells what of it a power cut right afterwards would take. */
async function lostAfter(work: () => unknown, roots: readonly string[] = [folder]): Promise<string[]> {
  trace = await traceDisk();
  await work();
  const lost = roots.flatMap((root) => trace!.lostFrom(root));
  expect(trace.namedTooEarly).toEqual([]);
  trace.end();
  trace = null;
  return lost;
}

describe('the watch over the disk', () => {
  it('sees content and names that are not there yet', async () => {
    trace = await traceDisk();
    writeFileSync(join(folder, 'a'), 'x');
    expect(trace.lostFrom(folder)).toEqual(['content of a', 'names in .']);
    writeFileAtomicallyNow(join(folder, 'a'), 'y');
    expect(trace.lostFrom(folder)).toEqual([]);
  });
});

describe('after a power cut', () => {
  it('imported runs are whole, checkpoints included', async () => {
    const [there, here] = [await openStore(), await openStore()];
    const run = await addRun(there);
    writeFileSync(join(there.folderOf(run.id), 'trainer.log'), 'a line\n');
    await changeAnnotations(there.folderOf(run.id), { note: 'look' });
    const checkpoint = { step: 50, seconds: 5, state: {}, arrays: { w: Float32Array.of(1, 2) } };
    await writeCheckpoint(there.checkpointFolder(run.id), checkpoint, {
      metrics: { events: 0, bytes: 0 },
      inspections: 0,
    });
    const path = await exported(there, [run.id], 'Ann', true);
    expect(
      await lostAfter(async () => {
        expect((await importFiles(here, [path])).files[0]!.imported).toEqual([run.id]);
      }, [here.folderOf(run.id), join(here.folder, 'runs')]),
    ).toEqual([]);
  });

  it('a new data folder and a new run are there', async () => {
    const home = join(folder, 'a', 'b');
    const given = { preset: null, versions: {}, owner: null };
    expect(await lostAfter(async () => (await RunStore.open(home)).create(experiment, given))).toEqual([]);
  });

  it('what was removed is in the bin, and what was brought back is not', async () => {
    const store = await RunStore.open(folder);
    const { id } = await addRun(store);
    expect(await lostAfter(() => store.remove(id), [join(folder, 'bin', id), join(folder, 'bin')])).toEqual(
      [],
    );
    const lost = await lostAfter(() => store.restore(id), [join(folder, 'runs'), join(folder, 'bin')]);
    expect(lost).toEqual([]);
  });

  it('names, tags and notes of a run are there', async () => {
    const store = await RunStore.open(folder);
    const { id } = await addRun(store);
    writeFileSync(join(store.folderOf(id), 'annotations.json'), 'damaged');
    const run = [store.folderOf(id)];
    const before = readFileSync(store.metricsFile(id));
    expect(await lostAfter(() => changeAnnotations(run[0]!, { note: 'look' }), run)).toEqual([]);
    expect(readFileSync(store.metricsFile(id))).toEqual(before);
  });

  it('exported runs, figures, tables and packs are whole', async () => {
    const store = await openStore();
    const run = await addRun(store, { lines: linesOf(50) });
    const order = { ids: [run.id], name: 'Ann', checkpoints: false };
    expect(await lostAfter(() => exportRuns(store, order, join(folder, 'a.rlrun')))).toEqual([]);
    const choice = { ...defaultComparison, metric: 'episode/return', runs: [run.id] };
    for (const format of ['csv', 'pdf', 'report'] as const) {
      const path = join(folder, `out.${format}`);
      const given = { choice, view: null, format, drawing: usualDrawing };
      const runs = [summaryOf(run, false)];
      expect(
        await lostAfter(() => exportComparison(store, new CurveReader(store), runs, given, path)),
      ).toEqual([]);
    }
  });

  it('own presets are there: new, changed, removed, brought back, imported, exported', async () => {
    const library = new PresetLibrary(folder);
    expect(await lostAfter(() => library.add(preset))).toEqual([]);
    expect(await lostAfter(() => library.change('task', { ...preset, title: 'Another' }))).toEqual([]);
    expect(await lostAfter(() => library.exportTo(['task'], join(folder, 'out.json')))).toEqual([]);
    expect(await lostAfter(() => library.remove('task'))).toEqual([]);
    expect(await lostAfter(() => library.restore('task'))).toEqual([]);
    const other = new PresetLibrary(join(folder, 'other'));
    expect(await lostAfter(() => other.importFile(join(folder, 'out.json')))).toEqual([]);
  });

  it('settings are there: the first ones, changed ones, those of a damaged file', async () => {
    const home = join(folder, 'home');
    expect(await lostAfter(() => new SettingsStore(home).change({ theme: 'dark' }))).toEqual([]);
    expect(await lostAfter(() => new SettingsStore(home).change({ theme: 'light' }))).toEqual([]);
    writeFileSync(join(home, 'settings.json'), '{"theme": "dark", "threads": "many"}');
    expect(await lostAfter(() => new SettingsStore(home))).toEqual([]);
    expect(new SettingsStore(home).current.theme).toBe('dark');
  });

  it('the choice of the data folder is there, with its settings', async () => {
    const [usual, from] = [join(folder, 'usual', 'rl-lab'), join(folder, 'from')];
    new SettingsStore(from).change({ theme: 'dark' });
    expect(await lostAfter(() => chooseDataFolder(join(folder, 'new', 'one'), from, usual))).toEqual([]);
    expect(readFileSync(join(folder, 'new', 'one', 'settings.json'), 'utf8')).toContain('dark');
    expect(await lostAfter(() => forgetDataFolder(usual))).toEqual([]);
  });

  it('inspections that a resumed training keeps are there', async () => {
    const path = join(folder, 'inspections.jsonl');
    const line = (step: number) => `{"step":${step},"return":1,"length":1,"episode":{}}\n`;
    writeFileSync(path, line(1) + line(2));
    const lost = await lostAfter(() => {
      const writer = new InspectionWriter(path, 1);
      writer.sync();
      writer.close();
    });
    expect(lost).toEqual([]);
    expect(readFileSync(path, 'utf8')).toBe(line(1));
  });
});
