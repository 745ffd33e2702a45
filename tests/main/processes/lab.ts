/** A data folder of its own with a supervisor, for one test. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireExperiment, type Experiment } from '../../../src/shared/experiment';
import type { RunMetrics } from '../../../src/shared/metrics';
import type { RunPhase, RunSummary } from '../../../src/shared/runs';
import { RunStore } from '../../../src/main/runs/run-store';
import { Supervisor } from '../../../src/main/processes/supervisor';
import type { SupervisorOptions } from '../../../src/main/processes/supervision';

export interface Lab {
  readonly folder: string;
  readonly store: RunStore;
  readonly supervisor: Supervisor;
  /** Every phase that each run went through, in order. */
  readonly phases: Map<string, RunPhase[]>;
  /** Resolves when a run fulfils a condition. */
  until(id: string, condition: (run: RunSummary) => boolean): Promise<RunSummary>;
  /** Ends everything and deletes the folder. */
  dispose(): Promise<void>;
}

export async function openTestLab(
  options: Omit<SupervisorOptions, 'store'>,
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-test-')),
): Promise<Lab> {
  const store = await RunStore.open(folder);
  const supervisor = await Supervisor.open({ store, ...options });
  const phases = new Map<string, RunPhase[]>();
  supervisor.on('changed', (summaries) => {
    for (const { id, state } of summaries) {
      const seen = phases.get(id) ?? [];
      phases.set(id, seen);
      if (seen.at(-1) !== state.phase) seen.push(state.phase);
    }
  });
  return {
    folder,
    store,
    supervisor,
    phases,
    until: (id, condition) =>
      new Promise((resolve) => {
        let unsubscribe = () => undefined as unknown;
        const look = () => {
          const run = supervisor.run(id);
          if (!condition(run)) return;
          unsubscribe();
          resolve(run);
        };
        unsubscribe = supervisor.on('changed', look);
        look();
      }),
    dispose: async () => {
      await supervisor.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A short experiment with DQN on the pole cart. */
export function poleCart(changes: Partial<Experiment> = {}): Experiment {
  return requireExperiment({
    environment: 'CartPole-v1',
    algorithm: 'dqn',
    steps: 6000,
    seed: 1,
    evaluateEvery: 1000,
    evaluationEpisodes: 2,
    finalEpisodes: 3,
    ...changes,
    hyperparameters: { warmup: 500, ...changes.hyperparameters },
  });
}

export const isOver = ({ state }: RunSummary) =>
  state.phase === 'finished' || state.phase === 'stopped' || state.phase === 'crashed';

/** The curve without the clock: every metric's steps and values. */
export function curveOf(metrics: RunMetrics): Record<string, { step: number[]; value: number[] }> {
  return Object.fromEntries(
    Object.entries(metrics).map(([name, { step, value }]) => [name, { step: [...step], value: [...value] }]),
  );
}

/** The number of the process that trains a run, from its record on disk. */
export function trainerPid(lab: Lab, id: string): number {
  const record = JSON.parse(readFileSync(join(lab.store.folderOf(id), 'run.json'), 'utf8')) as {
    owner: { trainer: { pid: number } | null } | null;
  };
  return record.owner!.trainer!.pid;
}
