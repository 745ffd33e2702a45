import type { card as reinforce } from './card';
import { hiddenActivationWords, learningRateScheduleWords } from '../../shared/language/de/learning';
import type { AlgorithmWords } from '../../shared/language/card-words';

export const words: AlgorithmWords<typeof reinforce> = {
  title: 'REINFORCE',
  summary:
    'Spielt ganze Episoden mit einer stochastischen Strategie und macht jede Aktion im Verhältnis zum Return wahrscheinlicher, der auf sie folgte.',
  source:
    'Williams 1992, „Simple statistical gradient-following algorithms for connectionist reinforcement learning“; Gleichungen (11) und (12) der Vorlesung',
  metrics: {
    gradientVariance: {
      title: 'Varianz des Gradienten',
      doc: 'Varianz des Strategie-Gradienten einer Episode, summiert über alle Gewichte.',
    },
  },
  improvements: {
    baseline: {
      label: 'Gelernte Baseline ausprobieren',
      reason: 'Sie senkt die Varianz des Gradienten, ohne seinen Erwartungswert zu ändern.',
    },
  },
  hyperparameters: {
    hiddenLayers: {
      label: 'Verdeckte Schichten',
      doc: 'Breiten der vollständig verbundenen Schichten der Strategie und der gelernten Baseline. Breitere stellen mehr dar und brauchen länger.',
    },
    activation: hiddenActivationWords,
    initialDeviation: {
      label: 'Anfängliche Standardabweichung',
      doc: 'Standardabweichung kontinuierlicher Aktionen am Anfang, in Einheiten, in denen die Grenzen −1 und 1 sind; von dort an wird sie gelernt. Diskrete Aktionen haben keine.',
    },
    episodes: {
      label: 'Episoden',
      doc: 'Ganze Episoden, die vor jeder Aktualisierung gespielt werden. Mehr mitteln das Rauschen des Gradienten weg und lassen weniger Aktualisierungen übrig.',
    },
    discount: {
      label: 'Diskontfaktor',
      doc: 'Gewicht der nächsten Belohnung in einem Return. Gegen 1 enthalten die Returns mehr von der Zukunft und streuen stärker.',
    },
    learningRate: {
      label: 'Lernrate',
      doc: 'Schrittweite des Optimierers der Strategie. Zu groß, und ein unglücklicher Batch verdirbt die Strategie; zu klein, und das Budget endet vorher.',
    },
    learningRateSchedule: {
      ...learningRateScheduleWords,
      doc: 'Wie sich die Lernrate der Strategie über das Budget ändert. Eine fallende lässt die Strategie am Ende des Budgets zur Ruhe kommen.',
    },
    optimizer: {
      label: 'Optimierer',
      doc: 'Regel, die aus Gradienten Änderungen der Gewichte macht, für die Strategie und die gelernte Baseline.',
      options: {
        adam: { label: 'Adam', doc: 'Kingma & Ba 2015; die übliche Wahl.' },
        rmsprop: { label: 'RMSProp', doc: 'Zentriert (Graves 2013).' },
        sgd: { label: 'SGD', doc: 'Einfacher Gradientenabstieg, wie in der Vorlesung.' },
      },
    },
    gradientClip: {
      label: 'Gradient Clipping',
      doc: 'Größte globale Norm eines Gradienten der Strategie; längere werden gekürzt. 0 schaltet das Clipping ab.',
    },
    entropyCoefficient: {
      label: 'Entropiebonus',
      doc: 'Was ein Nat Entropie der Strategie in jedem Schritt wert ist, in der Einheit der Gewichtung. Er hält die Strategie davon ab, sich zu früh auf eine Aktion festzulegen.',
    },
    baseline: {
      label: 'Baseline',
      doc: 'Was von jedem Return abgezogen wird, bevor er eine Aktion gewichtet. Der erwartete Gradient bleibt, seine Varianz sinkt.',
      options: {
        none: { label: 'Keine', doc: 'Der Return selbst, Gleichung (12).' },
        mean: {
          label: 'Mittel',
          doc: 'Der mittlere Return ab dem jeweiligen Schritt im Batch, eine Zahl für alle Zustände.',
        },
        value: {
          label: 'Gelerntes V',
          doc: 'Ein Netz, das den Wert jedes Zustands lernt (Sutton & Barto 2018, Abschnitt 13.4).',
        },
      },
    },
    normaliseReturns: {
      label: 'Returns normieren',
      doc: 'Teilt, was die Aktionen gewichtet, durch sein quadratisches Mittel über den Batch: Die Schrittweite hängt nicht mehr von der Größe der Belohnungen ab.',
    },
    valueLearningRate: {
      label: 'Lernrate von V',
      doc: 'Schrittweite des Optimierers der gelernten Baseline.',
    },
    valueSteps: {
      label: 'Gradientenschritte von V',
      doc: 'Gradientenschritte der gelernten Baseline auf jedem Batch, nachdem sie der Strategie gedient hat. Mehr passen sie besser an und dauern länger.',
    },
  },
  stepWords: {
    episodeFrom: 'die letzten {shown} der {length} der neuesten Episode; gemeinsam gelernt aus 1 Episode',
    episodesFrom:
      'die letzten {shown} der {length} der neuesten Episode; gemeinsam gelernt aus {episodes} Episoden',
    episodeRow: 'Schritt {step}: w = {weight}',
    returnToGo: 'Der Return',
    returnToGoDoc:
      'Was von diesem Schritt an verdient wurde, diskontiert, und die Baseline, die davon abgezogen wird: Gut ist eine Aktion, die mehr gebracht hat.',
    returnToGoLabel: 'Return von hier an',
    nextReturn: 'Return vom nächsten Schritt an',
    behindCut: 'gelernter Wert hinter dem Abbruch',
    noBaseline: 'keine Baseline',
    meanBaseline: 'mittlerer Return des Batches',
    valueBaseline: 'gelernter Wert V(s)',
    scale: 'quadratisches Mittel des Batches',
  },
};
