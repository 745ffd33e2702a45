import type { EnvironmentWords } from '../../shared/language/card-words';
import { lake } from '../FrozenLake-v1/words.de';
import type { card } from './card';

export const words: EnvironmentWords<typeof card> = {
  ...lake,
  title: 'Zugefrorener See, 8 mal 8',
};
