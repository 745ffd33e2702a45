/** The power goes at any moment of a training. */
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { newestCheckpointStep } from '../../../src/main/runs/checkpoint-files';
import { RunStore } from '../../../src/main/runs/run-store';
import { LoopDisk, mountOptions, noLoopDisk } from '../disks/loop-disk';
import { changes, fingerprint } from '../fingerprint';
import { pause, until } from '../moments';
import { killNow, waitUntilGone } from '../processes';
import { lab, startDriver, told } from '../program';
import { Findings, type Case, type Outcome, type Row } from '../row';
import { differences, resultOf } from '../training-result';
import { addWitness, trainings, witnessId, type TrainingName, type Workshop } from '../workshop';
import { say } from '../../../src/shared/language/say';

async function run({ random, folder }: Case, workshop: Workshop): Promise<Outcome> {
  const findings = new Findings();
  const options = mountOptions[random.integer(mountOptions.length)]!;
  const name = (['dqn', 'table', 'table'] as const satisfies TrainingName[])[random.integer(3)]!;
  const disk = new LoopDisk(folder, options);
  try {
    const home = join(disk.mount, 'home');
    mkdirSync(join(home, 'runs'), { recursive: true });
    const untouched = fingerprint(addWitness(workshop, home));
    disk.sync();
    const training = startDriver(home, 'start', JSON.stringify(trainings[name]));
    await until(() => told(training).some(({ id }) => id !== undefined), training.ended);
    if (random.integer(5) > 0)
      await until(() => told(training).some(({ phase }) => phase === 'running'), training.ended);
    await pause(random.integer([400, 1500, 3500][random.integer(3)]!), training.ended);
    if (!training.ended()) process.kill(-training.pid, 'SIGSTOP');
    const lines = told(training);
    disk.cut();
    killNow(-training.pid);
    await training.end;
    await waitUntilGone(home);

    const after = join(disk.afterCut, 'home');
    const store = await RunStore.open(after);
    const { runs, damaged } = await store.list();
    for (const { reason } of damaged) findings.failures.push(`after the cut: ${say(reason)}`);
    for (const change of changes(untouched, fingerprint(join(after, 'runs', witnessId))))
      findings.failures.push(`another run: ${change}`);
    const id = lines.find((line) => line.id !== undefined)?.id;
    const record = runs.find((run) => run.id === id);
    findings.expect(id === undefined || record !== undefined, `the run ${id} had been told and is gone`);
    if (record !== undefined) {
      const promised = Math.max(-1, ...lines.map(({ checkpoint }) => checkpoint ?? -1));
      const has = await newestCheckpointStep(store.checkpointFolder(record.id)).catch(() => null);
      findings.expect(
        promised < 0 || (has ?? -1) >= promised,
        `a checkpoint at step ${promised} had been told, the newest is at ${has}`,
      );
      if (record.state.phase !== 'finished') {
        const { code, stderr } = await lab(after, ['resume', record.id, '--json']);
        findings.expect(code === 0, `resume gave code ${code}: ${stderr.slice(-500)}`);
      }
      const found = resultOf(join(after, 'runs', record.id));
      for (const difference of differences(found, workshop.results[name])) findings.failures.push(difference);
    }
    if (findings.failures.length > 0) {
      findings.failures.unshift(`${name}, mounted with ${options}, told ${JSON.stringify(lines.at(-1))}`);
      if (existsSync(after)) cpSync(after, join(folder, 'home-after-the-cut'), { recursive: true });
    }
  } finally {
    disk.close();
    for (const mount of [disk.mount, disk.afterCut]) rmSync(mount, { recursive: true, force: true });
  }
  return findings.outcome();
}

export const powerCutsWhileTraining: Row = {
  name: 'power-cuts-while-training',
  title: 'power cuts while training',
  unit: 'cuts',
  promise: 'A power failure loses at most what came after the last checkpoint that was told of.',
  judged: `ext4 on a loop device (${mountOptions.join('; ')}), copied at an instant, its journal replayed. Told runs and checkpoints are there, the run resumes bit for bit, other runs are untouched.`,
  weight: 2,
  longest: 240,
  missing: ({ work }) => noLoopDisk(work),
  open: async (workshop) => ({ run: (given) => run(given, workshop) }),
};
