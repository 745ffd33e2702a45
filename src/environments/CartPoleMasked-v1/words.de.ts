import type { EnvironmentWords } from '../../shared/language/card-words';
import { pushes, words as cartPole } from '../CartPole-v1/words.de';
import type { card } from './card';

export const words: EnvironmentWords<typeof card> = {
  ...cartPole,
  title: 'Wagen mit Stab (2D), nur Positionen',
  summary: 'Den Stab aufrecht halten, ohne zu sehen, wie schnell sich Wagen und Stab bewegen.',
  drawing: {
    doc: `Der Agent sieht nur Ort und Winkel, nicht die Geschwindigkeiten. ${pushes}`,
  },
};
