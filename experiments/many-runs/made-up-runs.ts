/** A data folder of very many runs that nobody trained. */
import '../../src/catalogue';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeMetric } from '../../src/main/runs/metric-lines';
import { newRecord } from '../../src/main/runs/run-record';
import { requireExperiment } from '../../src/shared/experiment';

/** Settings of a sweep, each trained with equally many seeds. */
export const settings = 50;
/** Every so many-th run has been annotated. */
export const annotatedEach = 10;

/** Writes finished runs of a few episodes each, a second apart. */
export function writeRuns(home: string, total: number): void {
  const lines = Array.from({ length: 10 }, (_, i) =>
    encodeMetric({
      type: 'episode',
      step: 500 * (i + 1),
      seconds: i + 1,
      at: Date.UTC(2026, 0, 1),
      episode: i + 1,
      return: 50,
      length: 50,
    }),
  ).join('');
  const experiments = Array.from({ length: settings }, (_, i) =>
    requireExperiment({
      environment: 'CartPole-v1',
      algorithm: 'dqn',
      steps: 5000,
      hyperparameters: { learningRate: 1e-4 * (i + 1) },
    }),
  );
  for (let n = 1; n <= total; n++) {
    const experiment = { ...experiments[n % settings]!, seed: Math.ceil(n / settings) };
    const at = new Date(Date.UTC(2026, 0, 1) + 1000 * n).toISOString();
    const id = `${at.slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}-cartpole-dqn-s${experiment.seed}`;
    const record = newRecord({
      id,
      name: `CartPole-v1 · DQN · seed ${experiment.seed}`,
      createdAt: at,
      order: at,
      preset: null,
      experiment,
      assignment: null,
      versions: { program: '1' },
      owner: null,
    });
    const ended = {
      ...record,
      state: { phase: 'finished' },
      step: 5000,
      seconds: 10,
      stepsPerSecond: 500,
      result: { episodes: 10, mean: 50 + (n % 400), std: 5 },
    };
    const folder = join(home, 'runs', id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'run.json'), `${JSON.stringify(ended, null, 2)}\n`);
    writeFileSync(join(folder, 'metrics.jsonl'), lines);
    if (n % annotatedEach === 0)
      writeFileSync(
        join(folder, 'annotations.json'),
        `${JSON.stringify({ schema: 1, tags: ['sweep'], note: `Number ${n}` }, null, 2)}\n`,
      );
  }
}
