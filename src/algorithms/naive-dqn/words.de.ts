import type { card as naiveDqn } from './card';
import { epsilonConflictWords, epsilonWords } from '../../shared/language/de/epsilon-greedy';
import type { AlgorithmWords } from '../../shared/language/card-words';
import { words as dqnWords } from '../dqn/words.de';

const { hiddenLayers, learningRate, optimizer, discount } = dqnWords.hyperparameters;

export const words: AlgorithmWords<typeof naiveDqn> = {
  title: 'Naives Deep Q-Learning',
  summary:
    'Lernt aus jeder Transition einmal, so wie sie kommt: kein Replay, kein Zielnetz, und nichts hält Q davon ab, sich selbst hinterherzulaufen.',
  source:
    'Gleichung (2) der Vorlesung und ihr naiver Algorithmus; die Gegenmittel stammen von Mnih et al. 2015',
  improvements: {
    replay: {
      label: 'DQN ausprobieren',
      reason: 'Replay-Speicher und Zielnetz verhindern, dass Q sich selbst nachläuft.',
    },
  },
  hyperparameters: { hiddenLayers, learningRate, optimizer, discount, ...epsilonWords },
  conflicts: epsilonConflictWords,
};
