/** Optimisers by the names that settings give them. */
import { adam, rmsProp, sgd } from '../engine';

export const optimizers = {
  adam,
  /** Centred, as published for DQN (Mnih et al. 2015). */
  rmsprop: (parameters: Parameters<typeof rmsProp>[0]) => rmsProp(parameters, { centered: true }),
  sgd,
};
