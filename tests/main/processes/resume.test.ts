import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireExperiment, type Experiment } from '../../../src/shared/experiment';
import { InvalidValueError } from '../../../src/shared/fields';
import { readNewestCheckpoint } from '../../../src/main/runs/checkpoint-files';
import { buildProgram, type BuiltProgram } from '../built-program';
import { curveOf, isOver, openTestLab, poleCart, trainerPid, type Lab } from './lab';
import { say } from '../../../src/shared/language/say';
import { saying } from '../../worded';

let program: BuiltProgram;
let lab: Lab;
// Several gradient steps at each env step, so that a test has time to interrupt it.
const experiment: Experiment = poleCart({ steps: 3000, hyperparameters: { gradientSteps: 16 } });
let unbroken: { curve: ReturnType<typeof curveOf>; arrays: Record<string, ArrayLike<number>> };

async function result(id: string): Promise<typeof unbroken> {
  const stored = await readNewestCheckpoint(join(lab.store.folderOf(id), 'checkpoints'));
  const arrays = Object.fromEntries(
    Object.entries(stored!.checkpoint.arrays).map(([name, array]) => [name, [...array]]),
  );
  return { curve: curveOf(await lab.supervisor.metrics(id)), arrays };
}

async function start(changes: Partial<Experiment> = {}): Promise<string> {
  return (await lab.supervisor.start({ ...experiment, ...changes }, null)).id;
}

beforeAll(async () => {
  program = await buildProgram();
  lab = await openTestLab({ trainer: program.trainer, parallel: 4, checkpointSeconds: 0.2 });
  const id = await start();
  const run = await lab.until(id, isOver);
  expect(run.state).toEqual({ phase: 'finished' });
  unbroken = await result(id);
});

afterAll(async () => {
  await lab.dispose();
});

describe.concurrent('a run that is extended', () => {
  /** Reported as often with either budget. */
  const [budget, larger] = [1000, 1400];
  const ended = async (given: Partial<Experiment>) => {
    const { id } = await lab.supervisor.start({ ...poleCart(), ...given }, null);
    await lab.until(id, isOver);
    return id;
  };

  it('goes on as one of the larger budget with the same schedules', async () => {
    const id = await ended({ steps: budget });
    const { result: before } = lab.supervisor.run(id);
    await lab.supervisor.extend(id, larger);
    const run = await lab.until(id, isOver);
    expect(run).toMatchObject({
      state: { phase: 'finished' },
      step: larger,
      experiment: { steps: larger, scheduleSteps: budget },
      extensions: [{ budget, step: budget, result: before }],
    });
    expect(await lab.store.read(id)).toMatchObject({ extensions: [{ budget }] });
    const whole = await ended({ steps: larger, scheduleSteps: budget });
    expect(await result(id)).toEqual(await result(whole));
    expect(run.result).toEqual(lab.supervisor.run(whole).result);
  });

  it('is one of the larger budget where nothing follows the budget', async () => {
    const plain = requireExperiment({
      ...{ environment: 'CartPole-v1', algorithm: 'a2c', seed: 1 },
      ...{ evaluateEvery: 250, evaluationEpisodes: 2, finalEpisodes: 3 },
    });
    const id = await ended({ ...plain, steps: budget });
    await lab.supervisor.extend(id, larger);
    await lab.until(id, isOver);
    expect(lab.supervisor.run(id).experiment.scheduleSteps).toBe(0);
    expect(await result(id)).toEqual(await result(await ended({ ...plain, steps: larger })));
  });

  it('is refused a budget that is not larger, and nothing has changed', async () => {
    const id = await ended({ steps: budget });
    await expect(lab.supervisor.extend(id, budget)).rejects.toThrow(/steps.*more than 1,?000/s);
    await expect(lab.supervisor.extend(id, 2e9)).rejects.toThrow(InvalidValueError);
    expect(lab.supervisor.run(id)).toMatchObject({
      state: { phase: 'finished' },
      experiment: { steps: budget },
    });
  });
});

describe.concurrent('a training that is interrupted', () => {
  it('has the same curve and weights after a pause', async () => {
    const id = await start();
    await lab.until(id, ({ step }) => step > 700);
    await lab.supervisor.pause(id);
    expect(lab.supervisor.run(id).state).toEqual({ phase: 'paused' });
    expect(lab.supervisor.run(id).checkpointStep).toBe(lab.supervisor.run(id).step);
    await lab.supervisor.resume(id);
    await lab.until(id, isOver);
    expect(lab.phases.get(id)).toEqual([
      'queued',
      'starting',
      'running',
      'paused',
      'queued',
      'running',
      'finished',
    ]);
    expect(await result(id)).toEqual(unbroken);
  });

  it('has the same curve and weights after being stopped and resumed in another process', async () => {
    const id = await start();
    await lab.until(id, ({ step }) => step > 900);
    await lab.supervisor.stop(id);
    const stopped = lab.supervisor.run(id);
    expect(stopped.state).toEqual({ phase: 'stopped' });
    expect(stopped.checkpointStep).toBe(stopped.step);
    await lab.supervisor.resume(id);
    await lab.until(id, isOver);
    expect(await result(id)).toEqual(unbroken);
  });

  it('has the same curve and weights after its process was killed, and every line until then', async () => {
    const id = await start();
    const atKill = await lab.until(id, ({ step, checkpointStep }) => checkpointStep !== null && step > 1000);
    process.kill(trainerPid(lab, id), 'SIGKILL');
    const crashed = await lab.until(id, isOver);
    expect(crashed.state).toMatchObject({ phase: 'crashed', reason: saying('SIGKILL') });
    // What was told is on the disk: the last event is not older than the last summary that came before the kill.
    const metrics = await lab.supervisor.metrics(id);
    const lastStep = Math.max(...Object.values(metrics).map(({ step }) => step.at(-1)!));
    expect(lastStep).toBeGreaterThan(atKill.step - 600);
    await lab.supervisor.resume(id);
    await lab.until(id, ({ state }) => state.phase === 'running' || state.phase === 'finished');
    expect((await lab.until(id, isOver)).state).toEqual({ phase: 'finished' });
    expect(await result(id)).toEqual(unbroken);
  });

  it('starts anew where it died before its first checkpoint', async () => {
    const slow = await openTestLab({ trainer: program.trainer, parallel: 1 });
    try {
      const id = (await slow.supervisor.start(experiment, null)).id;
      await slow.until(id, ({ step }) => step > 600);
      process.kill(trainerPid(slow, id), 'SIGKILL');
      await slow.until(id, isOver);
      expect(readdirSync(slow.store.folderOf(id))).not.toContain('checkpoints');
      await slow.supervisor.resume(id);
      await slow.until(id, isOver);
      expect(curveOf(await slow.supervisor.metrics(id))).toEqual(unbroken.curve);
    } finally {
      await slow.dispose();
    }
  });

  it('falls back to the checkpoint before a damaged one and says so', async () => {
    const id = await start();
    await lab.until(id, ({ step }) => step > 1400);
    await lab.supervisor.stop(id);
    const checkpoints = join(lab.store.folderOf(id), 'checkpoints');
    const [older, newest] = readdirSync(checkpoints).sort();
    expect(newest).toBeDefined();
    writeFileSync(join(checkpoints, newest!, 'arrays.bin'), 'scrambled');
    const olderStep = (
      JSON.parse(readFileSync(join(checkpoints, older!, 'manifest.json'), 'utf8')) as { step: number }
    ).step;
    const notices: string[] = [];
    const unsubscribe = lab.supervisor.on('notice', (about, says) => about === id && notices.push(say(says)));
    await lab.supervisor.resume(id);
    await lab.until(id, isOver);
    unsubscribe();
    expect(notices.join('\n')).toMatch(
      new RegExp(`${newest}.*arrays.bin.*\n.*step ${olderStep.toLocaleString('en')}`),
    );
    expect(await lab.supervisor.log(id)).toContain(notices[0]);
    expect(await result(id)).toEqual(unbroken);
  });
});
