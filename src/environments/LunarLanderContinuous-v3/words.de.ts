import type { EnvironmentWords } from '../../shared/language/card-words';
import { landing } from '../LunarLander-v3/words.de';
import type { card } from './card';

export const words: EnvironmentWords<typeof card> = {
  ...landing,
  title: 'Mondlandung, kontinuierlich',
  action: { 'main engine': 'Haupttriebwerk', 'side engines': 'Seitentriebwerke' },
};
