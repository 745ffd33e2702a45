/** kill -9 of trainings: of the trainer, of the process that started it, of both, at every moment of a run's life. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { newestCheckpointStep } from '../../../src/main/runs/checkpoint-files';
import { RunStore } from '../../../src/main/runs/run-store';
import type { Random } from '../../../src/shared/random';
import { changes, fingerprint, leftovers } from '../fingerprint';
import { pause, until, untilSeen } from '../moments';
import { childrenOf, killNow, waitUntilGone } from '../processes';
import { lab, startDriver, startLab, told, type Started } from '../program';
import { Findings, type Case, type Outcome, type Row } from '../row';
import { differences, resultOf } from '../training-result';
import {
  addWitness,
  trainArguments,
  trainings,
  witnessId,
  type TrainingName,
  type Workshop,
} from '../workshop';
import { say } from '../../../src/shared/language/say';

const victims = ['trainer', 'parent', 'group'] as const;
const moments = ['any', 'starting', 'checkpoint', 'record', 'finishing'] as const;

const pick = <T>(from: readonly T[], random: Random): T => from[random.integer(from.length)]!;

/** Waits for a moment of a training's life. */
async function waitFor(
  moment: (typeof moments)[number],
  training: Started,
  runs: string,
  steps: number,
  random: Random,
): Promise<void> {
  const over = training.ended;
  const runFolder = () => {
    const id = existsSync(runs) ? readdirSync(runs).find((name) => name !== witnessId) : undefined;
    return id === undefined ? undefined : join(runs, id);
  };
  switch (moment) {
    case 'starting':
      return pause(60 + random.integer(900), over);
    case 'any':
      return pause(300 + random.integer(2500), over);
    case 'checkpoint': {
      const folder = () => join(runFolder() ?? runs, 'checkpoints');
      await until(() => runFolder() !== undefined && existsSync(folder()), over);
      await untilSeen([folder()], /./, 1 + random.integer(6), over);
      return pause(random.integer(3), over);
    }
    case 'record': {
      await until(() => runFolder() !== undefined, over);
      const folder = runFolder();
      if (folder !== undefined) await untilSeen([folder], /^run\.json/, 1 + random.integer(8), over);
      return pause(random.integer(3), over);
    }
    case 'finishing':
      await until(
        () =>
          told(training).some(({ step }) => (step ?? 0) >= 0.8 * steps) ||
          /\b(100|90) %/.test(training.noted()),
        over,
      );
      return pause(random.integer(500), over);
  }
}

/** Kills one, the other or both; false where there was nothing left to kill. */
async function kill(victim: (typeof victims)[number], training: Started): Promise<boolean> {
  if (victim === 'group') return killNow(-training.pid);
  if (victim === 'parent') return killNow(training.pid);
  let trainer: number | undefined;
  await until(() => (trainer = childrenOf(training.pid, 'trainer.js')[0]) !== undefined, training.ended);
  return trainer !== undefined && killNow(trainer);
}

async function run({ random, folder }: Case, workshop: Workshop): Promise<Outcome> {
  const home = join(folder, 'home');
  const runs = join(home, 'runs');
  mkdirSync(runs, { recursive: true });
  const witness = addWitness(workshop, home);
  const untouched = fingerprint(witness);
  const name = pick<TrainingName>(['table', 'dqn', 'table', 'ppo'], random);
  // The command line itself writes a checkpoint every 15 s only: of a training this short, the last one.
  const byCommand = random.integer(4) === 0;
  const findings = new Findings();
  const story: string[] = [`${name}${byCommand ? ' by the command line' : ''}`];
  let id: string | undefined;
  let tried = 0;
  for (let round = 1 + random.integer(3); round > 0; round--) {
    const training =
      id !== undefined
        ? byCommand
          ? startLab(home, ['resume', id, '--json'])
          : startDriver(home, 'resume', id)
        : byCommand
          ? startLab(home, trainArguments(name))
          : startDriver(home, 'start', JSON.stringify(trainings[name]));
    const victim = pick(victims, random);
    const moment = pick(moments, random);
    await waitFor(moment, training, runs, trainings[name].steps, random);
    const killed = await kill(victim, training);
    const { stdout } = await training.end;
    if (killed) tried += 1;
    story.push(`${victim} at ${moment}${killed ? '' : ' (too late)'}`);
    const left = await waitUntilGone(home);
    findings.expect(left.length === 0, `processes ${left.join(', ')} outlived the kill by minutes`);
    for (const pid of left) killNow(pid);
    const store = await RunStore.open(home);
    const listing = await store.list();
    const own = readdirSync(runs).filter((entry) => entry !== witnessId);
    id ??= own.find((entry) => listing.runs.some((record) => record.id === entry));
    if (id === undefined) continue;
    const promised = Math.max(
      -1,
      ...(byCommand ? [] : told({ ...training, printed: () => stdout })).map(
        ({ checkpoint }) => checkpoint ?? -1,
      ),
    );
    const has = await newestCheckpointStep(store.checkpointFolder(id)).catch(() => null);
    findings.expect(
      promised < 0 || (has ?? -1) >= promised,
      `a checkpoint at step ${promised} had been told, the newest is at ${has}`,
    );
    if ((await store.read(id)).state.phase === 'finished') break;
  }
  // Whatever was killed: the next start opens the folder, and the training ends as if nothing had happened.
  const isOver = id !== undefined && (await (await RunStore.open(home)).read(id)).state.phase === 'finished';
  const next = isOver ? ['list'] : id === undefined ? trainArguments(name) : ['resume', id, '--json'];
  const last = await lab(home, next);
  findings.expect(
    last.code === 0,
    `${next[0]} at the end gave code ${last.code}: ${last.stderr.slice(-600)}`,
  );
  const { runs: records, damaged } = await (await RunStore.open(home)).list();
  id ??= records.find((record) => record.id !== witnessId)?.id;
  for (const { reason } of damaged) findings.failures.push(`cannot be read as a run: ${say(reason)}`);
  if (id !== undefined) {
    for (const difference of differences(resultOf(join(runs, id)), workshop.results[name]))
      findings.failures.push(difference);
  }
  for (const name of leftovers(home)) findings.failures.push(`left behind after the next start: ${name}`);
  for (const change of changes(untouched, fingerprint(witness)))
    findings.failures.push(`another run: ${change}`);
  if (findings.failures.length > 0) findings.failures.unshift(story.join(', '));
  return findings.outcome(tried);
}

export const killsOfTrainings: Row = {
  name: 'kills-of-trainings',
  title: 'kill -9 of trainings',
  unit: 'kills',
  promise: 'A training that is killed at any moment goes on bit for bit as if nothing had happened.',
  judged:
    'One to three kills of trainer, parent or both: while starting, writing a checkpoint, writing the record, finishing, or at any time; then resumed. Metrics, inspections, weights and result equal the undisturbed ones; told checkpoints are there; no process outlives the kill, no other run changes, nothing is left behind after the next start.',
  weight: 5,
  longest: 600,
  missing: () => (process.platform === 'linux' ? null : 'it finds its processes through /proc'),
  open: async (workshop) => ({ run: (given) => run(given, workshop) }),
};
