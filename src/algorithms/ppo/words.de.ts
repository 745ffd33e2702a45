import type { card as ppo } from './card';
import { actorCriticWords, rolloutConflictWords } from '../../shared/language/de/actor-critic';
import { settingNumber } from '../../shared/numbers/settings';
import type { AlgorithmWords } from '../../shared/language/card-words';

export const words: AlgorithmWords<typeof ppo> = {
  title: 'PPO',
  summary:
    'Verbessert eine stochastische Strategie mit mehreren Epochen auf jedem Rollout, so begrenzt, dass sie nahe an der Strategie bleibt, die ihn gesammelt hat.',
  source: 'Schulman et al. 2017, „Proximal policy optimization algorithms“',
  hyperparameters: {
    ...actorCriticWords,
    batchSize: {
      label: 'Minibatch',
      doc: 'Schritte des Rollouts in einem Gradientenschritt; in Minibatches dieser Größe wird der Rollout geteilt.',
    },
    epochs: {
      label: 'Epochen',
      doc: 'Wie oft ein Rollout durchgegangen wird, jedes Mal neu gemischt. Mehr lernen mehr aus ihm und entfernen sich weiter von der Strategie, die ihn gesammelt hat.',
    },
    normaliseAdvantages: {
      label: 'Vorteile normieren',
      doc: 'Verschiebt und skaliert die Vorteile jedes Minibatches auf Mittelwert 0 und Standardabweichung 1.',
    },
    clipRange: {
      label: 'Clip-Bereich',
      doc: 'Wie weit von 1 das Verhältnis von neuer zu alter Wahrscheinlichkeit belohnt wird. Kleiner geht kleinere, sicherere Schritte.',
    },
    clipSchedule: {
      label: 'Schedule des Clip-Bereichs',
      doc: 'Wie sich der Clip-Bereich über das Budget ändert.',
      options: {
        constant: { label: 'Konstant', doc: 'Bis zum Ende derselbe.' },
        linear: {
          label: 'Linear auf null',
          doc: 'Fällt auf gerader Linie bis zum Ende des Budgets auf null.',
        },
      },
    },
    clipValues: {
      label: 'Werte begrenzen',
      doc: 'Hält auch die Werte im Clip-Bereich um die alten. Sinnvoll ist das nur, wenn Returns in der Größenordnung von 1 liegen.',
    },
    targetKl: {
      label: 'Größte KL-Divergenz',
      doc: 'Die Aktualisierungen auf einem Rollout enden, sobald sich die Strategie weiter bewegt hat. 0 lässt alle Epochen zu.',
    },
  },
  conflicts: {
    ...rolloutConflictWords,
    batchSize: ({ environments, rolloutSteps }) => ({
      allowed: `ein Teiler der ${settingNumber(environments * rolloutSteps, 'de')} Schritte des Rollouts (${environments} Umgebungen mal ${rolloutSteps})`,
      remedy:
        'Wählen Sie einen solchen Teiler, oder ändern Sie den Rollout, damit alle Minibatches gleich groß sind.',
    }),
  },
};
