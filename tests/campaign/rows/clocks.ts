/** Clocks that jump while a training runs, and computers whose clocks disagree. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { pause, until } from '../moments';
import { lab, startLab } from '../program';
import { Findings, type Case, type Outcome, type Row } from '../row';
import { differences, resultOf } from '../training-result';
import { trainArguments, type Workshop } from '../workshop';

const libraries = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/faketime/libfaketime.so.1',
  '/usr/lib64/faketime/libfaketime.so.1',
];
const library = () => libraries.find((path) => existsSync(path));

/** From what to what the clock jumps. */
const jumps = [
  ['+0', '-1d'],
  ['+0', '+1d'],
  ['+0', '-10y'],
  ['+0', '+10y'],
  ['+12y', '+13y'],
  ['-2d', '+2d'],
  ['+0', '-1h'],
  ['+0', '+150s'],
  ['+0', '-150s'],
] as const;

/** Only the wall clock is another: the monotonic one has to be right for Node itself. */
const faked = (file: string) => ({
  LD_PRELOAD: library()!,
  FAKETIME_TIMESTAMP_FILE: file,
  FAKETIME_NO_CACHE: '1',
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
  DONT_FAKE_MONOTONIC: '1',
  // The dates of files are those of the disk.
  NO_FAKE_STAT: '1',
});

interface Line {
  readonly seconds: number;
}

function check(home: string, workshop: Workshop, findings: Findings): void {
  const runs = join(home, 'runs');
  for (const id of existsSync(runs) ? readdirSync(runs) : []) {
    const folder = join(runs, id);
    for (const difference of differences(resultOf(folder), workshop.results.table))
      findings.failures.push(difference);
    const metrics = join(folder, 'metrics.jsonl');
    if (!findings.expect(existsSync(metrics), `${id} has no metrics`)) continue;
    const seconds = readFileSync(metrics, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as Line).seconds);
    findings.expect(
      seconds.every((value, i) => i === 0 || value >= seconds[i - 1]!),
      'the duration of the training goes back',
    );
    findings.expect(seconds.at(-1)! < 600, `the training took ${seconds.at(-1)} s`);
  }
}

/** The clock jumps once or twice while it trains; a stopped one is resumed under yet another clock. */
async function jump({ random, folder }: Case, workshop: Workshop): Promise<Outcome> {
  const findings = new Findings();
  const home = join(folder, 'home');
  const file = join(folder, 'clock');
  const [from, to] = jumps[random.integer(jumps.length)]!;
  writeFileSync(file, from);
  const training = startLab(home, trainArguments('table'), { env: faked(file) });
  await pause(300 + random.integer(2500), training.ended);
  writeFileSync(file, to);
  const isStopped = random.integer(2) === 0;
  if (isStopped && !training.ended()) {
    await pause(random.integer(800), training.ended);
    if (!training.ended()) process.kill(training.pid, 'SIGTERM');
  }
  const first = await training.end;
  let last = first;
  if (first.code !== 0 && isStopped) {
    const runs = join(home, 'runs');
    const id = existsSync(runs) ? readdirSync(runs)[0] : undefined;
    writeFileSync(file, from);
    const args = id === undefined ? trainArguments('table') : ['resume', id, '--json'];
    last = await lab(home, args, { env: faked(file) });
    findings.expect(last.seconds < 150, `the second start took ${last.seconds.toFixed(0)} s`);
  }
  findings.expect(last.code === 0, `it ended with code ${last.code}: ${last.stderr.slice(-400)}`);
  check(home, workshop, findings);
  if (findings.failures.length > 0) findings.failures.unshift(`${from} to ${to}`);
  return findings.outcome();
}

/** Another computer whose clock is ahead or behind looks at a run that trains, and would like to go on with it. */
async function lookOn({ random, folder }: Case, workshop: Workshop): Promise<Outcome> {
  const findings = new Findings();
  const home = join(folder, 'home');
  mkdirSync(home);
  const file = join(folder, 'clock');
  const offset = ['+2m', '+150s', '+10m', '-2m', '+1d', '-1d'][random.integer(6)]!;
  writeFileSync(file, offset);
  const training = startLab(home, trainArguments('table'));
  const runs = join(home, 'runs');
  const running = () => {
    const id = existsSync(runs) ? readdirSync(runs)[0] : undefined;
    const record = join(runs, id ?? '', 'run.json');
    return id !== undefined && existsSync(record) && readFileSync(record, 'utf8').includes('"running"');
  };
  await until(running, training.ended);
  const elsewhere = {
    env: faked(file),
    through: ['unshare', '--uts', 'sh', '-c', 'hostname elsewhere && exec "$@"', 'sh'],
  };
  const id = existsSync(runs) ? readdirSync(runs)[0] : undefined;
  let looked = 'nothing';
  if (id !== undefined) {
    const looks = [['list'], ['show', id], ['resume', id, '--json'], ['remove', id]];
    const args = looks[random.integer(looks.length)]!;
    looked = args[0]!;
    const early = !training.ended();
    const look = await lab(home, args, elsewhere);
    const stillTrained = early && !training.ended();
    if (args[0] === 'list' || args[0] === 'show')
      findings.expect(look.code === 0, `${args[0]} gave code ${look.code}: ${look.stderr.slice(-300)}`);
    else if (stillTrained)
      findings.expect(look.code !== 0, `${args[0]} from elsewhere was done to a run that trains`);
    const bin = join(home, 'bin', id);
    if (existsSync(bin)) {
      await training.end;
      await lab(home, ['restore', id]);
    }
  }
  const { code, stderr } = await training.end;
  findings.expect(
    code === 0,
    `looked at with ${looked}, the training ended with code ${code}: ${stderr.slice(-400)}`,
  );
  check(home, workshop, findings);
  if (findings.failures.length > 0) findings.failures.unshift(`another computer, ${offset}`);
  return findings.outcome();
}

const canBeElsewhere = () =>
  spawnSync('unshare', ['--uts', 'sh', '-c', 'hostname elsewhere && hostname']).stdout?.toString().trim() ===
    'elsewhere' && hostname() !== 'elsewhere';

export const clocks: Row = {
  name: 'clocks',
  title: 'clocks that jump or disagree',
  unit: 'clocks',
  promise: 'A wrong clock changes no curve and no duration, and takes no run from whoever trains it.',
  judged:
    'libfaketime on the wall clock: hours, days and years back and forward, past 2038, and resumed under another clock; another computer, ahead or behind, that lists, resumes or removes a run in training. The curve is bit for bit the undisturbed one, durations never fall.',
  weight: 1,
  longest: 240,
  missing: () => (library() === undefined ? 'there is no libfaketime (Debian’s package faketime)' : null),
  open: async (workshop) => {
    const elsewhere = canBeElsewhere();
    return {
      run: (given) => (given.index % 3 === 2 && elsewhere ? lookOn(given, workshop) : jump(given, workshop)),
    };
  },
};
