/** A training that dies at its very end: what it left is continued to exactly the undisturbed metrics, inspections and result. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricEvent } from '../../../src/shared/events';
import { requireExperiment } from '../../../src/shared/experiment';
import { newestCheckpointState } from '../../../src/main/runs/checkpoint-files';
import { forEachMetric } from '../../../src/main/runs/metric-file';
import { buildProgram, type BuiltProgram } from '../built-program';
import { isOver, openTestLab, trainerPid, type Lab } from './lab';

const minutes = 60_000;
const experiment = requireExperiment({
  ...{ environment: 'FrozenLake-v1', algorithm: 'q-table', steps: 20_000, seed: 2 },
  ...{ evaluateEvery: 5000, finalEpisodes: 20_000 },
});

let program: BuiltProgram;
let lab: Lab;
let undisturbed: Awaited<ReturnType<typeof left>>;
let whole: string;

/** What a run has left, without the clock. */
async function left(id: string) {
  const events: MetricEvent[] = [];
  await forEachMetric(lab.store.metricsFile(id), (event) => events.push({ ...event, seconds: 0, at: 0 }));
  const inspections = readFileSync(lab.store.inspectionFile(id), 'utf8');
  return { events, inspections, result: lab.supervisor.run(id).result };
}

beforeAll(async () => {
  program = await buildProgram();
  lab = await openTestLab({ trainer: program.trainer, parallel: 1, checkpointSeconds: 0.02 });
  whole = (await lab.supervisor.start(experiment, null)).id;
  await lab.until(whole, isOver);
  undisturbed = await left(whole);
  expect(undisturbed.events.filter((event) => event.type === 'evaluation' && event.final)).toHaveLength(1);
}, 5 * minutes);
afterAll(async () => {
  await lab.dispose();
});

/** A copy of the undisturbed run as it lies on the disk when its record was not yet written. */
async function unrecorded(id: string): Promise<string> {
  const folder = lab.store.folderOf(id);
  cpSync(lab.store.folderOf(whole), folder, { recursive: true });
  const record = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as object;
  const state = { phase: 'crashed', reason: 'killed' };
  writeFileSync(
    join(folder, 'run.json'),
    JSON.stringify({ ...record, id, state, result: null, owner: null }),
  );
  await lab.supervisor.refresh();
  return folder;
}

async function goOn(id: string): Promise<void> {
  await lab.supervisor.resume(id);
  await lab.until(id, ({ state }) => state.phase === 'running' || state.phase === 'finished');
  expect((await lab.until(id, isOver)).state).toEqual({ phase: 'finished' });
  expect(await left(id)).toEqual(undisturbed);
}

describe('a training that dies at its end', () => {
  it(
    'during its final evaluation makes that again, from the same start states',
    async () => {
      // It takes long enough to be caught, if not every time.
      let id: string;
      do {
        ({ id } = await lab.supervisor.start(experiment, null));
        await lab.until(id, (run) => run.step >= experiment.steps || isOver(run));
        try {
          if (!isOver(lab.supervisor.run(id))) process.kill(trainerPid(lab, id), 'SIGKILL');
        } catch {
          // Its trainer has ended in this very moment.
        }
      } while ((await lab.until(id, isOver)).state.phase === 'finished');
      expect(lab.supervisor.run(id).state.phase).toBe('crashed');
      await goOn(id);
    },
    5 * minutes,
  );

  it(
    'after its final evaluation, before the checkpoint that says so, makes it again',
    async () => {
      const id = '20260101-120000-frozenlake-qtable-s2';
      const folder = join(await unrecorded(id), 'checkpoints');
      const newest = readdirSync(folder).sort().at(-1)!;
      rmSync(join(folder, newest), { recursive: true });
      expect(await newestCheckpointState(folder)).toMatchObject({ done: false });
      await goOn(id);
    },
    5 * minutes,
  );

  it(
    'after its last checkpoint, before its record, is not evaluated a second time',
    async () => {
      const id = '20260101-120001-frozenlake-qtable-s2';
      const folder = await unrecorded(id);
      expect(await newestCheckpointState(join(folder, 'checkpoints'))).toMatchObject({ done: true });
      const before = readFileSync(lab.store.metricsFile(id), 'utf8');
      await goOn(id);
      expect(readFileSync(lab.store.metricsFile(id), 'utf8')).toBe(before);
    },
    5 * minutes,
  );
});
