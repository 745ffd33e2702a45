import type { EnvironmentCard } from '../../shared/catalogue/environment';
import { cellsOfLake, firm, lake } from '../FrozenLake-v1/card';

/** As in drawn worlds: S start, G goal, P a hole. */
const map = 'S......./......../...P..../.....P../...P..../.PP...P./.P..P.P./...P...G';

export const card = {
  ...lake,
  id: 'FrozenLake8x8-v1',
  title: 'Frozen lake, 8 by 8',
  order: 110,
  observation: cellsOfLake(map),
  cells: { map, moves: ['left', 'down', 'right', 'up'] },
  stepLimit: 200,
  randomReturn: 0.002,
  solvedReturn: 0.85,
  bestReturn: 0.913,
  withOptions: firm(0.002),
} as const satisfies EnvironmentCard;
