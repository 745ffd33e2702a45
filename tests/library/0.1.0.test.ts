/** Everything that version 0.1.0 left behind opens, and its trainings go on. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compareRuns } from '../../src/main/comparison/compare-runs';
import { CurveReader } from '../../src/main/comparison/curve-reader';
import { readNewestCheckpoint } from '../../src/main/runs/checkpoint-files';
import { forEachMetric, lastMetric } from '../../src/main/runs/metric-file';
import { TrainingLoop } from '../../src/main/processes/training-loop';
import { createTraining, trainedAgent } from '../../src/catalogue/trainings';
import { PresetLibrary } from '../../src/main/presets/preset-library';
import { SettingsStore } from '../../src/main/settings';
import type { EvaluationEvent, MetricEvent } from '../../src/shared/events';
import { requireExperiment } from '../../src/shared/experiment';
import { languages } from '../../src/shared/language';
import { seededRandom } from '../../src/shared/random';
import { resultOf } from '../../src/shared/runs';
import { SpokenError } from '../../src/shared/language/spoken-error';
import { buildProgram, type BuiltProgram } from '../main/built-program';
import { isOver, openTestLab, type Lab } from '../main/processes/lab';
import { recordedBy, unpackDataFolder, type RecordedFolder } from './data-folder';
import { say } from '../../src/shared/language/say';

vi.mock('electron', () => ({ default: {} }));

const runs = {
  answered: '20261130-151908-frozenlake-qtable-s1',
  unanswered: '20261130-151911-frozenlake-qtable-s2',
  dqn: '20261130-151913-cartpole-dqn-s3',
  normalisedDqn: '20261130-151916-cartpole-dqn-s1',
  normalisedDdpg: '20261130-151918-pendulum-ddpg-s1',
  sac: '20261130-151920-pendulum-sac-s1',
  ppo: '20261130-151923-cartpole-ppo-s1',
  naive: '20261130-151926-cartpole-naivedqn-s1',
  killed: '20261130-151927-frozenlake-qtable-s1',
  unrecorded: '20261130-152003-frozenlake-qtable-s2',
  table: '20261130-152028-frozenlake-qtable-s5',
};
/** Fingerprint of the digits that the recording was made with: AVX2, TensorFlow 2.16.2, one thread. */
const recordedDigits = 'a58b822be6e7';
const file = (name: string) => join(recordedBy('0.1.0'), name);

let program: BuiltProgram;
let recorded: RecordedFolder;
let lab: Lab;

beforeAll(async () => {
  program = await buildProgram();
  recorded = await unpackDataFolder('0.1.0');
  lab = await openTestLab({ trainer: program.trainer, parallel: 2 }, recorded.data);
});
afterAll(async () => {
  await lab.dispose();
  recorded.remove();
});

/** Every event of a file with the clock stopped. */
async function eventsIn(path: string): Promise<MetricEvent[]> {
  const events: MetricEvent[] = [];
  await forEachMetric(path, (event) => events.push({ ...event, seconds: 0, at: 0 }));
  return events;
}

describe('the runs of version 0.1.0', () => {
  it('are all there, with their states, results and annotations', () => {
    expect(lab.supervisor.damaged()).toEqual([]);
    expect(lab.supervisor.runs().map(({ id, state }) => [id, state.phase])).toEqual([
      [runs.answered, 'finished'],
      [runs.unanswered, 'finished'],
      [runs.dqn, 'finished'],
      ...[runs.normalisedDqn, runs.normalisedDdpg, runs.sac, runs.ppo, runs.naive].map((id) => [
        id,
        'stopped',
      ]),
      [runs.killed, 'crashed'],
      [runs.unrecorded, 'crashed'],
      [runs.table, 'stopped'],
    ]);
    const answered = lab.supervisor.run(runs.answered);
    expect(answered).toMatchObject({ name: 'Ice, first attempt', preset: 'lecture-3', elsewhere: false });
    expect(answered.annotations).toMatchObject({ tags: ['lecture'], note: 'The first attempt.' });
    expect(answered.annotations.answer).toMatchObject({ text: 'No' });
    expect(answered.result).toMatchObject({ episodes: 20, mean: 0.3 });
    expect(lab.supervisor.run(runs.unanswered)).toMatchObject({
      result: null,
      assignment: { kind: 'choice' },
    });
    expect(lab.supervisor.run(runs.dqn).result).toMatchObject({ episodes: 10, mean: 43.5 });
  });

  it.each(Object.entries(runs))('show their curves and inspections: %s', async (_, id) => {
    const { damagedLines, events } = await forEachMetric(lab.store.metricsFile(id), () => undefined);
    expect(damagedLines).toBe(0);
    const metrics = await lab.store.metrics(id);
    const points = metrics['episode/return'] ?? metrics['evaluation/mean'];
    expect(points!.step.length).toBeGreaterThan(0);
    expect(events).toBeGreaterThan(30);
    for (const { step } of await lab.store.inspections(id)) {
      const inspection = await lab.store.inspection(id, step);
      expect(inspection!.episode.states.length).toBe(inspection!.episode.actions.length + 1);
    }
  });

  it('stand in a comparison', async () => {
    const { groups, absent } = await compareRuns(
      new CurveReader(lab.store),
      {
        groups: [[runs.answered], [runs.dqn, runs.normalisedDqn]],
        ...{ metric: 'evaluation/mean', axis: 'steps', smoothing: 0, from: null, to: null },
        ...{ buckets: 100, members: true, centre: 'mean', band: 'none' },
      },
      new Set(),
    );
    expect(absent).toEqual([]);
    expect(groups.map(({ size }) => size)).toEqual([1, 2]);
  });

  it.each([runs.normalisedDqn, runs.normalisedDdpg, runs.ppo, runs.naive, runs.dqn])(
    'have agents that can be played: %s',
    async (id) => {
      const stored = await readNewestCheckpoint(lab.store.checkpointFolder(id));
      const experiment = requireExperiment(lab.supervisor.run(id).experiment);
      const { agent, environment } = trainedAgent(experiment, stored!.checkpoint);
      environment.reset(seededRandom(1));
      const action = new Float32Array(1);
      for (let step = 0; step < 5 && !environment.terminated; step++) {
        agent.actGreedily(environment.observation, action);
        environment.step(action);
        expect(Number.isFinite(action[0])).toBe(true);
      }
      agent.dispose();
    },
  );
});

describe('the trainings of version 0.1.0', () => {
  async function finish(id: string) {
    await lab.supervisor.resume(id);
    await lab.until(id, ({ state }) => state.phase === 'running' || state.phase === 'finished');
    return lab.until(id, isOver);
  }

  it('take the very curve that version 0.1.0 would have gone on with', async () => {
    expect((await finish(runs.table)).state).toEqual({ phase: 'finished' });
    const there = await eventsIn(join(recorded.continued, `${runs.table}.jsonl`));
    expect(await eventsIn(lab.store.metricsFile(runs.table))).toEqual(there);
  });

  it('that had been evaluated finally are not evaluated again', async () => {
    const path = lab.store.metricsFile(runs.unrecorded);
    const before = readFileSync(path, 'utf8');
    const run = await finish(runs.unrecorded);
    expect(run.state).toEqual({ phase: 'finished' });
    expect(readFileSync(path, 'utf8')).toBe(before);
    const last = (await lastMetric(path)) as EvaluationEvent;
    expect(last).toMatchObject({ type: 'evaluation', final: true });
    expect(run.result).toEqual(resultOf(last.returns));
  });

  it.each([runs.normalisedDqn, runs.normalisedDdpg])(
    'whose memory holds what was normalised then are refused by name, and stay as they are: %s',
    async (id) => {
      const folder = lab.store.folderOf(id);
      const contents = () =>
        (readdirSync(folder, { recursive: true }) as string[])
          .sort()
          .filter((name) => statSync(join(folder, name)).isFile())
          .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);
      const before = contents();
      const refusal = await lab.supervisor.resume(id).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(SpokenError);
      const { says } = refusal as SpokenError;
      for (const text of languages.map((language) => say(says, language))) {
        expect(text).toContain(id);
        expect(text).toContain('0.1.0');
      }
      expect(lab.supervisor.run(id).state).toEqual({ phase: 'stopped' });
      // Nor does a trainer that is started all the same touch anything.
      const loop = new TrainingLoop({
        ...{ folder, experiment: requireExperiment(lab.supervisor.run(id).experiment), checkpointSeconds: 1 },
        ...{ create: createTraining, versions: () => ({}), report: () => Promise.resolve(), now: () => 0 },
      });
      await expect(loop.run()).rejects.toThrow('0.1.0');
      expect(contents()).toEqual(before);
    },
  );

  it.each([runs.sac, runs.ppo, runs.naive])(
    'go on to their end: %s',
    async (id) => {
      const before = readFileSync(lab.store.metricsFile(id), 'utf8');
      const run = await finish(id);
      expect(run.state).toEqual({ phase: 'finished' });
      expect(run.step).toBeGreaterThanOrEqual(run.experiment.steps);
      expect(run.result).not.toBeNull();
      expect(readFileSync(lab.store.metricsFile(id), 'utf8').startsWith(before)).toBe(true);
      // Those whose curve hangs on the processor take it where that computes as the one that recorded them.
      if (id === runs.sac && run.versions['digits'] === recordedDigits) {
        const there = await eventsIn(join(recorded.continued, `${id}.jsonl`));
        expect(await eventsIn(lab.store.metricsFile(id))).toEqual(there);
      }
    },
    180_000,
  );
});

describe('the files of version 0.1.0', () => {
  it('of runs are imported, with checkpoints and without', async () => {
    const here = await openTestLab({ trainer: program.trainer });
    try {
      const { files } = await here.supervisor.importRuns([file('curves.rlrun'), file('checkpoints.rlrun')]);
      expect(files.map(({ problem, imported }) => [problem, imported])).toEqual([
        [null, [runs.answered, runs.dqn]],
        [null, [runs.normalisedDdpg]],
      ]);
      expect(here.supervisor.run(runs.dqn)).toMatchObject({ checkpointStep: null, origin: { name: 'Anna' } });
      expect(here.supervisor.run(runs.normalisedDdpg).checkpointStep).toBe(681);
      expect(here.supervisor.run(runs.answered).annotations.answer).toMatchObject({ text: 'No' });
    } finally {
      await here.dispose();
    }
  });

  it('of presets are imported, and those of the data folder are listed', async () => {
    const own = async (folder: string) =>
      (await new PresetLibrary(folder).list()).presets.filter((preset) => preset.own);
    const kept = await own(recorded.data);
    expect(kept.map(({ id, assignment }) => [id, assignment?.kind])).toEqual([
      ['lecture-3', 'choice'],
      ['small-cart', undefined],
    ]);
    const here = await openTestLab({ trainer: program.trainer });
    try {
      const { presets } = await new PresetLibrary(here.folder).importFile(file('presets.json'));
      expect(presets.map(({ id }) => id).sort()).toEqual(['lecture-3', 'small-cart']);
      expect(await own(here.folder)).toEqual(kept);
    } finally {
      await here.dispose();
    }
  });

  it('of settings are taken as they are', () => {
    const store = new SettingsStore(recorded.data);
    expect(store.warnings).toEqual([]);
    expect(store.current).toMatchObject({
      ...{ theme: 'dark', language: 'de', threads: 2, parallelRuns: 1, yourName: 'Anna' },
      selectedRuns: [runs.dqn],
      lastExperiment: { environment: 'CartPole-v1', algorithm: 'dqn', steps: 4000 },
    });
  });
});
