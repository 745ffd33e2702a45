/** A command says that it is done; then the power goes. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { importFiles } from '../../../src/main/run-files/import-runs';
import { readAnnotations } from '../../../src/main/runs/run-annotations';
import { RunStore } from '../../../src/main/runs/run-store';
import { SettingsStore } from '../../../src/main/settings';
import { LoopDisk, mountOptions, noLoopDisk } from '../disks/loop-disk';
import { changes, everythingIn, fingerprint } from '../fingerprint';
import { lab } from '../program';
import { Findings, type Case, type Outcome, type Row } from '../row';
import { copyBase, type Workshop } from '../workshop';
import { say } from '../../../src/shared/language/say';

interface Scene {
  readonly workshop: Workshop;
  /** The disk as it is. */
  readonly disk: string;
  /** The disk after the cut. */
  readonly after: string;
}

interface Work {
  readonly before?: (scene: Scene) => Promise<unknown>;
  readonly args: (scene: Scene) => string[];
  /** What is missing after the cut; null where nothing is. */
  readonly lost: (scene: Scene) => Promise<string | null> | string | null;
}

const home = (place: string) => join(place, 'home');
const annotationsIn = async ({ after }: Scene, id: string) =>
  (await readAnnotations(join(home(after), 'runs', id))).annotations;

/** Whether a file that was just written holds the same bytes after the cut. */
function sameFile({ disk, after }: Scene, name: string): string | null {
  if (!existsSync(join(after, name))) return `${name} is gone`;
  return readFileSync(join(after, name)).equals(readFileSync(join(disk, name)))
    ? null
    : `${name} has ${statSync(join(after, name)).size} bytes of other content`;
}

const sameFolder = ({ disk, after }: Scene, name: string): string | null =>
  existsSync(join(after, name))
    ? (changes(fingerprint(join(disk, name)), fingerprint(join(after, name)))[0] ?? null)
    : `${name} is gone`;

const works: Readonly<Record<string, Work>> = {
  import: {
    before: async ({ disk }) => rmSync(join(home(disk), 'runs'), { recursive: true }),
    args: ({ workshop }) => ['import', workshop.runFile],
    lost: (scene) => sameFolder(scene, 'home/runs'),
  },
  'import again': {
    // Two imports of one file: the second finds the runs of the first, and mends what the cut took.
    before: async ({ disk, workshop }) => {
      rmSync(join(home(disk), 'runs'), { recursive: true });
      await lab(home(disk), ['import', workshop.runFile]);
    },
    args: ({ workshop }) => ['import', workshop.runFile],
    lost: async (scene) => {
      const { after, workshop, disk } = scene;
      for (const id of Object.values(workshop.ids)) {
        const metrics = join(home(after), 'runs', id, 'metrics.jsonl');
        if (existsSync(metrics)) rmSync(metrics);
      }
      const report = await importFiles(await RunStore.open(home(after)), [workshop.runFile]);
      const { problem } = report.files[0]!;
      if (problem !== null) return say(problem);
      const missing = Object.values(workshop.ids).find(
        (id) =>
          !everythingIn(join(home(after), 'runs'))
            .filter((name) => name.endsWith('metrics.jsonl'))
            .some((name) =>
              readFileSync(join(home(after), 'runs', name)).equals(
                readFileSync(join(home(disk), 'runs', id, 'metrics.jsonl')),
              ),
            ),
      );
      return missing === undefined ? null : `importing again did not mend ${missing}`;
    },
  },
  annotate: {
    args: ({ workshop }) => ['annotate', workshop.ids.table, '--tag', 'lasting', '--note', 'Kept.'],
    lost: async (scene) =>
      (await annotationsIn(scene, scene.workshop.ids.table)).tags.includes('lasting')
        ? null
        : 'the tag is gone',
  },
  answer: {
    args: ({ workshop }) => ['answer', workshop.ids.assignment, 'Yes'],
    lost: async (scene) =>
      (await annotationsIn(scene, scene.workshop.ids.assignment)).answer?.text === 'Yes'
        ? null
        : 'the answer is gone',
  },
  remove: {
    args: ({ workshop }) => ['remove', workshop.ids.dqn],
    lost: async ({ after, workshop }) => {
      const { code, stderr } = await lab(home(after), ['restore', workshop.ids.dqn]);
      if (code !== 0) return `it cannot be brought back: ${stderr}`;
      return (
        changes(
          fingerprint(join(workshop.base, 'runs', workshop.ids.dqn)),
          fingerprint(join(home(after), 'runs', workshop.ids.dqn)),
        )[0] ?? null
      );
    },
  },
  restore: {
    before: ({ disk, workshop }) => lab(home(disk), ['remove', workshop.ids.dqn]),
    args: ({ workshop }) => ['restore', workshop.ids.dqn],
    lost: (scene) => sameFolder(scene, `home/runs/${scene.workshop.ids.dqn}`),
  },
  'presets --import': {
    args: ({ workshop }) => ['presets', '--import', workshop.presetFile],
    lost: (scene) => sameFile(scene, 'home/presets/small-task.json'),
  },
  'export-runs': {
    args: ({ disk }) => ['export-runs', 'all', '--to', join(disk, 'o.rlrun'), '--name', 'A', '--checkpoints'],
    lost: (scene) => sameFile(scene, 'o.rlrun'),
  },
  export: {
    args: ({ disk, workshop }) => ['export', workshop.ids.table, '--to', join(disk, 'o.csv')],
    lost: (scene) => sameFile(scene, 'o.csv'),
  },
  figure: {
    args: ({ disk, workshop }) => ['figure', workshop.ids.table, '--to', join(disk, 'o.svg')],
    lost: (scene) => sameFile(scene, 'o.svg'),
  },
  report: {
    args: ({ disk, workshop }) => ['report', workshop.ids.table, '--to', join(disk, 'report')],
    lost: (scene) => sameFolder(scene, 'report'),
  },
  settings: {
    before: async ({ disk }) => void new SettingsStore(home(disk)).change({ yourName: 'Before' }),
    args: () => [],
    lost: ({ after }) =>
      new SettingsStore(home(after)).current.yourName === 'After' ? null : 'settings.json holds the old ones',
  },
};

async function run({ index, random, folder }: Case, workshop: Workshop): Promise<Outcome> {
  const findings = new Findings();
  const names = Object.keys(works);
  const name = names[index % names.length]!;
  const work = works[name]!;
  const options = mountOptions[random.integer(mountOptions.length)]!;
  const disk = new LoopDisk(folder, options);
  const scene: Scene = { workshop, disk: disk.mount, after: disk.afterCut };
  try {
    mkdirSync(home(disk.mount));
    copyBase(workshop, home(disk.mount));
    await work.before?.(scene);
    disk.sync();
    if (name === 'settings') new SettingsStore(home(disk.mount)).change({ yourName: 'After' });
    else {
      const { code, stderr } = await lab(home(disk.mount), work.args(scene));
      findings.expect(code === 0, `${name} gave code ${code}: ${stderr.slice(-400)}`);
    }
    disk.cut();
    const lost = await work.lost(scene);
    if (lost !== null) findings.failures.push(`${name}, mounted with ${options}: ${lost}`);
    const { damaged } = await (await RunStore.open(home(disk.afterCut))).list();
    for (const { reason } of damaged) findings.failures.push(`after the cut: ${say(reason)}`);
    if (findings.failures.length > 0)
      cpSync(home(disk.afterCut), join(folder, 'home-after-the-cut'), { recursive: true });
  } finally {
    disk.close();
    for (const mount of [disk.mount, disk.afterCut]) rmSync(mount, { recursive: true, force: true });
  }
  return findings.outcome();
}

export const powerCutsAfterDone: Row = {
  name: 'power-cuts-after-done',
  title: 'power cuts right after “done”',
  unit: 'cuts',
  promise: 'What a command has said to be done is on the disk, whatever happens to the power then.',
  judged: `${Object.keys(works).join(', ')}, each followed by a cut: the same files hold the same bytes.`,
  weight: 1,
  longest: 240,
  missing: ({ work }) => noLoopDisk(work),
  open: async (workshop) => ({ run: (given) => run(given, workshop) }),
};
