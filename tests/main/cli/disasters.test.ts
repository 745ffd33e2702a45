/** The built command line against folders that vanish, disks that are full, machines that sleep, and each other. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildProgram, type BuiltProgram } from '../built-program';
import { addRun, exported, linesOf, openStore, removeFolders } from '../run-files/exchange-fixture';
import { RunStore } from '../../../src/main/runs/run-store';
import { openTestLab } from '../processes/lab';
import { startProgram, type Started } from './program';

let program: BuiltProgram;
beforeAll(async () => (program = await buildProgram()));

let folder: string;
const started: Started[] = [];
const undo: (() => void)[] = [];
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'rl-lab-disasters-'))));
afterEach(() => {
  for (const { process: child } of started.splice(0)) {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // It has ended.
    }
  }
  for (const back of undo.splice(0).reverse()) back();
  removeFolders();
  rmSync(folder, { recursive: true, force: true });
});

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const works = (command: string, ...words: string[]) => isRoot && spawnSync(command, words).status === 0;

function lab(home: string, ...words: string[]): Started {
  const child = startProgram(['--no-maglev', program.cli, ...words], home);
  started.push(child);
  return child;
}

const longTraining = [
  'train',
  ...['--environment', 'FrozenLake-v1', '--algorithm', 'q-table', '--steps', '50000000'],
  ...['--set', 'evaluateEvery=10000000', '--json'],
];

/** Waits until the only run of a data folder has measured something, and gives its id. */
async function whenItTrains(home: string): Promise<string> {
  for (;;) {
    const [id] = existsSync(join(home, 'runs')) ? readdirSync(join(home, 'runs')) : [];
    const metrics = join(home, 'runs', id ?? 'none', 'metrics.jsonl');
    if (id !== undefined && existsSync(metrics) && statSync(metrics).size > 10_000) return id;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a folder that disappears while it is trained in', () => {
  it('ends the training with a message, and does not come back', async () => {
    const training = lab(folder, ...longTraining);
    const run = join(folder, 'runs', await whenItTrains(folder));
    rmSync(run, { recursive: true });
    const { code, stdout, stderr } = await training.outcome;
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(`${run} was deleted, moved or disconnected`);
    expect(stderr).toMatch(/Put the folder back and resume the run/);
    expect(existsSync(run)).toBe(false);
  });

  it('is said to be the data folder where that is gone, and goes on from there once it is back', async () => {
    const home = join(folder, 'home');
    const training = lab(home, ...longTraining);
    const id = await whenItTrains(home);
    renameSync(home, join(folder, 'away'));
    const { code, stderr } = await training.outcome;
    expect(code).toBe(3);
    expect(stderr).toContain(`The data folder ${home} is gone`);
    expect(existsSync(home)).toBe(false);
    renameSync(join(folder, 'away'), home);
    const resumed = lab(home, 'resume', id);
    await resumed.stderr(/env steps|step/);
    resumed.signal('SIGINT');
    expect((await resumed.outcome).code).toBe(130);
  });
});

describe('eight removals at the same time', () => {
  it('lose no run', async () => {
    const store = await RunStore.open(folder);
    const ids: string[] = [];
    for (let seed = 1; seed <= 8; seed++) ids.push((await addRun(store, { seed })).id);
    const removed = await Promise.all(ids.map((id) => lab(folder, 'remove', id).outcome));
    expect(removed.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      ids.map(() => ({ code: 0, stderr: '' })),
    );
    expect(readdirSync(join(folder, 'runs'))).toEqual([]);
    for (const id of ids) await store.restore(id);
    expect((await store.list()).runs.map(({ id }) => id).sort()).toEqual(ids);
    for (const id of ids)
      expect(readdirSync(store.folderOf(id)).sort()).toEqual(['metrics.jsonl', 'run.json']);
  });
});

describe('a full disk', () => {
  it.skipIf(!isRoot)('loses no run that could not be removed', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
    undo.push(() => execFileSync('umount', [folder]));
    const home = join(folder, 'home');
    const store = await RunStore.open(home);
    const [one, two] = [await addRun(store, { seed: 1 }), await addRun(store, { seed: 2 })];
    spawnSync('dd', ['if=/dev/zero', `of=${join(folder, 'fill')}`, 'bs=1k', 'count=4000']);
    const refused = await lab(home, 'remove', one.id).outcome;
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('the disk is full') });
    expect(existsSync(store.folderOf(one.id))).toBe(true);
    rmSync(join(folder, 'fill'));
    expect((await lab(home, 'remove', two.id).outcome).code).toBe(0);
    expect((await lab(home, 'remove', one.id).outcome).code).toBe(0);
    for (const { id } of [one, two]) expect(await store.restore(id)).toMatchObject({ id });
  });
});

describe('a machine that slept while its run was taken over', () => {
  it.skipIf(!works('unshare', '-u', 'true'))('writes nothing any more, and says so', async () => {
    const words = ['-u', 'sh', '-c', 'hostname another-machine && exec "$@"', 'sh', process.execPath];
    const asleep = startProgram([...words, '--no-maglev', program.cli, ...longTraining], folder, 'unshare');
    started.push(asleep);
    const id = await whenItTrains(folder);
    asleep.signal('SIGSTOP');
    const here = await openTestLab(
      { trainer: program.trainer, checkpointSeconds: 0.5, silenceMs: 3000 },
      folder,
    );
    await here.supervisor.resume(id);
    await here.until(id, ({ state, step }) => state.phase === 'running' && step > 1000);
    asleep.signal('SIGCONT');
    const { code, stderr } = await asleep.outcome;
    expect(code).toBe(75);
    expect(stderr.match(/taken this run over/g)).toHaveLength(1);
    const { step } = here.supervisor.run(id);
    await here.until(id, (run) => run.step > step + 1000);
    await here.supervisor.close();
    const lines = readFileSync(here.store.metricsFile(id), 'utf8').trimEnd().split('\n');
    const steps = lines.map((line) => (JSON.parse(line) as { step: number }).step);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(new Set(lines).size).toBe(lines.length);
    expect(await here.store.read(id)).toMatchObject({ state: { phase: 'stopped' }, owner: null });
    expect(JSON.parse(readFileSync(join(here.store.folderOf(id), 'lease.json'), 'utf8'))).toMatchObject({
      fence: 1,
    });
  });
});

describe('a power cut right after "done"', () => {
  /** A file system whose device is copied at an instant: what has not been written to it is lost. */
  function cuttableDisk(): { disk: string; cut: () => string } {
    const [image, copy] = [join(folder, 'image'), join(folder, 'copy')];
    const [disk, after] = [join(folder, 'disk'), join(folder, 'after')];
    for (const path of [disk, after]) mkdirSync(path);
    writeFileSync(image, '');
    truncateSync(image, 64 << 20);
    execFileSync('mkfs.ext4', ['-q', '-F', image]);
    // The file system itself writes as late as it can.
    execFileSync('mount', ['-o', 'loop,commit=300,noauto_da_alloc', image, disk]);
    undo.push(() => execFileSync('umount', [disk]));
    execFileSync('sync', ['-f', disk]);
    return {
      disk,
      cut: () => {
        copyFileSync(image, copy);
        execFileSync('mount', ['-o', 'loop', copy, after]);
        undo.push(() => execFileSync('umount', [after]));
        return after;
      },
    };
  }

  // A container may be root and have no devices.
  it.skipIf(!works('losetup', '-f'))('imported runs are whole', async () => {
    const there = await openStore();
    const run = await addRun(there, { lines: linesOf(500) });
    const path = await exported(there, [run.id]);
    const { disk, cut } = cuttableDisk();
    expect(await lab(join(disk, 'home'), 'import', path).outcome).toMatchObject({ code: 0 });
    const after = await RunStore.open(join(cut(), 'home'));
    expect((await after.list()).runs.map(({ id }) => id)).toEqual([run.id]);
    expect(readFileSync(after.metricsFile(run.id))).toEqual(readFileSync(there.metricsFile(run.id)));
  });
});
