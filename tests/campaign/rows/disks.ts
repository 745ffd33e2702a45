/** Disks that are full, have no room for another file, or can only be read: at the start and in the middle. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunStore } from '../../../src/main/runs/run-store';
import type { Random } from '../../../src/shared/random';
import { LoopDisk, mountMemory, noLoopDisk, noMemoryDisk, remount, unmount } from '../disks/loop-disk';
import { changes, fingerprint } from '../fingerprint';
import { lab, startLab, type LabEnd } from '../program';
import { pause, until } from '../moments';
import { Findings, type Case, type Outcome, type Row } from '../row';
import { differences, resultOf } from '../training-result';
import { copyBase, trainArguments, type Workshop } from '../workshop';
import { say } from '../../../src/shared/language/say';

interface Scene {
  /** Where the disk is mounted. */
  readonly place: string;
  readonly folder: string;
  readonly workshop: Workshop;
  readonly random: Random;
  readonly findings: Findings;
}

const storage = 3;
const homeOf = (place: string) => join(place, 'home');

/** A refusal is worded, has the code for storage, and does not show where the program was. */
function checkRefusal({ findings }: Scene, what: string, { code, signal, stderr, stdout }: LabEnd): void {
  findings.expect(
    code === storage,
    `${what} ended with ${signal ?? `code ${code}`} instead of ${storage}: ${(stderr || stdout).slice(-300)}`,
  );
  findings.expect(!/\n\s+at /.test(stderr), `${what} shows a stack: ${stderr.slice(-400)}`);
  findings.expect(!stderr.includes('[object Object]'), `${what} says [object Object]: ${stderr.slice(-300)}`);
}

async function list({ place, findings }: Scene): Promise<void> {
  const { damaged } = await (await RunStore.open(homeOf(place))).list();
  for (const { reason } of damaged) findings.failures.push(`cannot be read as a run: ${say(reason)}`);
}

/** Resumes the only run and compares it with the undisturbed one; trains it where there is none. */
async function goOn(scene: Scene): Promise<void> {
  const { place, workshop, findings } = scene;
  const runs = join(homeOf(place), 'runs');
  const id = existsSync(runs) ? readdirSync(runs)[0] : undefined;
  const { code, stderr } = await lab(
    homeOf(place),
    id === undefined ? trainArguments('table') : ['resume', id, '--json'],
  );
  findings.expect(code === 0, `going on gave code ${code}: ${stderr.slice(-400)}`);
  const [run] = existsSync(runs) ? readdirSync(runs) : [];
  if (run === undefined) return;
  for (const difference of differences(resultOf(join(runs, run)), workshop.results.table))
    findings.failures.push(difference);
}

/** Fills a disk to the last byte. */
function fill(place: string): void {
  const block = Buffer.alloc(1 << 16, 7);
  try {
    for (let i = 0; i < 100_000; i++) writeFileSync(join(place, 'fill'), block, { flag: 'a' });
  } catch {
    // Full.
  }
  try {
    for (let i = 0; i < 5000; i++) writeFileSync(join(place, 'fill'), 'x', { flag: 'a' });
  } catch {
    // To the last byte.
  }
}

const memory: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  async 'full while training'(scene) {
    const { place, random } = scene;
    mountMemory(place, `${250 + random.integer(900)}k`);
    const end = await lab(homeOf(place), trainArguments('table'));
    if (end.code === 0) return;
    checkRefusal(scene, 'train', end);
    remount(place, 'size=30m');
    await list(scene);
    await goOn(scene);
  },
  async 'full at the start'(scene) {
    const { place, random } = scene;
    mountMemory(place, '1m');
    if (random.integer(2) === 0) await lab(homeOf(place), ['list']);
    fill(place);
    checkRefusal(scene, 'train', await lab(homeOf(place), trainArguments('table')));
    await lab(homeOf(place), ['list']);
    remount(place, 'size=30m');
    await list(scene);
    await goOn(scene);
  },
  async 'no room for a command'(scene) {
    const { place, random, workshop, findings } = scene;
    mountMemory(place, '12m');
    const home = homeOf(place);
    copyBase(workshop, home);
    const { table, dqn, assignment } = workshop.ids;
    const before = fingerprint(join(home, 'runs'));
    const commands: string[][] = [
      ['annotate', table, '--tag', 'x', '--note', 'y'.repeat(9000)],
      ['answer', assignment, 'Yes'],
      ['presets', '--import', workshop.presetFile],
      ['export-runs', 'all', '--to', join(place, 'o.rlrun'), '--name', 'A'],
      ['import', workshop.runFile],
      ['export', table, '--to', join(place, 'o.csv')],
      ['figure', table, '--to', join(place, 'o.svg')],
      ['remove', dqn],
    ];
    const args = commands[random.integer(commands.length)]!;
    fill(place);
    const end = await lab(home, args);
    findings.expect(
      [0, 2, storage].includes(end.code ?? -1) && !/\n\s+at /.test(end.stderr),
      `${args[0]} gave ${end.signal ?? end.code}: ${end.stderr.slice(-400)}`,
    );
    rmSync(join(place, 'fill'));
    if (end.code === 0 && args[0] !== 'remove') return;
    if (args[0] === 'remove') {
      // Told done or not: nothing is lost, whatever is removed next.
      await lab(home, ['remove', table]);
      await lab(home, ['restore', table]);
      if (!existsSync(join(home, 'runs', dqn))) {
        const { code, stderr } = await lab(home, ['restore', dqn]);
        findings.expect(code === 0, `the removed run cannot be brought back: ${stderr.slice(-300)}`);
      }
    }
    for (const change of changes(before, fingerprint(join(home, 'runs')))) findings.failures.push(change);
    for (const name of ['o.rlrun', 'o.csv', 'o.svg'])
      findings.expect(!existsSync(join(place, name)), `${args[0]} left half of ${name}`);
  },
  async 'no room for another file'(scene) {
    const { place, random } = scene;
    mountMemory(place, '30m', 8 + random.integer(20));
    const end = await lab(homeOf(place), trainArguments('table'));
    if (end.code === 0) return;
    checkRefusal(scene, 'train', end);
    remount(place, 'nr_inodes=10000');
    await list(scene);
    await goOn(scene);
  },
  async 'read-only at the start'(scene) {
    const { place, workshop, findings } = scene;
    mountMemory(place, '20m');
    const home = homeOf(place);
    copyBase(workshop, home);
    remount(place, 'ro');
    const { table } = workshop.ids;
    for (const args of [['list'], ['show', table], ['diagnose', table], ['compare', table]]) {
      const { code, stderr } = await lab(home, args);
      findings.expect(code === 0, `${args[0]} gave code ${code}: ${stderr.slice(-300)}`);
    }
    for (const args of [trainArguments('table'), ['annotate', table, '--tag', 'x'], ['remove', table]])
      checkRefusal(scene, args[0]!, await lab(home, args));
  },
};

/** The device fails in the middle: what is written from then on is refused. */
async function readOnlyInTheMiddle(scene: Scene): Promise<void> {
  const { folder, random, findings, place } = scene;
  const disk = new LoopDisk(folder, 'errors=remount-ro');
  try {
    const home = homeOf(place);
    mkdirSync(home);
    const training = startLab(home, trainArguments('table'));
    await until(() => existsSync(join(home, 'runs')), training.ended);
    await pause(random.integer(2500), training.ended);
    const isOver = training.ended();
    disk.abort();
    const end = await training.end;
    if (!isOver && end.code !== 0) checkRefusal(scene, 'train', end);
    disk.repair();
    await list(scene);
    const runs = join(home, 'runs');
    const id = existsSync(runs) ? readdirSync(runs)[0] : undefined;
    const shown = id === undefined ? '' : (await lab(home, ['show', id])).stdout;
    // One that said it was done may have said so before the disk failed, and only then.
    if (/finished/.test(shown)) findings.expect(end.code === 0, 'it says finished, and ended with a failure');
    else await goOn(scene);
    if (findings.failures.length > 0) cpSync(home, join(folder, 'home-afterwards'), { recursive: true });
  } finally {
    disk.close();
  }
}

const names = [...Object.keys(memory), 'read-only in the middle'];

async function run({ index, random, folder }: Case, workshop: Workshop): Promise<Outcome> {
  const findings = new Findings();
  const name = names[index % names.length]!;
  const place = join(folder, 'disk');
  const scene: Scene = { place, folder, workshop, random, findings };
  try {
    if (memory[name] === undefined) {
      if (noLoopDisk(workshop.work) !== null) return { tried: 0, failures: [] };
      await readOnlyInTheMiddle(scene);
    } else {
      await memory[name](scene);
      if (findings.failures.length > 0 && existsSync(homeOf(place)))
        cpSync(homeOf(place), join(folder, 'home-afterwards'), { recursive: true });
    }
  } finally {
    unmount(place);
  }
  if (findings.failures.length > 0) findings.failures.unshift(name);
  return findings.outcome();
}

export const disks: Row = {
  name: 'disks',
  title: 'full and read-only disks',
  unit: 'disks',
  promise: 'A disk that takes nothing more is said, with place and remedy; nothing is lost by it.',
  judged: `${names.join('; ')}. Code 3 and words without a stack; runs are as they were, removed ones come back, half files are not left; with room again a training goes on bit for bit.`,
  weight: 1.5,
  longest: 240,
  missing: ({ work }) => noMemoryDisk(work),
  open: async (workshop) => ({ run: (given) => run(given, workshop) }),
};
