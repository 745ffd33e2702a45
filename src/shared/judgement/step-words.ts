/** What to do next, in words: a label for a button or a line, and the reason. */
import { inEach, type Sentence } from '../sentence';
import type { Language } from '../language';
import type { Improvement, NextStep } from './next-steps';

export interface StepWords {
  /** What to do, in a few words: `Train five seeds`. */
  readonly label: Sentence;
  /** Why, in one sentence. */
  readonly reason: Sentence;
}

const both = (en: string, de: string): Sentence => ({ en, de });

const improvementWords: Readonly<Record<Improvement, StepWords>> = {
  target: {
    label: both('Try a target network', 'Zielnetz ausprobieren'),
    reason: both(
      'Without one, the targets move with every update.',
      'Ohne Zielnetz verschieben sich die Zielwerte mit jeder Aktualisierung.',
    ),
  },
  double: {
    label: both('Try Double DQN', 'Double DQN ausprobieren'),
    reason: both(
      'It overestimates values less, which often steadies what has been learned.',
      'Double DQN überschätzt die Werte weniger; das stabilisiert oft das Gelernte.',
    ),
  },
  dueling: {
    label: both('Try Dueling DQN', 'Dueling DQN ausprobieren'),
    reason: both(
      'It learns the value of a state for all actions at once.',
      'Dueling DQN lernt den Wert eines Zustands für alle Aktionen zugleich.',
    ),
  },
  replay: {
    label: both('Try DQN', 'DQN ausprobieren'),
    reason: both(
      'A replay buffer and a target network keep Q from chasing itself.',
      'Replay-Speicher und Zielnetz verhindern, dass Q sich selbst nachläuft.',
    ),
  },
  baseline: {
    label: both('Try a learned baseline', 'Gelernte Baseline ausprobieren'),
    reason: both(
      'It lowers the variance of the gradient without changing its expectation.',
      'Sie senkt die Varianz des Gradienten, ohne seinen Erwartungswert zu ändern.',
    ),
  },
  advantage: {
    label: both('Try A2C', 'A2C ausprobieren'),
    reason: both(
      'The advantage of an action varies less than its value.',
      'Der Vorteil einer Aktion streut weniger als ihr Wert.',
    ),
  },
  clipping: {
    label: both('Try PPO', 'PPO ausprobieren'),
    reason: both(
      'It learns several times from each rollout, and clips steps that go too far.',
      'PPO lernt mehrmals aus jedem Rollout und begrenzt zu große Schritte.',
    ),
  },
  twinCritics: {
    label: both('Try TD3', 'TD3 ausprobieren'),
    reason: both(
      'The smaller of two critics’ values overestimates less.',
      'Der kleinere Wert zweier Kritiker überschätzt weniger.',
    ),
  },
  entropy: {
    label: both('Try SAC', 'SAC ausprobieren'),
    reason: both(
      'A policy that is rewarded for its entropy explores by itself.',
      'Eine Strategie, deren Entropie belohnt wird, exploriert von selbst.',
    ),
  },
  longer: {
    label: both('Train twice as long', 'Doppelt so lange trainieren'),
    reason: both('The budget may be too short.', 'Vielleicht ist das Budget zu klein.'),
  },
  moreEpisodes: {
    label: both('Evaluate more episodes', 'Mehr Episoden auswerten'),
    reason: both(
      'Only then can the mean be told from the mark.',
      'Erst dann ist der Mittelwert vom Schwellwert zu unterscheiden.',
    ),
  },
};

const counted = (n: number, language: Language): string =>
  ({
    en: ['no', 'one', 'two', 'three', 'four', 'five'],
    de: ['keine', 'eine', 'zwei', 'drei', 'vier', 'fünf'],
  })[language][n] ?? String(n);

const plain: Readonly<Record<'answer' | 'resume' | 'inspect' | 'compare', StepWords>> = {
  answer: {
    label: both('Answer the question', 'Frage beantworten'),
    reason: both(
      'The result shows once the assignment’s question is answered.',
      'Das Ergebnis ist zu sehen, sobald die Frage der Übung beantwortet ist.',
    ),
  },
  resume: {
    label: both('Resume', 'Fortsetzen'),
    reason: both(
      'It continues from its last checkpoint, as if nothing had happened.',
      'Der Lauf geht vom letzten Checkpoint aus weiter, als wäre nichts gewesen.',
    ),
  },
  inspect: {
    label: both('Look inside', 'Agent ansehen'),
    reason: both(
      'Watch an episode, and see what the agent expects of each action.',
      'Sehen Sie sich eine Episode an, und was der Agent von jeder Aktion erwartet.',
    ),
  },
  compare: {
    label: both('Compare', 'Vergleichen'),
    reason: both(
      'All seeds of these settings in one figure, beside others.',
      'Alle Seeds dieser Einstellungen in einem Diagramm, neben anderen.',
    ),
  },
};

/** A step in words. */
export function stepWords(step: NextStep): StepWords {
  switch (step.code) {
    case 'diagnose':
      return {
        label: both('Read the diagnosis', 'Diagnose lesen'),
        reason: inEach((language) =>
          language === 'de'
            ? `Sie hat ${counted(step.findings, 'de')} ${step.findings === 1 ? 'Auffälligkeit' : 'Auffälligkeiten'} gefunden.`
            : `It has found ${counted(step.findings, 'en')} ${step.findings === 1 ? 'problem' : 'problems'}.`,
        ),
      };
    case 'seeds':
      return {
        label: both(
          `Train ${counted(step.together, 'en')} seeds`,
          `${counted(step.together, 'de').replace(/^./, (first) => first.toUpperCase())} Seeds trainieren`,
        ),
        reason: both(
          'One seed is an anecdote: another one may end quite differently.',
          'Ein einzelner Seed sagt wenig: Mit einem anderen kann es ganz anders ausgehen.',
        ),
      };
    case 'improve':
      return improvementWords[step.improvement];
    default:
      return plain[step.code];
  }
}
