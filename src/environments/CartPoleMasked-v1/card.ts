import type { EnvironmentCard } from '../../shared/catalogue/environment';
import { card as cartPole } from '../CartPole-v1/card';

/** Which numbers of the pole cart's observation are shown. */
export const shownNumbers = [0, 2] as const;

export const card = {
  ...cartPole,
  id: 'CartPoleMasked-v1',
  title: '2D pole cart, positions only',
  order: 20,
  summary: 'Keep the pole upright without seeing how fast cart and pole move.',
  observation: {
    kind: 'box',
    dimensions: shownNumbers.map((index) => cartPole.observation.dimensions[index]),
  },
} as const satisfies EnvironmentCard;
