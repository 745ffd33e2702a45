/** The latest rollout of A2C or PPO: advantages as they were worked out, and what learning made of the policy. */
import type { RecordedRollout } from '../../../shared/learning-steps/rollout';
import type { Rollout } from '../../memory/rollout';
import { varianceOf } from '../../ops/advantages';
import { mostRows } from './rows';

interface RolloutSettings {
  readonly discount: number;
  readonly lambda: number;
  readonly normaliseAdvantages: boolean;
  readonly clipRange?: number;
}

/**
 * Keeps some rows of a rollout that was learned from. All of it stands in the rollout but the weights: the gradient step
 * normalises the advantages for itself, and would have to hand a minibatch of them out at every step.
 * @param learned the rows of the last gradient step
 */
export function recordRollout(
  rollout: Rollout,
  learned: ArrayLike<number>,
  { discount, lambda, normaliseAdvantages, clipRange }: RolloutSettings,
): RecordedRollout {
  const { environments, columns } = rollout;
  const { length } = learned;
  const normalisation = normaliseAdvantages && length > 1 ? momentsOf(columns.advantages, learned) : null;
  const weightOf = (advantage: number) =>
    normalisation === null ? advantage : (advantage - normalisation.mean) / (normalisation.deviation + 1e-8);
  // Side by side in time, environment after environment, as a person reads them.
  const inOrder = Array.from(learned).sort((a, b) => (a % environments) - (b % environments) || a - b);
  const count = Math.min(mostRows, length);
  // Of a whole rollout the first steps follow one another; of a shuffled minibatch they lie apart anyway.
  const whole = length === rollout.steps * environments;
  const chosen = Array.from(
    { length: count },
    (_, i) => inOrder[whole ? i : Math.floor((i * length) / count)]!,
  );
  return {
    discount,
    lambda,
    batchSize: length,
    rolloutSize: rollout.steps * environments,
    ...(normalisation === null ? {} : { normalisation }),
    ...(clipRange === undefined ? {} : { clipRange }),
    rows: chosen.map((row) => {
      const recorded = rollout.row(row);
      return { ...recorded, weight: weightOf(recorded.advantage) };
    }),
  };
}

function momentsOf(advantages: Float32Array, rows: ArrayLike<number>): { mean: number; deviation: number } {
  const at = (index: number) => advantages[rows[index]!]!;
  let mean = 0;
  for (let i = 0; i < rows.length; i++) mean += at(i) / rows.length;
  return { mean, deviation: Math.sqrt(varianceOf(rows.length, at)) };
}
