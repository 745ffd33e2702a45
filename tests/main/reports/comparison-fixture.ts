/** Runs with made-up measurements in a data folder of their own, for tests of exports. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeSnapshot } from '../../../src/main/reports/take-snapshot';
import { CurveReader } from '../../../src/main/comparison/curve-reader';
import { encodeMetric } from '../../../src/main/runs/metric-lines';
import { summaryOf } from '../../../src/main/runs/run-summary';
import { RunStore } from '../../../src/main/runs/run-store';
import { defaultComparison, type ComparisonChoice } from '../../../src/shared/comparison';
import type { MetricEvent } from '../../../src/shared/events';
import { requireExperiment } from '../../../src/shared/experiment';
import type { Snapshot, ViewRange } from '../../../src/shared/exports/snapshot';
import type { Language } from '../../../src/shared/language';
import type { RunSummary } from '../../../src/shared/runs';

export const began = Date.UTC(2026, 0, 1);

/** Evaluations after 100, 200, … env steps, one second each; episodes of 10 steps between them. */
function eventsOf(returns: readonly number[]): MetricEvent[] {
  return returns.flatMap((mean, k): MetricEvent[] => {
    const [step, seconds] = [100 * (k + 1), k + 1];
    const at = began + 2000 * seconds;
    return [
      { type: 'episode', step: step - 5, seconds, at, episode: k + 1, return: mean / 2, length: 10 },
      { type: 'evaluation', step, seconds, at: at + 500, returns: [mean - 1, mean + 1], final: false },
    ];
  });
}

export class ComparisonFixture {
  private constructor(
    readonly store: RunStore,
    readonly folder: string,
  ) {}

  readonly runs: RunSummary[] = [];

  static async make(): Promise<ComparisonFixture> {
    const folder = mkdtempSync(join(tmpdir(), 'rl-lab-exports-'));
    return new ComparisonFixture(await RunStore.open(join(folder, 'data')), folder);
  }

  /** Adds a finished run, or one that stopped after its last evaluation. */
  async add(
    seed: number,
    double: boolean,
    returns: readonly number[],
    phase: 'finished' | 'stopped' = 'finished',
    environment = 'CartPole-v1',
  ): Promise<RunSummary> {
    const experiment = requireExperiment({
      environment,
      algorithm: 'dqn',
      steps: 2000,
      seed,
      hyperparameters: { double },
    });
    const versions = { program: '0.1.0', node: '24.0.0', tensorflow: '2.16.2' };
    const record = await this.store.create(experiment, { preset: 'cartpole-dqn', versions, owner: null });
    writeFileSync(this.store.metricsFile(record.id), eventsOf(returns).map(encodeMetric).join(''));
    const done = {
      ...record,
      createdAt: new Date(began + this.runs.length * 1000).toISOString(),
      state: { phase },
      step: 100 * returns.length,
      seconds: returns.length,
      result: phase === 'finished' ? { episodes: 2, mean: returns[returns.length - 1]!, std: 1 } : null,
    };
    await this.store.write(done);
    const summary = summaryOf(done, false);
    this.runs.push(summary);
    return summary;
  }

  /** Compares all runs. */
  async snapshot(
    choice: Partial<ComparisonChoice> = {},
    view: ViewRange | null = null,
    language: Language = 'en',
  ): Promise<Snapshot> {
    const whole = { ...defaultComparison, runs: this.runs.map(({ id }) => id), ...choice };
    const reader = new CurveReader(this.store);
    return (await takeSnapshot(reader, this.runs, whole, view, language)).snapshot;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

const rise = (height: number) => Array.from({ length: 10 }, (_, k) => (height * (k + 1)) / 10);

/** Three runs of each of two settings; the second ends higher with certainty. */
export async function twoSettings(): Promise<ComparisonFixture> {
  const fixture = await ComparisonFixture.make();
  for (const [i, height] of [100, 110, 120].entries()) await fixture.add(i + 1, false, rise(height));
  for (const [i, height] of [200, 230, 290].entries()) await fixture.add(i + 1, true, rise(height));
  return fixture;
}
