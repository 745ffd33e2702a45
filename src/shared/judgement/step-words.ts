/** What to do next, in a language: a label for a button or a line, and the reason. */
import type { Language } from '../language';
import type { Message } from '../language/message';
import { message, say } from '../language/say';
import { wordsIn } from '../language/words';
import type { NextStep } from './next-steps';

export interface StepWords {
  /** What to do, in a few words: `Train five seeds`. */
  readonly label: string;
  /** Why, in one sentence. */
  readonly reason: string;
}

/** A step in words. What the card of an algorithm proposes is told in the card's words. */
export function stepWords(step: NextStep, language: Language): StepWords {
  switch (step.code) {
    case 'diagnose': {
      const { findings } = step;
      return words(message('nextSteps.diagnose'), message('nextReasons.diagnose', { findings }));
    }
    case 'seeds': {
      const { together } = step;
      return words(message('nextSteps.seeds', { together }), message('nextReasons.seeds'));
    }
    case 'improve': {
      const { algorithm, improvement } = step;
      if (algorithm !== null) return wordsIn(language).algorithms[algorithm]!.improvements![improvement]!;
      return words(message(`nextSteps.${improvement}`), message(`nextReasons.${improvement}`));
    }
    default:
      return words(message(`nextSteps.${step.code}`), message(`nextReasons.${step.code}`));
  }

  function words(label: Message, reason: Message): StepWords {
    return { label: say(label, language), reason: say(reason, language) };
  }
}
