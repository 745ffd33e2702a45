import type { card as sac } from './card';
import { offPolicyConflictWords, offPolicyWords } from '../../shared/language/de/off-policy-learning';
import type { AlgorithmWords } from '../../shared/language/card-words';

export const words: AlgorithmWords<typeof sac> = {
  title: 'SAC',
  summary:
    'Lernt, was es wert ist, zugleich gut und zufällig zu handeln, und eine Strategie, die so viel Entropie behält, wie die Belohnungen erlauben.',
  source:
    'Haarnoja et al. 2018, „Soft actor-critic: off-policy maximum entropy deep reinforcement learning with a stochastic actor“ und „Soft actor-critic algorithms and applications“',
  hyperparameters: {
    ...offPolicyWords,
    temperatureRule: {
      label: 'Temperatur',
      doc: 'Was bestimmt, wie viel die Entropie der Strategie neben der Belohnung zählt.',
      options: {
        automatic: {
          label: 'Automatisch',
          doc: 'Mit der Lernrate des Actors gelernt, sodass die Entropie ihren Zielwert erreicht (Haarnoja 2018).',
        },
        fixed: { label: 'Fest', doc: 'Bleibt, wie sie ist; sie muss zur Größe der Belohnungen passen.' },
      },
    },
    temperature: {
      label: 'Anfängliche Temperatur',
      doc: 'Wert eines Nats Entropie in Einheiten der Belohnung; eine feste Temperatur behält diesen Wert. Mehr hält die Strategie zufällig.',
    },
    targetEntropy: {
      label: 'Zielentropie',
      doc: 'Entropie, die die automatische Temperatur anstrebt, von Aktionen in [−1, 1]. Die −1 der Veröffentlichung entspricht einer Standardabweichung von etwa 0,1; gleichverteilte Aktionen haben 0,69.',
    },
    noiseCorrelation: {
      label: 'Korrelation des Rauschens',
      doc: 'Wie viel des Rauschens, mit dem die Aktionen der Strategie gezogen werden, von einem Schritt zum nächsten bleibt. 0 zieht es neu, wie in der Veröffentlichung; gegen 1 behält die Strategie 1 / (1 − ρ) Schritte lang eine Richtung bei.',
    },
    lowestLogDeviation: {
      label: 'Untergrenze von log σ',
      doc: 'Untergrenze des Logarithmus der Standardabweichung der Strategie.',
    },
    highestLogDeviation: {
      label: 'Obergrenze von log σ',
      doc: 'Obergrenze des Logarithmus der Standardabweichung der Strategie. Bei 2 liegen fast alle Aktionen an einer Grenze.',
    },
  },
  conflicts: offPolicyConflictWords,
  stepWords: {
    nextDrawn: 'jetzt aus der Strategie gezogen',
    softValue: 'Wert mit Entropie',
    temperature: 'Temperatur',
    logDensityNext: 'logarithmierte Dichte von a′',
    logDensity: 'logarithmierte Dichte der Aktion',
    smallerOfPolicy: 'kleinerer Wert der Aktion der Strategie',
  },
};
