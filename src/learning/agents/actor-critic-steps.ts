/** The two gradient steps of every off-policy actor-critic: critics towards their target, the actor up the critics. */
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import { actorMetrics, criticMetrics, twinCriticMetrics } from '../../shared/catalogue/metrics';
import { tf } from '../engine';
import type { ActionValueCritics } from '../networks/action-value-critics';
import type { Descent } from '../networks/descent';
import { squaredLoss } from '../ops/value-learning';
import { namesOf } from '../training/report';
import type { Batch } from './off-policy-learner';

export const criticReports = namesOf(criticMetrics);
export const twinCriticReports = namesOf(twinCriticMetrics);
export const actorReports = namesOf(actorMetrics);

/** An action of the policy beyond this share of its bound counts as saturated. */
const saturated = 0.97;

/**
 * Moves a critic towards targets by the squared error (the lecture's equation 15).
 * @param y [batch], which no gradient flows into
 */
export function criticStep(critics: ActionValueCritics, descent: Descent, batch: Batch, y: Tensor1D) {
  return reported(
    y,
    descent.step(batch.criticRate, () => lossOf(critics.forward(batch.observations, batch.actions), y)),
  );
}

/** The same with two critics: their losses are added up. */
export function twinCriticStep(critics: ActionValueCritics, descent: Descent, batch: Batch, y: Tensor1D) {
  return reported(
    y,
    descent.step(batch.criticRate, () => {
      const predictions = critics.forward(batch.observations, batch.actions);
      const [first, second] = predictions;
      return { ...lossOf(predictions, y), twinGap: first!.sub(second!).abs().mean() };
    }),
  );
}

/** Of each critic, how far the target lies above its values, [batch]. */
export const criticErrors = (predictions: readonly Tensor1D[], y: Tensor1D): Tensor1D[] =>
  predictions.map((q) => y.sub(q));

/** The critics' loss: the mean squares of their errors, added up. */
export const criticLoss = (errors: readonly Tensor1D[]): Scalar =>
  tf.addN(errors.map((error) => squaredLoss(error).mean<Scalar>()));

function lossOf(predictions: readonly Tensor1D[], y: Tensor1D) {
  const errors = criticErrors(predictions, y);
  return {
    loss: criticLoss(errors),
    q: predictions[0]!.mean(),
    tdError: errors[0]!.abs().mean(),
  };
}

function reported<T extends { readonly loss: Scalar; readonly norm: Scalar }>(
  y: Tensor1D,
  { loss, norm, ...values }: T,
) {
  return { criticLoss: loss, criticGradientNorm: norm, target: y.mean(), ...values };
}

/**
 * Moves the actor against a loss.
 * @param compute returns the loss and the actions that the policy chooses, [batch, action size], among other scalars
 */
export function actorStep<T extends Readonly<Record<string, Tensor>>>(
  descent: Descent,
  batch: Batch,
  compute: () => T & { readonly loss: Scalar; readonly actions: Tensor2D },
) {
  const { loss, norm, ...values } = descent.step(batch.actorRate, () => {
    const { actions, ...rest } = compute();
    return { ...rest, tanhSaturation: actions.abs().greater(saturated).toFloat().mean() };
  });
  return { ...values, actorLoss: loss, actorGradientNorm: norm };
}
