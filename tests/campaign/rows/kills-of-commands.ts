/** kill -9 of every command line that writes something; then the same command once more. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { importFiles } from '../../../src/main/run-files/import-runs';
import { readAnnotations } from '../../../src/main/runs/run-annotations';
import { RunStore } from '../../../src/main/runs/run-store';
import { everythingIn, hashOf, leftovers } from '../fingerprint';
import { pause, untilSeen } from '../moments';
import { killNow, waitUntilGone } from '../processes';
import { lab, startLab } from '../program';
import { Findings, type Case, type Outcome, type Row } from '../row';
import { copyBase, type Workshop } from '../workshop';
import { say } from '../../../src/shared/language/say';

interface Scene {
  readonly home: string;
  /** Where files are written to. */
  readonly out: string;
  readonly workshop: Workshop;
}

interface Operation {
  readonly args: (scene: Scene) => string[];
  readonly before?: (scene: Scene) => unknown;
  /** Whether it has come about; asked after the command was given once more. */
  readonly done: (scene: Scene) => Promise<boolean> | boolean;
  /** Whether what a killed one left is whole, or not there. */
  readonly whole?: (scene: Scene) => Promise<boolean> | boolean;
}

const annotationsOf = async ({ home }: Scene, id: string) =>
  (await readAnnotations(join(home, 'runs', id))).annotations;

/** Whether a file of runs can be taken in elsewhere, all of it. */
async function canBeImported({ out, home }: Scene, file: string): Promise<boolean> {
  if (!existsSync(file)) return true;
  const elsewhere = join(out, 'elsewhere');
  rmSync(elsewhere, { recursive: true, force: true });
  const report = await importFiles(await RunStore.open(elsewhere), [file]);
  rmSync(elsewhere, { recursive: true, force: true });
  return report.files[0]!.problem === null && report.files[0]!.imported.length === 3 && home !== '';
}

const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'latin1') : '');

const operations: Readonly<Record<string, Operation>> = {
  annotate: {
    args: ({ workshop }) => ['annotate', workshop.ids.dqn, '--tag', 'marked', '--note', 'z'.repeat(15_000)],
    done: async (scene) => (await annotationsOf(scene, scene.workshop.ids.dqn)).tags.includes('marked'),
  },
  answer: {
    args: ({ workshop }) => ['answer', workshop.ids.assignment, 'No'],
    done: async (scene) => (await annotationsOf(scene, scene.workshop.ids.assignment)).answer?.text === 'No',
  },
  remove: {
    args: ({ workshop }) => ['remove', workshop.ids.dqn],
    done: ({ home, workshop }) => !existsSync(join(home, 'runs', workshop.ids.dqn)),
  },
  restore: {
    before: ({ home, workshop }) => lab(home, ['remove', workshop.ids.dqn]),
    args: ({ workshop }) => ['restore', workshop.ids.dqn],
    done: ({ home, workshop }) => existsSync(join(home, 'runs', workshop.ids.dqn, 'run.json')),
  },
  'presets --import': {
    args: ({ workshop }) => ['presets', '--import', workshop.presetFile],
    done: ({ home }) => textOf(join(home, 'presets', 'small-task.json')).includes('A small task'),
  },
  import: {
    before: ({ home }) => rmSync(join(home, 'runs'), { recursive: true }),
    args: ({ workshop }) => ['import', workshop.runFile],
    done: ({ home, workshop }) =>
      Object.values(workshop.ids).every((id) => existsSync(join(home, 'runs', id, 'run.json'))),
  },
  'export-runs': {
    args: ({ out }) => [
      ...['export-runs', 'all', '--to', join(out, 'o.rlrun'), '--name', 'A', '--checkpoints', '--force'],
    ],
    done: ({ out }) => existsSync(join(out, 'o.rlrun')),
    whole: (scene) => canBeImported(scene, join(scene.out, 'o.rlrun')),
  },
  export: {
    args: ({ out, workshop }) => ['export', workshop.ids.table, '--to', join(out, 'o.csv'), '--force'],
    done: ({ out }) => existsSync(join(out, 'o.csv')),
    whole: ({ out }) => !existsSync(join(out, 'o.csv')) || textOf(join(out, 'o.csv')).endsWith('\n'),
  },
  figure: {
    args: ({ out, workshop }) => [...['figure', workshop.ids.table, '--to', join(out, 'o.pdf'), '--force']],
    done: ({ out }) => existsSync(join(out, 'o.pdf')),
    whole: ({ out }) =>
      !existsSync(join(out, 'o.pdf')) || textOf(join(out, 'o.pdf')).trimEnd().endsWith('%%EOF'),
  },
  report: {
    args: ({ out, workshop }) => [...['report', workshop.ids.table, '--to', join(out, 'report')]],
    done: ({ out }) => existsSync(join(out, 'report')),
    whole: ({ out }) =>
      !existsSync(join(out, 'report')) ||
      ['configuration.json', 'data.csv', 'figure.pdf', 'report.tex', 'table.tex'].every((name) =>
        everythingIn(join(out, 'report')).includes(name),
      ),
  },
};

/** Every run is in one place, with the metrics that it had. */
function checkRuns({ home, workshop }: Scene, imported: boolean, findings: Findings): void {
  for (const id of Object.values(workshop.ids)) {
    const places = ['runs', 'bin'].map((place) => join(home, place, id)).filter((path) => existsSync(path));
    if (imported && places.length === 0) continue;
    if (!findings.expect(places.length === 1, `the run ${id} is in ${places.length} places`)) continue;
    const file = join(places[0]!, 'metrics.jsonl');
    const same =
      existsSync(file) && hashOf(file) === hashOf(join(workshop.base, 'runs', id, 'metrics.jsonl'));
    findings.expect(same, `the metrics of ${id} are not what they were`);
  }
}

async function run(
  { random, folder }: Case,
  workshop: Workshop,
  durations: Map<string, number>,
): Promise<Outcome> {
  const scene: Scene = { home: join(folder, 'home'), out: join(folder, 'out'), workshop };
  const { home, out } = scene;
  mkdirSync(out);
  copyBase(workshop, home);
  const names = Object.keys(operations);
  const name = names[random.integer(names.length)]!;
  const operation = operations[name]!;
  const findings = new Findings();
  await operation.before?.(scene);
  const args = operation.args(scene);
  // What it takes when nobody was killed, found on a copy.
  const untouched = { ...scene, home: join(folder, 'untouched'), out: join(folder, 'trial-out') };
  cpSync(home, untouched.home, { recursive: true });
  const takes = async (): Promise<number> => {
    const trial = { ...untouched, home: join(folder, 'trial-home') };
    cpSync(untouched.home, trial.home, { recursive: true });
    mkdirSync(trial.out);
    const { seconds } = await lab(trial.home, operation.args(trial));
    for (const used of [trial.home, trial.out]) rmSync(used, { recursive: true });
    return seconds;
  };
  const usual = durations.get(name) ?? (await takes());
  durations.set(name, usual);
  const atSight = random.integer(2) === 0;
  const part = 0.2 + 0.9 * random.uniform();
  const command = startLab(home, args);
  if (atSight) {
    const folders = [home, out, join(home, 'runs'), join(home, 'bin'), join(home, 'presets')];
    const own = Object.values(workshop.ids).map((id) => join(home, 'runs', id));
    await untilSeen([...folders, ...own], /./, 1 + random.integer(5), command.ended);
    await pause(random.integer(4), command.ended);
  } else await pause(part * usual * 1000, command.ended);
  const killed = !command.ended() && killNow(-command.pid);
  await command.end;
  await waitUntilGone(home);

  const { damaged } = await (await RunStore.open(home)).list();
  for (const { reason } of damaged) findings.failures.push(`after the kill: ${say(reason)}`);
  for (const id of Object.values(workshop.ids)) {
    const run = join(home, 'runs', id);
    if (!existsSync(run)) continue;
    const { fault } = await readAnnotations(run);
    if (fault !== null) findings.failures.push(`after the kill: ${say(fault)}`);
  }
  checkRuns(scene, name === 'import', findings);
  findings.expect((await operation.whole?.(scene)) ?? true, 'what the killed command left is half a file');

  const again = await lab(home, args);
  findings.expect(
    await operation.done(scene),
    `the same command again did not bring it about: code ${again.code}, ${again.stderr.slice(-500)}`,
  );
  findings.expect((await operation.whole?.(scene)) ?? true, 'the second file is not whole');
  checkRuns(scene, false, findings);
  // Where the machine has become busy, it takes long without a lock as well.
  const waits = (without: number) => again.seconds > 6 + 4 * without;
  const now = waits(usual) ? Math.max(await takes(), await takes()) : usual;
  findings.expect(
    !waits(now),
    `the same command again took ${again.seconds.toFixed(1)} s, otherwise ${now.toFixed(1)} s`,
  );
  for (const left of [...leftovers(home), ...leftovers(out)])
    findings.failures.push(`left behind after the next start: ${left}`);
  if (findings.failures.length > 0)
    findings.failures.unshift(`${name}, killed ${atSight ? 'at the sight of a file' : 'in between'}`);
  return findings.outcome(killed ? 1 : 0);
}

export const killsOfCommands: Row = {
  name: 'kills-of-commands',
  title: 'kill -9 of command lines',
  unit: 'kills',
  promise:
    'A command that is killed leaves the old or the new state, never half of one, and can be given again.',
  judged: `${Object.keys(operations).join(', ')}: killed at a random moment or when a file appears. Runs, annotations and written files are whole; the same command again brings it about without waiting for a lock; nothing is left behind.`,
  weight: 3,
  longest: 360,
  missing: () => (process.platform === 'linux' ? null : 'it finds its processes through /proc'),
  open: async (workshop) => {
    const durations = new Map<string, number>();
    return { run: (given) => run(given, workshop, durations) };
  },
};
