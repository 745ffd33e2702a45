/** The last steps of the latest episode of REINFORCE: their returns, and what they weigh. */
import type { EpisodeBatch } from '../../learning/memory/episodes';
import { mostRows } from '../../learning/agents/explain/rows';
import type { LearningStep } from '../../shared/learning-steps/learning-step';
import { episodeStep, type RecordedEpisode } from './step';

/** Columns of a batch of episodes, [steps] each. */
export interface WeightedSteps {
  readonly discountT: Float32Array;
  /** What lies behind the last step of an episode that was cut off. */
  readonly vT: Float32Array;
  readonly returns: Float32Array;
  readonly values: Float32Array;
  readonly weights: Float32Array;
  readonly scale: number;
}

/** Logarithms of the probabilities of actions, for at most as many rows as are told of. */
export type Judge = (observations: Float32Array, actions: Float32Array) => ArrayLike<number>;

/** Keeps the last steps of a batch that is about to be learned from; plain JSON. */
export function recordEpisode(
  baseline: RecordedEpisode['baseline'],
  batch: EpisodeBatch,
  { discountT, vT, returns, values, weights, scale }: WeightedSteps,
  judge: Judge,
): RecordedEpisode {
  const { start, end } = batch.episodes.at(-1)!;
  const first = Math.max(start, end - mostRows);
  const widthOf = (column: Float32Array) => column.length / batch.steps;
  const rowsOf = (column: Float32Array) => column.slice(first * widthOf(column), end * widthOf(column));
  const [observations, actions] = [rowsOf(batch.observations), rowsOf(batch.actions)];
  const logProbabilities = judge(observations, actions);
  const row = (column: Float32Array, i: number) => {
    const width = column.length / (end - first);
    return [...column.subarray(i * width, (i + 1) * width)];
  };
  return {
    baseline,
    episodes: batch.episodes.length,
    length: end - start,
    scale,
    rows: Array.from({ length: end - first }, (_, i) => {
      const t = first + i;
      return {
        step: t - start,
        observation: row(observations, i),
        action: row(actions, i),
        reward: batch.rewards[t]!,
        discount: discountT[t]!,
        nextReturn: t === end - 1 ? vT[t]! : returns[t + 1]!,
        return: returns[t]!,
        baseline: values[t]!,
        weight: weights[t]!,
        logProbability: logProbabilities[i]!,
      };
    }),
  };
}

/** The same, judged by the policy as it is now. */
export function judgeEpisode(noted: RecordedEpisode, judge: Judge, discreteActions: boolean): LearningStep {
  const column = (name: 'observation' | 'action') =>
    Float32Array.from(noted.rows.flatMap((row) => row[name]));
  return episodeStep(noted, judge(column('observation'), column('action')), discreteActions);
}
