/** Fills a data folder with finished runs of many points, through the run store itself. */
import '../src/catalogue';
import { requireExperiment } from '../src/shared/experiment';
import { seededRandom } from '../src/shared/random';
import { MetricWriter } from '../src/main/runs/metric-writer';
import { RunStore } from '../src/main/runs/run-store';

export interface LongRuns {
  readonly configurations: number;
  readonly seeds: number;
  /** Episodes in each run, and so points of its curve. */
  readonly points: number;
}

/** Writes the runs; their returns rise from 20 to 500 like a training's, sooner with some settings than others. */
export async function writeLongRuns(
  folder: string,
  { configurations, seeds, points }: LongRuns,
  say: (written: number) => void,
): Promise<void> {
  const store = await RunStore.open(folder);
  const began = Date.UTC(2026, 0, 1);
  const stepsPerEpisode = 100;
  const evaluateEvery = Math.max(1, Math.floor(points / 50));
  for (let configuration = 0; configuration < configurations; configuration++)
    for (let seed = 1; seed <= seeds; seed++) {
      const experiment = requireExperiment({
        environment: 'CartPole-v1',
        algorithm: 'dqn',
        steps: points * stepsPerEpisode,
        seed,
        hyperparameters: {
          learningRate: 1e-4 * (1 + configuration),
          double: configuration % 2 === 1,
        },
      });
      const record = await store.create(experiment, { preset: null, versions: {}, owner: null });
      const random = seededRandom(1000 * configuration + seed);
      const writer = new MetricWriter(store.metricsFile(record.id));
      const half = points * (0.15 + 0.02 * configuration + 0.1 * random.uniform());
      const ceiling = 500 - 8 * configuration * random.uniform();
      let last = 0;
      for (let episode = 1; episode <= points; episode++) {
        const risen = 1 / (1 + Math.exp((-8 * (episode - half)) / points));
        const noise = 60 * (random.uniform() - 0.5) * (1 + 2 * risen * (1 - risen));
        last = Math.min(500, Math.max(9, Math.round(20 + (ceiling - 20) * risen + noise)));
        const step = episode * stepsPerEpisode;
        const seconds = step / 9000;
        const at = began + Math.round(1000 * seconds);
        writer.add({ type: 'episode', step, seconds, at, episode, return: last, length: last });
        if (episode % evaluateEvery === 0) {
          const returns = Array.from({ length: 5 }, () => Math.max(9, last - 20 * random.uniform()));
          const final = episode === points;
          writer.add({ type: 'evaluation', step, seconds, at, returns, final });
          writer.flush();
        }
      }
      writer.sync();
      writer.close();
      await store.write({
        ...record,
        state: { phase: 'finished' },
        step: experiment.steps,
        seconds: experiment.steps / 9000,
        stepsPerSecond: 9000,
        result: { episodes: 5, mean: last, std: 5 },
      });
      say(configuration * seeds + seed);
    }
}
