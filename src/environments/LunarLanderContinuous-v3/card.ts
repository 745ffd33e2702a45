import type { EnvironmentCard } from '../../shared/catalogue/environment';
import { landing } from '../LunarLander-v3/card';

export const card = {
  ...landing,
  id: 'LunarLanderContinuous-v3',
  title: 'Lunar lander, continuous',
  order: 80,
  action: {
    kind: 'box',
    dimensions: [
      { name: 'main engine', low: -1, high: 1 },
      { name: 'side engines', low: -1, high: 1 },
    ],
  },
  randomReturn: -211,
} as const satisfies EnvironmentCard;
