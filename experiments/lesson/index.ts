/**
 * A lesson with the handed-out folder: `npm run bench lesson -- --folder rl-lab-…-linux-x64 [--students 20]`.
 *
 * So many students, each with a home of their own and nothing else, start the command line out of one folder, as from a
 * share or a stick. They answer an assignment of the course beside the program, train it, and hand it in; the lecturer
 * looks at the class, writes its table, takes the runs in, and compares them. As many students work at once as this
 * computer has processors; of twenty PCs, each has its own.
 */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { programFolder } from '../../src/platform/program-folder';
import { measuredWith, provenance } from '../provenance';
import { readableJson, writeWhole } from '../results-file';

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    students: { type: 'string', default: '20' },
    json: { type: 'string', default: join(programFolder(), 'docs', 'benchmarks', 'lesson.json') },
  },
});
const students = Number(values.students);
if (!(Number.isInteger(students) && students >= 1 && students <= 200))
  throw new RangeError(`--students is ${values.students}; a whole number from 1 to 200 is needed.`);
const command = process.platform === 'win32' ? 'lab.cmd' : 'lab';
if (values.folder === undefined || !existsSync(join(resolve(values.folder), command)))
  throw new Error(
    `--folder is ${values.folder ?? 'missing'}; it must be a folder that "npm run bundle -- --no-archive" has made, with ${command} in it.`,
  );

const base = mkdtempSync(join(tmpdir(), 'rl-lab-lesson-'));
const handIns = join(base, 'hand-ins');
const program = join(base, 'program');

interface Outcome {
  readonly stdout: string;
  readonly seconds: number;
}

/** Runs the command line as somebody whose computer has nothing but the system. */
function lab(home: string, ...words: string[]): Promise<Outcome> {
  const began = performance.now();
  return new Promise((done, fail) => {
    const child = spawn(join(program, command), words, {
      cwd: home,
      env: { HOME: home, PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) done({ stdout, seconds: (performance.now() - began) / 1000 });
      else fail(new Error(`lab ${words.join(' ')} ended with ${code}:\n${stderr}`));
    });
  });
}

const homeOf = (name: string): string => {
  const home = join(base, 'homes', name);
  mkdirSync(home, { recursive: true });
  return home;
};

/** The folder of the program with what a lecturer puts beside it: a course with one assignment, and where to hand in. */
function prepare(): void {
  cpSync(resolve(values.folder!), program, { recursive: true, verbatimSymlinks: true });
  const presets = join(program, 'course', 'presets');
  mkdirSync(presets, { recursive: true });
  mkdirSync(handIns);
  const course = {
    title: 'Reinforcement learning',
    by: 'the lecturer',
    presets: ['exercise-1'],
    guides: ['dqn'],
  };
  writeFileSync(join(program, 'course', 'course.json'), JSON.stringify(course));
  const exercise = {
    schema: 1,
    ...{ id: 'exercise-1', title: 'A first DQN', description: 'How far does it come?' },
    experiment: { environment: 'CartPole-v1', algorithm: 'dqn', steps: 6000, evaluateEvery: 2000 },
    assignment: {
      locked: ['environment', 'algorithm', 'steps'],
      question: 'Which return will it reach?',
      kind: 'number',
    },
  };
  writeFileSync(join(presets, 'exercise-1.json'), JSON.stringify(exercise));
  const settings = { handInFolder: handIns, parallelRuns: 1 };
  writeFileSync(join(program, 'rl-lab.config.json'), JSON.stringify(settings));
}

interface StudentTimes {
  readonly train: number;
  readonly answer: number;
  readonly handIn: number;
}

async function study(number: number, preset: string): Promise<StudentTimes> {
  const home = homeOf(`student-${number}`);
  const train = await lab(home, 'train', '--preset', preset, '--seed', String(number));
  const answer = await lab(home, 'answer', 'latest', String(20 * number));
  const handIn = await lab(
    home,
    'hand-in',
    'latest',
    '--name',
    `Student ${number}`,
    '--id',
    `m${1000 + number}`,
  );
  return { train: train.seconds, answer: answer.seconds, handIn: handIn.seconds };
}

async function severalAtOnce<T>(count: number, work: (number: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const at = next++;
      done[at] = await work(at + 1);
    }
  };
  // Nobody's folder is deleted while others still work in theirs.
  const lanes = await Promise.allSettled(
    Array.from({ length: Math.min(count, availableParallelism()) }, lane),
  );
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  return done;
}

const rounded = (seconds: number) => Number(seconds.toPrecision(3));
const middle = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

try {
  console.log('Putting the course beside the program');
  prepare();
  const lecturer = homeOf('lecturer');
  const listed = JSON.parse((await lab(lecturer, 'presets', '--json')).stdout) as { id: string }[];
  const preset = listed.find(({ id }) => id.endsWith('exercise-1'))?.id;
  if (preset === undefined)
    throw new Error('The program does not list the exercise of the course beside it.');
  console.log(`${students} students train ${preset}, answer, and hand in`);
  const began = performance.now();
  const times = await severalAtOnce(students, (number) => study(number, preset));
  const studied = (performance.now() - began) / 1000;

  const look = await lab(lecturer, 'class', '--json');
  const { runs, files } = JSON.parse(look.stdout) as {
    runs: { run: { result: unknown } }[];
    files: unknown[];
  };
  const table = await lab(lecturer, 'class', '--to', join(lecturer, 'class.csv'), '--hide-names');
  const pool = await lab(lecturer, 'class', '--pool');
  const ids = pool.stdout.trim().split('\n');
  const compare = await lab(lecturer, 'compare', ...ids, '--group-by', 'whose');
  const lines = readFileSync(join(lecturer, 'class.csv'), 'utf8').trim().split('\n').length - 1;
  const shows = runs.filter(({ run }) => run.result !== null).length;
  const groups = compare.stdout.split('\n').filter((line) => /Student \d+/.test(line)).length;
  if (
    [runs.length, shows, ids.length, lines, readdirSync(handIns).length].some((count) => count !== students)
  )
    throw new Error(
      `Of ${students} students, ${readdirSync(handIns).length} files, ${runs.length} runs, ${shows} results, ${lines} lines and ${ids.length} pooled runs came in.`,
    );
  if (files.length > 0) throw new Error(`Files that cannot be used: ${JSON.stringify(files)}`);
  if (groups < students) throw new Error(`The comparison shows ${groups} of ${students} students.`);
  const result = {
    students,
    atOnce: Math.min(students, availableParallelism()),
    seconds: {
      allStudents: rounded(studied),
      trainMedian: rounded(middle(times.map(({ train }) => train))),
      answerMedian: rounded(middle(times.map(({ answer }) => answer))),
      handInMedian: rounded(middle(times.map(({ handIn }) => handIn))),
      class: rounded(look.seconds),
      table: rounded(table.seconds),
      pool: rounded(pool.seconds),
      compare: rounded(compare.seconds),
    },
    provenance: provenance(),
  };
  writeWhole(resolve(values.json), readableJson(result));
  console.log(readableJson(result.seconds));
  console.log(`Every student's run came in, with its result and answer. ${measuredWith(result.provenance)}`);
} finally {
  rmSync(base, { recursive: true, force: true });
}
