/** Run folders with damaged, distorted, replaced and linked files. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { importFiles } from '../../../src/main/run-files/import-runs';
import { readNewestCheckpoint } from '../../../src/main/runs/checkpoint-files';
import { RunStore } from '../../../src/main/runs/run-store';
import { Supervisor } from '../../../src/main/processes/supervisor';
import type { Random } from '../../../src/shared/random';
import { changes, everythingIn, fingerprint } from '../fingerprint';
import { damageBytes } from '../mutations/bytes';
import { distortJson } from '../mutations/json';
import { Findings, type Case, type Outcome, type Row } from '../row';
import { copyBase, type Workshop } from '../workshop';
import { attempt, readAll } from './reading';

const oddNames = ['ünï-𝕏', 'x'.repeat(250), '-rf', 'a b\nc', '..x', 'CON', '.hidden', '0'.repeat(20)];

/** What stands where a file should. */
const obstacles: readonly (readonly [string, (path: string, outside: string, runs: string) => void])[] = [
  ['a folder', (path) => mkdirSync(path)],
  ['a link to a file elsewhere', (path, outside) => symlinkSync(join(outside, 'file'), path)],
  ['a link to itself', (path) => symlinkSync(path, path)],
  ['nothing', () => undefined],
  ['a link to nothing', (path) => symlinkSync('/nonexistent/file', path)],
  ['a link to a folder elsewhere', (path, outside) => symlinkSync(join(outside, 'folder'), path)],
];

/** Distorts the content of a file as its kind suggests; says how. */
function distort(file: string, random: Random): string {
  const name = basename(file);
  const data = readFileSync(file);
  const dice = random.integer(4);
  if (dice > 0 && name.endsWith('.json')) {
    const { text, what } = distortJson(JSON.parse(data.toString()), random);
    writeFileSync(file, text);
    const manifest = join(dirname(file), 'manifest.json');
    if (name !== 'state.json' || random.integer(3) === 0) return `${name}: ${what}`;
    // With its checksum set right, what it says is looked at as well.
    const stored = JSON.parse(readFileSync(manifest, 'utf8')) as object;
    const sha256 = createHash('sha256').update(text).digest('hex');
    writeFileSync(manifest, JSON.stringify({ ...stored, state: { bytes: Buffer.byteLength(text), sha256 } }));
    return `${name}, checksum set right: ${what}`;
  }
  if (dice > 0 && name.endsWith('.jsonl')) {
    const lines = data.toString().split('\n');
    const at = random.integer(lines.length - 1);
    const { text, what } = distortJson(JSON.parse(lines[at]!), random);
    lines[at] = text;
    writeFileSync(file, lines.join('\n'));
    return `${name}, line ${at + 1}: ${what}`;
  }
  const { data: damaged, what } = damageBytes(data, random);
  writeFileSync(file, damaged);
  return `${name}: ${what}`;
}

async function run({ index, random, folder }: Case, workshop: Workshop): Promise<Outcome> {
  const findings = new Findings();
  const home = join(folder, 'home');
  const runs = join(home, 'runs');
  const outside = join(folder, 'outside');
  mkdirSync(join(outside, 'folder'), { recursive: true });
  writeFileSync(join(outside, 'file'), 'not yours');
  copyBase(workshop, home);
  const ids = Object.values(workshop.ids);
  const victim = ids[index % ids.length]!;
  const others = ids.filter((id) => id !== victim);
  const victimFolder = join(runs, victim);
  const files = everythingIn(victimFolder).filter((name) => statSync(join(victimFolder, name)).isFile());
  const target = random.integer(5) < 2 ? 'run.json' : files[random.integer(files.length)]!;
  const file = join(victimFolder, target);
  const kind = random.integer(16);
  let what: string;
  let isLink = false;
  if (kind === 0) {
    const [name, put] = obstacles[random.integer(obstacles.length)]!;
    rmSync(file);
    put(file, outside, runs);
    what = `${name} in the place of ${target}`;
  } else if (kind === 1 && random.integer(2) === 0) {
    for (const name of oddNames) mkdirSync(join(runs, name));
    writeFileSync(join(runs, 'notes.txt'), 'x');
    what = 'odd names beside it';
  } else if (kind === 1) {
    renameSync(victimFolder, join(outside, 'moved'));
    symlinkSync(join(outside, 'moved'), victimFolder);
    what = 'its folder is a link';
    isLink = true;
  } else what = distort(file, random);

  const prints = () => Object.fromEntries(others.map((id) => [id, fingerprint(join(runs, id))]));
  const before = prints();
  const outsideBefore = fingerprint(outside);
  const reader = { findings, names: [victim, basename(target)] };
  const store = await attempt(reader, 'open', () => RunStore.open(home));
  if (store !== undefined) {
    await readAll(reader, store, others);
    await attempt(reader, 'checkpoint', () => readNewestCheckpoint(join(victimFolder, 'checkpoints')), true);
    const supervisor = await attempt(reader, 'open again', () => Supervisor.open({ store }));
    if (supervisor?.runs().some(({ id }) => id === victim)) {
      const exported = join(folder, 'o.rlrun');
      const order = { ids: [victim], name: 'Anna', checkpoints: true };
      const done = await attempt(reader, 'export-runs', () => supervisor.exportRuns(order, exported));
      if (done !== undefined) {
        const elsewhere = join(folder, 'elsewhere');
        await attempt(reader, 'import', async () => importFiles(await RunStore.open(elsewhere), [exported]));
        const incoming = join(elsewhere, 'incoming');
        const left = existsSync(incoming) ? readdirSync(incoming) : [];
        findings.expect(left.length === 0, `left in incoming: ${left.join(', ')}`);
      }
      await attempt(reader, 'annotate', () => supervisor.annotate([victim], { tag: ['seen'] }));
    }
    await supervisor?.close();
  }
  for (const id of others)
    for (const change of changes(before[id]!, fingerprint(join(runs, id))))
      findings.failures.push(`the run ${id}: ${change}`);
  if (!isLink)
    for (const change of changes(outsideBefore, fingerprint(outside)))
      findings.failures.push(`outside the data folder: ${change}`);
  if (findings.failures.length > 0) findings.failures.unshift(`${victim}: ${what}`);
  return findings.outcome();
}

export const runFolders: Row = {
  name: 'run-folders',
  title: 'damaged run folders',
  unit: 'folders',
  promise: 'A damaged run is named, costs no other run anything, and never ends the program.',
  judged:
    'Damaged bytes, distorted JSON with right checksums, links, folders in the way, odd names. All reading operations, export, import and annotation: each works or refuses in words that name file or run; the other runs are listed and untouched; nothing outside the data folder changes.',
  weight: 2,
  longest: 120,
  missing: () => null,
  open: async (workshop) => ({
    run: (given) => run(given, workshop),
    figures: () => ({ 'peak MB': Math.round(process.resourceUsage().maxRSS / 1024) }),
  }),
};
