import { describe, expect, it } from 'vitest';
import { byRank } from '../../../src/shared/runs';
import { InvalidValueError } from '../../../src/shared/fields';
import { isAlive, ownIdentity } from '../../../src/platform/process-identity';
import { ActionError } from '../../../src/main/processes/action-errors';
import { isOver, openTestLab, poleCart, trainerPid } from './lab';
import { long, supervised } from './supervised';

const built = supervised();
const { lab, phase, start, startAndTrain } = built;

describe('several at once', () => {
  const withRate = (learningRate: number, seed: number) =>
    poleCart({ steps: 1_000_000, seed, hyperparameters: { ...long.hyperparameters, learningRate } });

  it('are queued in their order, with names that tell what sets them apart', async () => {
    const begun: string[] = [];
    const started = await lab.supervisor.startMany(
      [withRate(0.001, 1), withRate(0.002, 1), withRate(0.002, 2)],
      null,
      null,
      (id) => begun.push(id),
    );
    expect(started.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^CartPole-v1 · DQN \(defaults\) · Learning rate 0\.001 · .*seed 1$/),
      expect.stringMatching(/^CartPole-v1 · DQN \(defaults\) · Learning rate 0\.002 · .*seed 1$/),
      expect.stringMatching(/^CartPole-v1 · DQN \(defaults\) · Learning rate 0\.002 · .*seed 2$/),
    ]);
    expect(begun).toEqual(started.map(({ id }) => id));
    expect(new Set(begun).size).toBe(3);
  });

  it('that differ in their seeds only are named by these', async () => {
    const started = await lab.supervisor.startMany([withRate(0.001, 1), withRate(0.001, 2)], null);
    const [one, other] = started.map(({ name }) => name);
    expect(one).toMatch(/ · seed 1$/);
    expect(other).toBe(one!.replace(/1$/, '2'));
  });

  it('start all or not at all', async () => {
    const wrong = { ...long, steps: 0 };
    await expect(lab.supervisor.startMany([long, wrong], null)).rejects.toThrow(InvalidValueError);
    expect(lab.supervisor.runs()).toEqual([]);
  });
});

describe('queue', () => {
  it('trains as many as there are slots, the others in their order', async () => {
    const short = poleCart({ steps: 700 });
    const ids = [await start(short), await start(short), await start(short)];
    expect(new Set(ids).size).toBe(3);
    const order: string[] = [];
    let most = 0;
    lab.supervisor.on('changed', () => {
      const running = lab.supervisor.runs().filter(({ state }) => state.phase === 'running');
      most = Math.max(most, running.length);
      for (const { id } of running) if (!order.includes(id)) order.push(id);
    });
    for (const id of ids) await lab.until(id, isOver);
    expect(order).toEqual(ids);
    expect(most).toBe(1);
    expect(ids.map(phase)).toEqual(['finished', 'finished', 'finished']);
    expect(lab.supervisor.run(ids[0]!).result?.episodes).toBe(3);
    expect(lab.supervisor.run(ids[0]!).versions).toMatchObject({ tensorflow: expect.any(String) });
  });

  it('gives the slot of a paused run to the next, and lets the paused one wait for it', async () => {
    const first = await startAndTrain();
    const second = await start();
    expect(phase(second)).toBe('queued');
    await lab.supervisor.pause(first);
    await lab.until(second, ({ state }) => state.phase === 'running');
    const paused = lab.supervisor.run(first).step;
    await lab.supervisor.resume(first);
    expect(phase(first)).toBe('queued');
    await lab.supervisor.stop(second);
    await lab.until(first, ({ state }) => state.phase === 'running');
    await lab.until(first, ({ step }) => step > paused);
  });

  it('takes another order, keeps it on the disk, and puts whoever comes back to its end', async () => {
    const first = await startAndTrain();
    const [one, two, three] = [await start(), await start(), await start()];
    const waiting = () =>
      lab.supervisor
        .runs()
        .filter(({ state }) => state.phase === 'queued')
        .sort(byRank)
        .map(({ id }) => id);
    expect(waiting()).toEqual([one, two, three]);
    // What does not wait is passed over; what is not named stays behind.
    const moved = await lab.supervisor.arrangeQueue([first, three, one]);
    expect(moved.map(({ id }) => id)).toEqual([three]);
    expect(waiting()).toEqual([three, one, two]);
    const stored = await Promise.all([three, one, two].map((id) => lab.store.read(id)));
    expect(stored.map(({ rank }) => rank)).toEqual(stored.map(({ rank }) => rank!).sort((a, b) => a - b));
    await lab.supervisor.stop(three);
    await lab.supervisor.resume(three);
    expect(waiting()).toEqual([one, two, three]);
    await lab.supervisor.arrangeQueue([two]);
    await lab.supervisor.stop(first);
    await lab.until(two, ({ state }) => state.phase === 'running');
    expect(waiting()).toEqual([one, three]);
  });

  it('starts more at once when it is given more slots', async () => {
    await startAndTrain();
    const second = await start();
    lab.supervisor.configure({ parallel: 2 });
    await lab.until(second, ({ state }) => state.phase === 'running');
  });

  it('refuses an experiment that cannot be used, and makes no run of it', async () => {
    await expect(lab.supervisor.start({ ...long, steps: 0 }, null)).rejects.toThrow(InvalidValueError);
    expect((await lab.store.list()).runs).toEqual([]);
  });
});

describe('a run that starts', () => {
  it('has its core and loads TensorFlow in a phase of its own, which others see', async () => {
    const id = await start();
    expect(phase(id)).toBe('starting');
    const queued = await start();
    expect(phase(queued)).toBe('queued');
    await expect(lab.supervisor.pause(id)).rejects.toThrow(/Cannot pause .* it is starting/);
    // Other processes read it there.
    await expect.poll(async () => (await lab.store.read(id)).state).toEqual({ phase: 'starting' });
    await lab.until(id, ({ state }) => state.phase === 'running');
    expect(lab.phases.get(id)).toEqual(['queued', 'starting', 'running']);
  });

  it('can be stopped before it trains, and resumed from the beginning', async () => {
    const id = await start();
    await lab.supervisor.stop(id);
    expect(lab.supervisor.run(id)).toMatchObject({ state: { phase: 'stopped' }, step: 0 });
    await lab.supervisor.resume(id);
    await lab.until(id, ({ step }) => step > 200);
  });
});

describe('transitions', () => {
  it('refuses what a phase does not permit', async () => {
    const first = await startAndTrain();
    const queued = await start();
    await expect(lab.supervisor.pause(queued)).rejects.toThrow(/Cannot pause .* it is queued/);
    await expect(lab.supervisor.resume(queued)).rejects.toThrow(ActionError);
    await expect(lab.supervisor.resume(first)).rejects.toThrow(/it is running/);
    await expect(lab.supervisor.remove(first)).rejects.toThrow(ActionError);
    await lab.supervisor.stop(queued);
    expect(lab.phases.get(queued)).toEqual(['queued', 'stopped']);
    await expect(lab.supervisor.stop(queued)).rejects.toThrow(/it is stopped/);
    await expect(lab.supervisor.pause('no-such-run')).rejects.toThrow(/no run no-such-run/);
  });

  it('stops a paused run and resumes it in a new process', async () => {
    const id = await startAndTrain();
    await lab.supervisor.pause(id);
    const { step } = lab.supervisor.run(id);
    const pid = trainerPid(lab, id);
    await lab.supervisor.stop(id);
    expect(lab.supervisor.run(id)).toMatchObject({ state: { phase: 'stopped' }, step, checkpointStep: step });
    expect(isAlive({ ...ownIdentity(), pid, started: null })).toBe(false);
    await lab.supervisor.resume(id);
    await lab.until(id, (run) => run.state.phase === 'running' && run.step > step);
  });

  it('resumes a run of an earlier version, which lacked a setting', async () => {
    const id = await startAndTrain();
    await lab.supervisor.close();
    const record = await lab.store.read(id);
    const { discount, ...older } = record.experiment.hyperparameters;
    expect(discount).toBeDefined();
    await lab.store.write({ ...record, experiment: { ...record.experiment, hyperparameters: older } });
    const second = await openTestLab({ trainer: built.program.trainer }, lab.folder);
    await second.supervisor.resume(id);
    await second.until(id, ({ step }) => step > record.step);
    expect(second.supervisor.run(id).experiment).toEqual(long);
    await second.supervisor.close();
  });

  it('removes a run and restores it', async () => {
    const id = await startAndTrain();
    await lab.supervisor.stop(id);
    const before = lab.supervisor.run(id);
    const removed: string[] = [];
    lab.supervisor.on('removed', (ids) => removed.push(...ids));
    await lab.supervisor.remove(id);
    expect(removed).toEqual([id]);
    expect(lab.supervisor.runs()).toEqual([]);
    await lab.supervisor.restore(id);
    expect(lab.supervisor.runs()).toEqual([before]);
  });

  it('ends with a checkpoint of every active run and refuses new ones', async () => {
    lab.supervisor.configure({ parallel: 2 });
    const ids = [await start(), await start(), await start()];
    for (const id of ids.slice(0, 2)) await lab.until(id, ({ step }) => step > 200);
    await lab.supervisor.close();
    for (const id of ids) {
      const record = await lab.store.read(id);
      expect(record.state).toEqual({ phase: 'stopped' });
      expect(record.owner).toBeNull();
    }
    for (const id of ids.slice(0, 2)) {
      const { step, checkpointStep } = await lab.store.read(id);
      expect(checkpointStep).toBe(step);
    }
    await expect(start()).rejects.toThrow(/is ending/);
  });

  it('kills a trainer that does not end in time', async () => {
    const id = await startAndTrain();
    process.kill(trainerPid(lab, id), 'SIGSTOP');
    const before = performance.now();
    await lab.supervisor.close(500);
    expect(performance.now() - before).toBeLessThan(3000);
    expect(lab.supervisor.run(id).state.phase).toBe('crashed');
  });
});
