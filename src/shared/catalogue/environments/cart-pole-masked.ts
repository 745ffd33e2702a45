import type { EnvironmentCard } from '../environment';
import { cartPole } from './cart-pole';

/** Which numbers of the pole cart's observation are shown. */
export const shownNumbers = [0, 2] as const;

export const cartPoleMasked = {
  ...cartPole,
  id: 'CartPoleMasked-v1',
  title: '2D pole cart, positions only',
  summary: 'Keep the pole upright without seeing how fast cart and pole move.',
  observation: {
    kind: 'box',
    dimensions: shownNumbers.map((index) => cartPole.observation.dimensions[index]),
  },
} as const satisfies EnvironmentCard;
