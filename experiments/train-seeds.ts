/** Trains experiments in the program's own trainer processes, and tells each result as soon as there is one. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunStore } from '../src/main/runs/run-store';
import { Supervisor } from '../src/main/processes/supervisor';
import type { Experiment } from '../src/shared/experiment';
import type { RunSummary } from '../src/shared/runs';
import { machine } from './provenance';
import { say } from '../src/shared/language/say';

/** What one seed came to. */
export interface SeedResult {
  readonly seed: number;
  /** Mean return of the final evaluation, and the standard deviation of its episodes. */
  readonly mean: number;
  readonly std: number;
  readonly seconds: number;
  readonly stepsPerSecond: number;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  /** Mean return of every evaluation by env steps, the final one included; missing in results of earlier versions. */
  readonly evaluations?: { readonly steps: readonly number[]; readonly means: readonly number[] };
}

/** A training to be done: an experiment with its seed, and the name of what it belongs to. */
export interface SeedTask {
  readonly name: string;
  readonly experiment: Experiment;
}

/** A fingerprint of an experiment without its seed: results of other settings do not count. */
export function settingsOf({ normaliseRewards, ...experiment }: Experiment): string {
  // The switch came when there were results already: they hold where it is off.
  const later = normaliseRewards ? { normaliseRewards } : {};
  const settings = JSON.stringify({ ...experiment, seed: null, ...later });
  return createHash('sha256').update(settings).digest('hex').slice(0, 16);
}

/** Results under the fingerprint of their settings. */
export interface KeyedResults {
  readonly settings: string;
  readonly results: readonly SeedResult[];
}

/** All results of the same settings that hold their curves, whatever name they stand under. */
export function knownResults(
  from: Readonly<Record<string, KeyedResults>>,
  settings: string,
): readonly SeedResult[] {
  return Object.values(from)
    .filter((one) => one.settings === settings)
    .flatMap(({ results }) => results.filter(({ evaluations }) => evaluations !== undefined));
}

async function resultOf(supervisor: Supervisor, run: RunSummary): Promise<SeedResult> {
  const { experiment, step, seconds, versions } = run;
  const { mean, std } = run.result!;
  const evaluations = (await supervisor.metrics(run.id))['evaluation/mean']!;
  return {
    seed: experiment.seed,
    mean,
    std,
    seconds,
    stepsPerSecond: step / seconds,
    machine,
    versions,
    evaluations: {
      steps: [...evaluations.step],
      means: Array.from(evaluations.value, (value) => Number(value.toFixed(3))),
    },
  };
}

/**
 * Trains all tasks, in their order, and ends with the last of them.
 * @param parallel trainings at the same time; 0 for one on each core
 * @param onResult hears of each result, in the order in which they come
 * @throws Error that names the first training that failed, and why
 */
export async function trainSeeds(
  tasks: readonly SeedTask[],
  parallel: number,
  onResult: (task: SeedTask, result: SeedResult) => void,
): Promise<void> {
  if (tasks.length === 0) return;
  const home = mkdtempSync(join(tmpdir(), 'rl-lab-benchmark-'));
  const supervisor = await Supervisor.open({ store: await RunStore.open(home), parallel });
  const waiting = new Map<string, SeedTask>();
  const began = performance.now();
  let left = tasks.length;
  try {
    await new Promise<void>((resolve, reject) => {
      const finish = async (task: SeedTask, run: RunSummary) => {
        const result = await resultOf(supervisor, run);
        onResult(task, result);
        left--;
        const minutes = ((performance.now() - began) / 60_000 / (tasks.length - left)) * left;
        process.stderr.write(
          `${task.name}, seed ${result.seed}: ${result.mean.toFixed(1)} in ${result.seconds.toFixed(0)} s; ` +
            `${left} left, about ${Math.ceil(minutes)} min\n`,
        );
        if (left === 0) resolve();
      };
      supervisor.on('changed', (runs) => {
        for (const run of runs) {
          const task = waiting.get(run.id);
          if (task === undefined) continue;
          if (run.state.phase === 'crashed')
            reject(new Error(`${task.name}, seed ${task.experiment.seed}: ${say(run.state.reason)}`));
          if (run.state.phase !== 'finished' || run.result === null) continue;
          waiting.delete(run.id);
          finish(task, run).catch(reject);
        }
      });
      const startAll = async () => {
        for (const task of tasks) waiting.set((await supervisor.start(task.experiment, task.name)).id, task);
      };
      startAll().catch(reject);
    });
  } finally {
    await supervisor.close();
    rmSync(home, { recursive: true, force: true });
  }
}
