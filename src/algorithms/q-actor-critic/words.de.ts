import type { card as qActorCritic } from './card';
import { hiddenActivationWords, learningRatesScheduleWords } from '../../shared/language/de/learning';
import { settingNumber } from '../../shared/numbers/settings';
import type { AlgorithmWords } from '../../shared/language/card-words';

export const words: AlgorithmWords<typeof qActorCritic> = {
  title: 'Q-Actor-Critic',
  summary:
    'Eine Strategie folgt den Aktionswerten eines Kritikers, der sie mit Sarsa aus denselben Schritten lernt: Beide werden in jedem Schritt einmal aktualisiert.',
  source:
    'Algorithmus 1 der Vorlesung; Sutton et al. 1999, „Policy gradient methods for reinforcement learning with function approximation“',
  improvements: {
    advantage: {
      label: 'A2C ausprobieren',
      reason: 'Der Vorteil einer Aktion streut weniger als ihr Wert.',
    },
  },
  hyperparameters: {
    hiddenLayers: {
      label: 'Verdeckte Schichten',
      doc: 'Breiten der vollständig verbundenen Schichten von Actor und Kritiker, die keine Gewichte teilen. Breitere stellen mehr dar und brauchen länger.',
    },
    activation: hiddenActivationWords,
    discount: {
      label: 'Diskontfaktor',
      doc: 'Gewicht des Werts im nächsten Zustand. Gegen 1 blickt der Kritiker weiter voraus und lernt länger.',
    },
    actorLearningRate: {
      label: 'Lernrate des Actors',
      doc: 'Schrittweite der Strategie. Sie sollte deutlich unter der des Kritikers liegen, der dem folgen muss, was die Strategie tut.',
    },
    criticLearningRate: {
      label: 'Lernrate des Kritikers',
      doc: 'Schrittweite der Aktionswerte. Zu groß, und sie divergieren; zu klein, und sie erzählen dem Actor von einer längst vergangenen Strategie.',
    },
    learningRateSchedule: {
      ...learningRatesScheduleWords,
      doc: 'Wie sich beide Lernraten über das Budget ändern. Fallende lassen die Strategie am Ende des Budgets zur Ruhe kommen.',
    },
    optimizer: {
      label: 'Optimierer',
      doc: 'Regel, die aus Gradienten Änderungen der Gewichte macht, für Actor und Kritiker.',
      options: {
        sgd: { label: 'SGD', doc: 'Einfache Gradientenschritte, wie in Algorithmus 1 der Vorlesung.' },
        adam: { label: 'Adam', doc: 'Kingma & Ba 2015; begrenzt jeden Schritt und mittelt über viele.' },
        rmsprop: { label: 'RMSProp', doc: 'Zentriert (Graves 2013).' },
      },
    },
    gradientClip: {
      label: 'Gradient Clipping',
      doc: 'Größte globale Norm jedes der beiden Gradienten; längere werden gekürzt. 0 schaltet das Clipping ab.',
    },
    environments: {
      label: 'Umgebungen',
      doc: 'Umgebungen, die nebeneinander gespielt werden; jede Aktualisierung mittelt über einen Schritt in jeder. Mehr beruhigen die Gradienten und lassen im selben Budget weniger Aktualisierungen übrig.',
    },
    actorWeight: {
      label: 'Gewicht einer Aktion',
      doc: 'Womit der Gradient des Logarithmus der Wahrscheinlichkeit einer Aktion multipliziert wird.',
      options: {
        q: { label: 'Q', doc: 'Der Aktionswert selbst, wie in Algorithmus 1 der Vorlesung.' },
        advantage: {
          label: 'Vorteil',
          doc: 'Q abzüglich des Mittels von Q unter der Strategie: derselbe erwartete Gradient mit weniger Varianz.',
        },
      },
    },
    entropyCoefficient: {
      label: 'Entropiebonus',
      doc: 'Was ein Nat Entropie der Strategie in jedem Schritt wert ist, in der Einheit der Aktionswerte. Er hält die Strategie davon ab, sich zu früh auf eine Aktion festzulegen.',
    },
    warmup: {
      label: 'Aufwärmphase des Kritikers',
      doc: 'Schritte, in denen nur der Kritiker lernt, bevor der Actor seinen Werten folgt.',
    },
    bootstrap: {
      label: 'Bootstrapping',
      doc: 'Was der nächste Zustand im Zielwert des Kritikers wert ist.',
      options: {
        sampled: {
          label: 'Nächste Aktion',
          doc: 'Q der Aktion, die gezogen und dann ausgeführt wird, wie in Algorithmus 1 der Vorlesung (Sarsa).',
        },
        expected: {
          label: 'Alle Aktionen',
          doc: 'Das Mittel von Q unter der Strategie, das nicht von der gezogenen Aktion abhängt (Expected Sarsa).',
        },
      },
    },
    tau: {
      label: 'Soft-Update-Rate des Ziel-Kritikers',
      doc: 'Anteil des Wegs, den der Ziel-Kritiker bei jeder Aktualisierung auf den lernenden zugeht (Lillicrap 2016). Bei 1 sind beide derselbe: kein Zielnetz.',
    },
  },
  conflicts: {
    warmup: (_, steps) => ({
      allowed: `weniger als das Budget von ${settingNumber(steps, 'de')} Umgebungsschritten`,
      remedy: 'Kürzen Sie die Aufwärmphase, oder erhöhen Sie das Budget; sonst lernt die Strategie nie.',
    }),
  },
  stepWords: {
    latestOfEach: 'der neueste Schritt jeder Umgebung',
    environmentRow: '{environment}: δ = {tdError}',
    policyInState: 'Strategie und Werte in s',
    policyInStateDoc: 'Wahrscheinlichkeit und Wert jeder Aktion in s.',
    policyInNextState: 'Strategie und Werte in s′',
    policyInNextStateDoc:
      'Wahrscheinlichkeit und Wert jeder Aktion in s′, laut dem Kritiker, von dem die Ziele kommen.',
    policyProbability: 'π(a|s)',
    policyValue: 'Q',
    meanOfPolicy: 'Mittel über die Strategie',
    drawnNext: 'Wert der Aktion, die für s′ gezogen wurde',
    drawnValue: 'Wert der Aktion',
    weightByValue: 'Wert der Aktion',
    weightByAdvantage: 'Wert über dem Mittel der Strategie',
    actorStep: 'Was den Actor bewegt',
    moreProbable: 'Das Gewicht steht vor dem Gradienten von log π(a|s): Die Aktion wird wahrscheinlicher.',
    lessProbable: 'Das Gewicht steht vor dem Gradienten von log π(a|s): Die Aktion wird unwahrscheinlicher.',
  },
};
