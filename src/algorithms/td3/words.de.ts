import type { card as td3 } from './card';
import { actionNoiseConflictWords, actionNoiseWords } from '../../shared/language/de/action-noise';
import { offPolicyConflictWords, offPolicyWords } from '../../shared/language/de/off-policy-learning';
import type { AlgorithmWords } from '../../shared/language/card-words';

export const words: AlgorithmWords<typeof td3> = {
  title: 'TD3',
  summary:
    'DDPG mit drei Mitteln gegen überschätzte Werte: dem kleineren zweier Kritiker, geglätteten Zielaktionen und einem Actor, der wartet.',
  source: 'Fujimoto et al. 2018, „Addressing function approximation error in actor-critic methods“',
  improvements: {
    entropy: {
      label: 'SAC ausprobieren',
      reason: 'Eine Strategie, deren Entropie belohnt wird, exploriert von selbst.',
    },
  },
  hyperparameters: {
    ...offPolicyWords,
    policyDelay: {
      label: 'Policy Delay',
      doc: 'Gradientenschritte der Kritiker je Schritt des Actors und der Zielnetze. Mehr lassen die Werte zur Ruhe kommen, bevor die Strategie folgt.',
    },
    targetSigma: {
      label: 'Target Policy Smoothing',
      doc: 'Standardabweichung des Rauschens auf den Aktionen der Zielstrategie: Benachbarte Aktionen sollen ähnliche Werte haben. 0 schaltet es ab.',
    },
    targetNoiseClip: {
      label: 'Clipping des Glättungsrauschens',
      doc: 'Wie weit dieses Rauschen eine Aktion höchstens verschieben darf, nach beiden Seiten.',
    },
    ...actionNoiseWords,
  },
  conflicts: { ...offPolicyConflictWords, ...actionNoiseConflictWords },
  stepWords: {
    smoothing: 'Rauschen zum Glätten, begrenzt',
  },
};
