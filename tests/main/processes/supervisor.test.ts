import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InvalidValueError } from '../../../src/shared/fields';
import type { Sentence } from '../../../src/shared/sentence';
import { isAlive, ownIdentity } from '../../../src/platform/process-identity';
import { ActionError } from '../../../src/main/processes/supervisor';
import { buildProgram, type BuiltProgram } from '../built-program';
import { isOver, openTestLab, poleCart, trainerPid, type Lab } from './lab';

let program: BuiltProgram;
let lab: Lab;

beforeAll(async () => {
  program = await buildProgram('supervisor');
});
afterAll(() => program.remove());
beforeEach(async () => {
  lab = await openTestLab({ trainer: program.trainer, parallel: 1, checkpointSeconds: 0.2 });
});
afterEach(() => lab.dispose());

const long = poleCart({ steps: 1_000_000 });
const phase = (id: string) => lab.supervisor.run(id).state.phase;

async function start(experiment = long): Promise<string> {
  return (await lab.supervisor.start(experiment, null)).id;
}

async function startAndTrain(): Promise<string> {
  const id = await start();
  await lab.until(id, ({ step }) => step > 200);
  return id;
}

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
    const second = await openTestLab({ trainer: program.trainer }, lab.folder);
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

describe('a trainer that dies', () => {
  it('takes no other run along, names the signal and leaves its slot to the next', async () => {
    lab.supervisor.configure({ parallel: 2 });
    const [first, second] = [await startAndTrain(), await startAndTrain()];
    const third = await start();
    process.kill(trainerPid(lab, first), 'SIGSEGV');
    const crashed = await lab.until(first, isOver);
    expect(crashed.state).toMatchObject({ reason: expect.stringContaining('SIGSEGV') });
    expect(phase(second)).toBe('running');
    await lab.until(third, ({ state }) => state.phase === 'running');
  });

  it('is described by its exit code and what it printed last', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rl-lab-broken-'));
    const broken = join(folder, 'trainer.js');
    writeFileSync(
      broken,
      "process.on('message', () => { console.error('the library is missing'); process.exit(7); });",
    );
    const other = await openTestLab({ trainer: broken, parallel: 1 });
    try {
      const { id } = await other.supervisor.start(long, null);
      const { state } = await other.until(id, isOver);
      expect(state).toMatchObject({
        reason: expect.stringMatching(/exit code 7.*npm run doctor.*\n.*the library is missing/),
      });
      expect(other.supervisor.failureOf(id)).toBe('training');
    } finally {
      await other.dispose();
      rmSync(folder, { recursive: true });
    }
  });

  it('says which folder it cannot write to', async () => {
    const id = await start();
    await lab.until(id, ({ state }) => state.phase === 'running');
    const checkpoints = lab.store.checkpointFolder(id);
    await lab.supervisor.pause(id);
    rmSync(checkpoints, { recursive: true });
    writeFileSync(checkpoints, 'in the way');
    await lab.supervisor.resume(id);
    const { state } = await lab.until(id, isOver);
    expect(state).toMatchObject({
      phase: 'crashed',
      reason: expect.stringContaining(lab.store.folderOf(id)),
    });
    expect(lab.supervisor.failureOf(id)).toBe('storage');
  });
});

describe('several processes on one data folder', () => {
  let other: ChildProcess | null = null;
  afterEach(() => {
    other?.kill('SIGKILL');
    other = null;
  });

  /** Trains in a command line of its own until this process sees the run. */
  async function trainElsewhere(): Promise<string> {
    other = spawn(
      process.execPath,
      [program.cli, 'train', '--preset', 'cartpole-dqn', '--steps', '1000000'],
      {
        env: { ...process.env, RL_LAB_HOME: lab.folder },
        stdio: 'ignore',
      },
    );
    for (;;) {
      await lookAgain();
      const [run] = lab.supervisor.runs();
      if (run?.state.phase === 'running' && run.step > 200) return run.id;
    }
  }

  async function lookAgain(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await lab.supervisor.refresh();
  }

  it('shows a run of another process, leaves it alone, and finds it crashed when that dies', async () => {
    const id = await trainElsewhere();
    expect(lab.supervisor.run(id).elsewhere).toBe(true);
    await expect(lab.supervisor.stop(id)).rejects.toThrow(/another window or command line/);
    await expect(lab.supervisor.remove(id)).rejects.toThrow(ActionError);
    other!.kill('SIGKILL');
    // The orphaned trainer notices, writes a checkpoint and ends; until then nobody may take the run.
    while (!isOver(lab.supervisor.run(id))) await lookAgain();
    const { state, step, checkpointStep } = lab.supervisor.run(id);
    expect(state).toMatchObject({ phase: 'crashed', reason: expect.stringContaining('without a word') });
    expect(checkpointStep).toBeGreaterThanOrEqual(step);
    await lab.supervisor.resume(id);
    await lab.until(id, (run) => run.state.phase === 'running' && run.step > step);
  });

  it('finds runs crashed or stopped whose process is gone', async () => {
    const id = await startAndTrain();
    const queued = await start();
    const starting = await start();
    const dead = { ...ownIdentity(), pid: 4_190_000, started: 'never' };
    await lab.supervisor.close();
    for (const [run, was] of [
      [id, 'running'],
      [queued, 'queued'],
      [starting, 'starting'],
    ] as const) {
      const record = await lab.store.read(run);
      await lab.store.write({
        ...record,
        state: { phase: was },
        step: 1,
        owner: { ...dead, trainer: null },
      });
    }
    // A number that was given to another process since.
    const second = await openTestLab({ trainer: program.trainer }, lab.folder);
    expect(second.supervisor.run(id).state.phase).toBe('crashed');
    expect(second.supervisor.run(id).step).toBeGreaterThan(100);
    expect(second.supervisor.run(queued).state.phase).toBe('stopped');
    expect(second.supervisor.run(starting).state.phase).toBe('stopped');
    expect(JSON.parse(readFileSync(join(lab.store.folderOf(id), 'run.json'), 'utf8'))).toMatchObject({
      state: { phase: 'crashed' },
      owner: null,
    });
    await second.supervisor.close();
  });

  it('takes a process of the same number that started at another time for dead', () => {
    expect(isAlive(ownIdentity())).toBe(true);
    if (process.platform === 'linux') expect(isAlive({ ...ownIdentity(), started: 'boot/1' })).toBe(false);
    expect(isAlive({ ...ownIdentity(), host: 'another' })).toBeNull();
  });

  it('lists damaged folders apart and leaves them as they are', async () => {
    const folder = join(lab.folder, 'runs', 'broken');
    mkdirSync(folder);
    writeFileSync(join(folder, 'run.json'), '{"schema": 1,');
    await lab.supervisor.refresh();
    expect(lab.supervisor.damaged()).toEqual([
      {
        id: 'broken',
        folder,
        reason: {
          en: expect.stringContaining('line 1, column 14'),
          de: expect.stringContaining('Zeile 1, Spalte 14'),
        },
      },
    ]);
    expect(lab.supervisor.runs()).toEqual([]);
    expect(readFileSync(join(folder, 'run.json'), 'utf8')).toBe('{"schema": 1,');
  });
});

describe('events', () => {
  it('stand in the metric file before they are told', async () => {
    let told = 0;
    let behind = 0;
    lab.supervisor.on('events', (id, events) => {
      const episodes = events.filter(({ type }) => type === 'episode');
      told += episodes.length;
      const text = readFileSync(lab.store.metricsFile(id), 'utf8');
      const stored = text.split('"type":"episode"').length - 1;
      if (stored < told) behind++;
    });
    const id = await start(poleCart({ steps: 3000 }));
    await lab.until(id, isOver);
    expect(told).toBeGreaterThan(20);
    expect(behind).toBe(0);
    expect((await lab.supervisor.metrics(id))['episode/return']!.step.length).toBe(told);
  });

  it('hold clips only while someone watches', async () => {
    let clips = 0;
    lab.supervisor.on('events', (_id, events) => {
      clips += events.filter(({ type }) => type === 'clip').length;
    });
    const id = await startAndTrain();
    await lab.until(id, ({ step }) => step > 1500);
    expect(clips).toBe(0);
    lab.supervisor.watch(true);
    await new Promise<void>((resolve) => {
      lab.supervisor.on('events', () => clips > 0 && resolve());
    });
  });
});

describe('what people say of runs', () => {
  it('can be changed while a run trains, and reaches other programs on the same folder', async () => {
    const id = await startAndTrain();
    const other = await openTestLab({ trainer: program.trainer }, lab.folder);
    try {
      const [run] = await lab.supervisor.annotate([id], { name: 'My run', tag: ['best'] });
      expect(run).toMatchObject({ name: 'My run', annotations: { tags: ['best'] } });
      const told: string[] = [];
      lab.supervisor.on('changed', (summaries) =>
        told.push(...summaries.map(({ annotations }) => annotations.note)),
      );
      await other.supervisor.refresh();
      await other.supervisor.annotate([id], { note: 'from the other', untag: ['best'], tag: ['good'] });
      await lab.supervisor.refresh();
      expect(lab.supervisor.run(id)).toMatchObject({
        name: 'My run',
        annotations: { tags: ['good'], note: 'from the other' },
      });
      expect(told).toContain('from the other');
      await lab.supervisor.stop(id);
      expect(lab.supervisor.run(id).annotations.note).toBe('from the other');
    } finally {
      await other.supervisor.close();
    }
  });

  it('come along through the bin, and a damaged file is told while the run stays usable', async () => {
    const id = await startAndTrain();
    await lab.supervisor.stop(id);
    await lab.supervisor.annotate([id], { note: 'kept', archived: true });
    await lab.supervisor.remove(id);
    await lab.supervisor.restore(id);
    expect(lab.supervisor.run(id).annotations).toMatchObject({ note: 'kept', archived: true });
    const notices: Sentence[] = [];
    lab.supervisor.on('notice', (_id, says) => notices.push(says));
    writeFileSync(join(lab.store.folderOf(id), 'annotations.json'), '{"schema": 1,');
    await lab.supervisor.refresh();
    expect(notices).toEqual([
      {
        en: expect.stringContaining('annotations.json is invalid'),
        de: expect.stringContaining('annotations.json ist ungültig'),
      },
    ]);
    expect(lab.supervisor.run(id).annotationsFault).toBe(notices[0]);
    await lab.supervisor.resume(id);
    await lab.until(id, ({ state }) => state.phase === 'running');
    await lab.supervisor.annotate([id], { note: 'anew' });
    expect(lab.supervisor.run(id)).toMatchObject({ annotationsFault: null, annotations: { note: 'anew' } });
  });

  it('names those of several that could not be changed, and changes the others', async () => {
    const id = await start();
    await expect(lab.supervisor.annotate([id, 'nobody'], { tag: ['a'] })).rejects.toThrow(
      /1 of 2 runs could not be changed\. nobody: There is no run nobody/,
    );
    expect(lab.supervisor.run(id).annotations.tags).toEqual(['a']);
  });
});

describe('an assignment', () => {
  const assignment = {
    id: 'task',
    title: 'Task',
    question: 'What do you expect?',
    kind: 'text',
    explanation: 'Because.',
  } as const;
  const short = poleCart({ steps: 1500, evaluateEvery: 500 });

  it('withholds all that a run measures until it is answered, then tells it and the explanation', async () => {
    const told = new Set<string>();
    lab.supervisor.on('events', (_id, events) => events.forEach(({ type }) => told.add(type)));
    lab.supervisor.watch(true);
    const { id } = await lab.supervisor.start(short, 'task', assignment);
    const over = await lab.until(id, isOver);
    expect(over).toMatchObject({ state: { phase: 'finished' }, result: null });
    expect(over.assignment).toEqual({
      id: 'task',
      title: 'Task',
      question: 'What do you expect?',
      kind: 'text',
    });
    expect([...told].filter((type) => type !== 'progress')).toEqual([]);
    expect(await lab.supervisor.metrics(id)).toEqual({});
    expect(await lab.supervisor.inspections(id)).toEqual([]);
    expect(await lab.supervisor.inspection(id, 1500)).toBeNull();

    await expect(lab.supervisor.answer(id, '  ', false)).rejects.toThrow(InvalidValueError);
    expect(await lab.supervisor.answer(id, ' It balances. ', false)).toBe(1);
    expect(lab.supervisor.run(id)).toMatchObject({
      result: { episodes: 3 },
      assignment: { explanation: 'Because.' },
      annotations: { answer: { text: 'It balances.' } },
    });
    expect(Object.keys(await lab.supervisor.metrics(id))).toContain('evaluation/mean');
    expect(await lab.supervisor.inspections(id)).not.toEqual([]);
    await expect(lab.supervisor.answer(id, 'I knew it.', false)).rejects.toThrow(/cannot be changed/);
  });

  it('is answered for other runs of the same question as well, and for no others', async () => {
    const start_ = async (question: string, answered = false) => {
      const { id } = await lab.supervisor.start(long, 'task', { ...assignment, question });
      await lab.supervisor.stop(id);
      if (answered) await lab.supervisor.answer(id, 'early', false);
      return id;
    };
    const [one, two] = [await start_('Same?'), await start_('Same?')];
    const [other, early] = [await start_('Other?'), await start_('Same?', true)];
    const plain = await start();
    await expect(lab.supervisor.answer(plain, 'x', true)).rejects.toThrow(/belongs to no assignment/);
    expect(await lab.supervisor.answer(one, 'late', true)).toBe(2);
    const answers = [one, two, other, early, plain].map(
      (id) => lab.supervisor.run(id).annotations.answer?.text ?? null,
    );
    expect(answers).toEqual(['late', 'late', null, 'early', null]);
  });

  it('tells what happens from the answer on, also one that another program gave', async () => {
    const { id } = await lab.supervisor.start(long, 'task', assignment);
    await lab.until(id, ({ step }) => step > 500);
    const told = new Set<string>();
    lab.supervisor.on('events', (_id, events) => events.forEach(({ type }) => told.add(type)));
    const other = await openTestLab({ trainer: program.trainer }, lab.folder);
    try {
      await other.supervisor.answer(id, 'From elsewhere.', false);
    } finally {
      await other.supervisor.close();
    }
    await lab.supervisor.refresh();
    const { step } = lab.supervisor.run(id);
    await lab.until(id, (run) => run.step > step + 500);
    expect([...told]).toContain('episode');
    await expect(lab.supervisor.answer(id, 'Mine.', false)).rejects.toThrow(/“From elsewhere\.”/);
  });
});
