/** What the rows share: where the built program is, a data folder to copy, and trainings that nothing disturbed. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '../../src/platform/program-folder';
import { lab, type LabEnd } from './program';
import { resultOf, type TrainingResult } from './training-result';

/** Trainings of a second or two; each is the model of those that are disturbed. */
export const trainings = {
  dqn: {
    environment: 'CartPole-v1',
    algorithm: 'dqn',
    steps: 2000,
    seed: 1,
    evaluateEvery: 500,
    evaluationEpisodes: 2,
    finalEpisodes: 3,
    hyperparameters: { warmup: 300, bufferSize: 1500 },
  },
  table: {
    environment: 'FrozenLake-v1',
    algorithm: 'q-table',
    steps: 120_000,
    seed: 2,
    evaluateEvery: 30_000,
    evaluationEpisodes: 10,
    finalEpisodes: 20,
  },
  ppo: {
    environment: 'CartPole-v1',
    algorithm: 'ppo',
    steps: 5000,
    seed: 3,
    evaluateEvery: 2500,
    evaluationEpisodes: 2,
    finalEpisodes: 5,
  },
} as const;
export type TrainingName = keyof typeof trainings;

/** The arguments of `train` for one of the trainings. */
export function trainArguments(name: TrainingName): string[] {
  const { environment, algorithm, steps, seed, ...rest } = trainings[name];
  const { hyperparameters = {}, ...fields } = rest as typeof rest & { hyperparameters?: object };
  const set = [...Object.entries(fields), ...Object.entries(hyperparameters)];
  return [
    ...['train', '--environment', environment, '--algorithm', algorithm],
    ...['--steps', String(steps), '--seed', String(seed), '--json'],
    ...set.flatMap(([key, value]) => ['--set', `${key}=${value}`]),
  ];
}

/** A run that nothing touches, whatever happens beside it. */
export const witnessId = '20250101-000000-witness-w-s1';

export interface Workshop {
  /** The program's folder. */
  readonly root: string;
  /** A folder for what is only needed while the campaign runs. */
  readonly work: string;
  /** A data folder with a table, a deep network, and an assignment that waits for its answer. */
  readonly base: string;
  readonly ids: { readonly table: string; readonly dqn: string; readonly assignment: string };
  readonly results: Readonly<Record<TrainingName, TrainingResult>>;
  /** A file with one preset, and one with all three runs. */
  readonly presetFile: string;
  readonly runFile: string;
}

const assignmentPreset = {
  schema: 1,
  id: 'small-task',
  title: 'A small task',
  description: 'What does it reach?',
  experiment: {
    environment: 'FrozenLake-v1',
    algorithm: 'q-table',
    steps: 3000,
    seed: 4,
    hyperparameters: { stepSize: 0.2 },
  },
  assignment: {
    allBut: ['seed'],
    question: 'Does it learn?',
    kind: 'choice',
    options: ['Yes', 'No'],
  },
};

function require_(end: LabEnd, what: string): void {
  if (end.code !== 0) throw new Error(`${what} failed with code ${end.code}: ${end.stderr || end.stdout}`);
}

/** Trains and exports what the rows need, in a folder, unless that has been done there. */
export async function openWorkshop(work: string): Promise<Workshop> {
  const file = join(work, 'workshop.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Workshop;
  } catch {
    const workshop = await furnish(work);
    writeFileSync(file, JSON.stringify(workshop));
    return workshop;
  }
}

async function furnish(work: string): Promise<Workshop> {
  const base = join(work, 'base');
  const ppo = join(work, 'ppo');
  mkdirSync(work, { recursive: true });
  const presetFile = join(work, 'small-task.json');
  writeFileSync(presetFile, JSON.stringify(assignmentPreset));
  const newest = (home: string, known: readonly string[]) =>
    readdirSync(join(home, 'runs')).find((id) => !known.includes(id))!;
  require_(await lab(base, trainArguments('table')), 'A training');
  const table = newest(base, []);
  require_(await lab(base, trainArguments('dqn')), 'A training');
  const dqn = newest(base, [table]);
  require_(await lab(base, ['train', '--preset', presetFile, '--json']), 'A training');
  const assignment = newest(base, [table, dqn]);
  require_(await lab(base, ['annotate', table, '--tag', 'kept', '--note', 'As it was.']), 'annotate');
  require_(await lab(ppo, trainArguments('ppo')), 'A training');
  const runFile = join(work, 'all.rlrun');
  require_(
    await lab(base, ['export-runs', 'all', '--to', runFile, '--name', 'Anna', '--checkpoints']),
    'export-runs',
  );
  const run = (home: string, id: string) => resultOf(join(home, 'runs', id));
  return {
    root: programFolder(),
    work,
    base,
    ids: { table, dqn, assignment },
    results: { table: run(base, table), dqn: run(base, dqn), ppo: run(ppo, newest(ppo, [])) },
    presetFile,
    runFile,
  };
}

/** Puts a copy of the shared data folder somewhere. */
export function copyBase({ base }: Workshop, home: string): void {
  cpSync(base, home, { recursive: true });
}

/** Puts a run into a data folder that nothing is to touch. */
export function addWitness({ base, ids }: Workshop, home: string): string {
  const folder = join(home, 'runs', witnessId);
  cpSync(join(base, 'runs', ids.table), folder, { recursive: true });
  const record = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as object;
  writeFileSync(join(folder, 'run.json'), JSON.stringify({ ...record, id: witnessId }));
  return folder;
}
