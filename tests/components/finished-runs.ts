/** Runs that have come to their end, written through the run store itself, for components that show them. */
import { requireExperiment } from '../../src/shared/experiment';
import { resultOf } from '../../src/shared/runs';
import { ownProcessor } from './lab';
import { MetricWriter } from '../../src/main/runs/metric-writer';
import { RunStore } from '../../src/main/runs/run-store';

/** Three of them: two seeds of one setting, and one of another. */
export const three = [{}, { seed: 2 }, { algorithm: 'naive-dqn' }];

interface Changes {
  readonly environment?: string;
  readonly algorithm?: string;
  readonly seed?: number;
  readonly hyperparameters?: object;
  /** Of the final evaluation. */
  readonly mean?: number;
  /** Of training. */
  readonly seconds?: number;
  /** The metrics that were reported of it. */
  readonly learning?: readonly string[];
}

/**
 * Writes finished runs into a data folder, the oldest first.
 * @param changes of each to a short training with DQN on the pole cart
 * @returns their ids
 */
export async function writeFinishedRuns(
  home: string,
  changes: readonly (object & Changes)[],
): Promise<string[]> {
  const store = await RunStore.open(home);
  const ids: string[] = [];
  for (const [place, { mean = 34, seconds = 0.2, learning = [], ...change }] of changes.entries()) {
    const order = new Date(Date.UTC(2026, 0, 1, place)).toISOString();
    const usual = { environment: 'CartPole-v1', algorithm: 'dqn', steps: 1500, seed: 1, finalEpisodes: 5 };
    const experiment = requireExperiment({ ...usual, ...change });
    const versions = { processor: ownProcessor };
    const record = await store.create(experiment, { preset: null, versions, owner: null, order });
    const writer = new MetricWriter(store.metricsFile(record.id));
    for (let episode = 1; episode <= 15; episode++) {
      const measured = { step: 100 * episode, seconds: episode / 90, at: 0 };
      writer.add({ type: 'episode', ...measured, episode, return: 20 + episode, length: 20 + episode });
      const values = Object.fromEntries(learning.map((name) => [name, 1 / episode]));
      if (learning.length > 0) writer.add({ type: 'learning', ...measured, values });
    }
    const returns = [-4, -2, 0, 2, 4].map((away) => mean + away);
    const evaluation = { type: 'evaluation', seconds: 0.2, at: 0, returns } as const;
    const value = { predicted: mean, realised: mean };
    if (learning.length > 0) writer.add({ ...evaluation, step: 750, value, final: false });
    writer.add({ ...evaluation, step: 1500, ...(learning.length > 0 && { value }), final: true });
    writer.sync();
    writer.close();
    await store.write({
      ...record,
      state: { phase: 'finished' },
      step: experiment.steps,
      seconds,
      stepsPerSecond: 9000,
      result: resultOf(returns),
    });
    ids.push(record.id);
  }
  return ids;
}
