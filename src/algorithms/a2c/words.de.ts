import type { card as a2c } from './card';
import { actorCriticWords, rolloutConflictWords } from '../../shared/language/de/actor-critic';
import type { AlgorithmWords } from '../../shared/language/card-words';

export const words: AlgorithmWords<typeof a2c> = {
  title: 'A2C',
  summary:
    'Verbessert eine stochastische Strategie mit jedem kurzen Rollout um einen Schritt, gewichtet mit Vorteilen, die eine Wertfunktion schätzen hilft.',
  source:
    'Mnih et al. 2016, „Asynchronous methods for deep reinforcement learning“, im Gleichschritt statt asynchron',
  improvements: {
    clipping: {
      label: 'PPO ausprobieren',
      reason: 'PPO lernt mehrmals aus jedem Rollout und begrenzt zu große Schritte.',
    },
  },
  hyperparameters: {
    ...actorCriticWords,
    optimizer: {
      label: 'Optimierer',
      doc: 'Regel, die aus Gradienten Änderungen der Gewichte macht.',
      options: {
        rmsprop: {
          label: 'RMSProp',
          doc: 'Nicht zentriert, Abklingfaktor 0,99, wie veröffentlicht (Mnih 2016).',
        },
        adam: { label: 'Adam', doc: 'Kingma & Ba 2015.' },
      },
    },
    lambda: {
      label: 'GAE λ',
      doc: 'Gewicht späterer TD-Fehler in einem Vorteil. 1: Returns über bis zu n Schritte, wie veröffentlicht. Weniger: weniger Varianz, stärker durch die Werte verzerrt.',
    },
    normaliseAdvantages: {
      label: 'Vorteile normieren',
      doc: 'Verschiebt und skaliert die Vorteile jedes Rollouts auf Mittelwert 0 und Standardabweichung 1.',
    },
  },
  conflicts: rolloutConflictWords,
};
