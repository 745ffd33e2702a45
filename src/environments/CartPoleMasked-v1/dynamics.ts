/** The pole cart of CartPole-v1, of which the agent sees the positions only. */
import type { CreateEnvironment } from '../../learning/environment/environment';
import { ObservationMask } from '../../learning/environment/observation-mask';
import { CartPole } from '../CartPole-v1/dynamics';
import { shownNumbers } from './card';

export const create: CreateEnvironment = (card) => new ObservationMask(new CartPole(), shownNumbers, card);
