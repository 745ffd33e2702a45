import type { card as dqn } from './card';
import { epsilonConflictWords, epsilonWords } from '../../shared/language/de/epsilon-greedy';
import {
  bufferTooSmall,
  discountWords,
  learningRateScheduleWords,
  warmupTooLong,
} from '../../shared/language/de/learning';
import { settingNumber } from '../../shared/numbers/settings';
import type { AlgorithmWords } from '../../shared/language/card-words';

export const words: AlgorithmWords<typeof dqn> = {
  title: 'DQN',
  summary:
    'Lernt Aktionswerte mit einem neuronalen Netz aus gespeicherten Transitionen; die Zielwerte kommen aus einem Zielnetz.',
  source:
    'Mnih et al. 2015, „Human-level control through deep reinforcement learning“; der abschließende Algorithmus der Vorlesung',
  variants: {
    steps: '-Schritt-',
    prioritised: ' mit priorisiertem Replay',
    naive: 'Naives ',
    noReplay: ' ohne Replay',
    noTarget: ' ohne Zielnetz',
    softTarget: ' mit Soft Updates',
  },
  metrics: {
    sigma: { title: 'Rauschen', doc: 'Mittlere Standardabweichung der verrauschten Gewichte.' },
    valueOffset: {
      title: 'V − mittleres Q',
      doc: 'Wie weit V über dem mittleren Q-Wert der Aktionen liegt: 0 mit Gleichung (7); mit (6) eine beliebige Konstante, die nichts bedeutet.',
    },
  },
  ladder: {
    doc: 'Trainiert naives Deep Q-Learning, fügt hinzu, was es stabil macht (Replay, Zielnetz), und danach jede Verbesserung einzeln und alle zusammen: für jede Variante dasselbe Experiment mit denselben Seeds. Die Läufe erscheinen hier gruppiert, mit DQN als Vergleichsgruppe.',
    rungs: {
      naive: {
        title: 'Naiv',
        doc: 'Lernt aus jeder Transition einmal, auf Zielwerte des Netzes selbst hin.',
      },
      replay: { title: '+ Replay', doc: 'Lernt aus Minibatches vergangener Transitionen.' },
      target: {
        title: '+ Zielnetz = DQN',
        doc: 'Die Zielwerte kommen aus einer Kopie des Netzes, die eine Weile stillsteht.',
      },
      double: {
        title: 'Double DQN',
        doc: 'Das eine Netz wählt die nächste Aktion, das andere bewertet sie.',
      },
      dueling: {
        title: 'Dueling DQN',
        doc: 'Wert des Zustands und Vorteile der Aktionen in zwei Strömen.',
      },
      noisy: {
        title: 'Noisy DQN',
        doc: 'Gelerntes Rauschen in den Gewichten exploriert anstelle von Epsilon.',
      },
    },
    top: { title: 'Alles zusammen', doc: 'Double, Dueling und Noisy in einem Agenten.' },
  },
  improvements: {
    target: {
      label: 'Zielnetz ausprobieren',
      reason: 'Ohne Zielnetz verschieben sich die Zielwerte mit jeder Aktualisierung.',
    },
    double: {
      label: 'Double DQN ausprobieren',
      reason: 'Double DQN überschätzt die Werte weniger; das stabilisiert oft das Gelernte.',
    },
    dueling: {
      label: 'Dueling DQN ausprobieren',
      reason: 'Dueling DQN lernt den Wert eines Zustands für alle Aktionen zugleich.',
    },
  },
  hyperparameters: {
    hiddenLayers: {
      label: 'Verdeckte Schichten',
      doc: 'Breiten der vollständig verbundenen Schichten zwischen Beobachtung und Q-Werten. Breitere stellen mehr dar und brauchen länger.',
    },
    dueling: {
      label: 'Dueling',
      doc: 'Teilt das Netz in den Wert des Zustands und die Vorteile der Aktionen (Wang 2016).',
      options: {
        none: { label: 'Aus', doc: 'Ein einziger Strom von Q-Werten.' },
        naive: {
          label: 'V + A',
          doc: 'Gleichung (6): nicht identifizierbar, V und A können auseinanderlaufen.',
        },
        mean: { label: 'V + A − Mittel A', doc: 'Gleichung (7): Der mittlere Vorteil wird abgezogen.' },
      },
    },
    noisy: {
      label: 'Noisy Networks',
      doc: 'Gelerntes Rauschen in allen Gewichten exploriert anstelle von Epsilon (Fortunato 2018).',
    },
    noisySigma: {
      label: 'Anfängliches Rauschen der Gewichte',
      doc: 'Standardabweichung des Rauschens der Gewichte am Anfang, geteilt durch die Wurzel aus der Zahl der Eingänge der Schicht.',
    },
    distribution: {
      label: 'Verteilung',
      doc: 'Lernt die Verteilung der Returns anstelle ihres Mittelwerts.',
      options: {
        none: { label: 'Aus', doc: 'Erwartungswerte.' },
        categorical: { label: 'C51', doc: 'Wahrscheinlichkeiten fester Returns (Bellemare 2017).' },
        quantile: { label: 'QR-DQN', doc: 'Quantile des Returns (Dabney 2018).' },
      },
    },
    atoms: { label: 'Atome', doc: 'Feste Returns zwischen dem niedrigsten und dem höchsten.' },
    lowestReturn: {
      label: 'Niedrigster Return',
      doc: 'Diskontierter Return des ersten Atoms; was darunter liegt, zählt wie dieser.',
    },
    highestReturn: {
      label: 'Höchster Return',
      doc: 'Diskontierter Return des letzten Atoms; was darüber liegt, zählt wie dieser.',
    },
    quantiles: { label: 'Quantile', doc: 'Quantile des Returns, die für jede Aktion gelernt werden.' },
    learningRate: {
      label: 'Lernrate',
      doc: 'Schrittweite des Optimierers. Zu groß, und Q divergiert; zu klein, und das Budget endet vorher.',
    },
    learningRateSchedule: learningRateScheduleWords,
    optimizer: {
      label: 'Optimierer',
      doc: 'Regel, die aus Gradienten Änderungen der Gewichte macht.',
      options: {
        adam: { label: 'Adam', doc: 'Kingma & Ba 2015; die übliche Wahl.' },
        rmsprop: { label: 'RMSProp', doc: 'Zentriert, wie für DQN veröffentlicht (Mnih 2015).' },
        sgd: { label: 'SGD', doc: 'Einfacher Gradientenabstieg, wie in der Vorlesung.' },
      },
    },
    discount: discountWords,
    double: {
      label: 'Double Learning',
      doc: 'Gleichung (5): Das lernende Netz wählt die nächste Aktion, das Zielnetz bewertet sie; gegen die Maximierungsverzerrung (van Hasselt 2016).',
    },
    nStep: {
      label: 'n-Schritt-Return',
      doc: 'So viele Belohnungen summiert ein Zielwert, bevor er bootstrappt (Sutton 1988). Mehr verbreiten Belohnungen schneller und erhöhen die Varianz.',
    },
    loss: {
      label: 'Verlust',
      doc: 'Wie ein TD-Fehler bestraft wird.',
      options: {
        squared: { label: 'Quadratisch', doc: 'Der quadrierte Fehler, Gleichung (3).' },
        huber: {
          label: 'Huber',
          doc: 'Unter 1 quadratisch, darüber linear: Ein Ausreißer bewegt weniger (Mnih 2015).',
        },
      },
    },
    gradientClip: {
      label: 'Gradient Clipping',
      doc: 'Größte globale Norm eines Gradienten; längere werden gekürzt. 0 schaltet das Clipping ab.',
    },
    replay: {
      label: 'Replay',
      doc: 'Lernt aus einem Speicher vergangener Transitionen. Ohne ihn einmal aus jeder Transition, in der Reihenfolge, in der sie kommen.',
    },
    prioritised: {
      label: 'Priorisiertes Replay (PER)',
      doc: 'Zieht Transitionen mit größeren Fehlern häufiger und gleicht das im Verlust wieder aus (Schaul 2016).',
    },
    priorityAlpha: {
      label: 'PER-Exponent',
      doc: 'Wie stark die Fehler bestimmen, was gezogen wird: 0 gar nicht, 1 im Verhältnis.',
    },
    priorityBeta: {
      label: 'Importance Sampling, Anfangsexponent',
      doc: 'Wie vollständig die Importance-Sampling-Gewichte das ungleiche Ziehen im Verlust ausgleichen; steigt bis zum Ende des Budgets auf 1.',
    },
    batchSize: {
      label: 'Minibatch',
      doc: 'Transitionen, die für einen Gradientenschritt aus dem Replay-Speicher gezogen werden.',
    },
    bufferSize: {
      label: 'Replay-Speicher',
      doc: 'Wie viele der neuesten Transitionen aufbewahrt werden. Stichproben aus langer Vergangenheit sind eher unabhängig.',
    },
    warmup: {
      label: 'Aufwärmphase',
      doc: 'Schritte mit zufälligen Aktionen, die den Speicher füllen, bevor das Lernen beginnt.',
    },
    trainEvery: { label: 'Lernen alle', doc: 'Umgebungsschritte zwischen zwei Lernrunden.' },
    gradientSteps: { label: 'Gradientenschritte', doc: 'Gradientenschritte in jeder Lernrunde.' },
    target: {
      label: 'Zielnetz',
      doc: 'Woher der Wert des nächsten Zustands kommt.',
      options: {
        hard: {
          label: 'Hart (Kopie)',
          doc: 'Eine Kopie des lernenden Netzes, alle N Schritte erneuert (Mnih 2015).',
        },
        soft: {
          label: 'Soft Update',
          doc: 'Ein gleitendes Mittel des lernenden Netzes, mit Rate τ (Lillicrap 2016).',
        },
        none: {
          label: 'Aus',
          doc: 'Das lernende Netz selbst: Die Zielwerte bewegen sich mit jedem Schritt.',
        },
      },
    },
    tau: {
      label: 'Soft-Update-Rate',
      doc: 'Anteil des Wegs, den das Zielnetz in jedem Gradientenschritt auf das lernende Netz zugeht.',
    },
    targetEvery: {
      label: 'Zielnetz kopieren alle',
      doc: 'Umgebungsschritte zwischen zwei Kopien des lernenden Netzes in das Zielnetz.',
    },
    ...epsilonWords,
    epsilonStart: {
      label: 'Epsilon am Anfang',
      doc: 'Anteil zufälliger Aktionen gleich nach der Aufwärmphase.',
    },
  },
  conflicts: {
    bufferSize: ({ batchSize }) => bufferTooSmall(batchSize),
    warmup: (_, steps) => warmupTooLong(steps),
    ...epsilonConflictWords,
    prioritised: () => ({
      allowed: 'aus, solange Replay aus ist',
      remedy: 'Schalten Sie Replay ein: Prioritäten wählen unter gespeicherten Transitionen.',
    }),
    double: () => ({
      allowed: 'aus, solange es kein Zielnetz gibt',
      remedy: 'Schalten Sie das Zielnetz ein: Double Learning bewertet mit ihm, was das lernende Netz wählt.',
    }),
    lowestReturn: ({ highestReturn }) => ({
      allowed: `unter dem höchsten Return, also ${settingNumber(highestReturn, 'de')}`,
      remedy: 'Setzen Sie beide auf die diskontierten Returns, die vorkommen können.',
    }),
    highestReturn: ({ lowestReturn }) => ({
      allowed: `über dem niedrigsten Return, also ${settingNumber(lowestReturn, 'de')}`,
      remedy: 'Setzen Sie beide auf die diskontierten Returns, die vorkommen können.',
    }),
    gradientSteps: () => ({
      allowed: '1, solange Replay aus ist',
      remedy: 'Schalten Sie Replay ein: Ohne Replay wird aus jeder Transition nur einmal gelernt.',
    }),
  },
};
