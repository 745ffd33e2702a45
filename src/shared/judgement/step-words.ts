/** What to do next, as messages: a label for a button or a line, and the reason. */
import type { Message } from '../language/message';
import { message } from '../language/say';
import type { NextStep } from './next-steps';

export interface StepWords {
  /** What to do, in a few words: `Train five seeds`. */
  readonly label: Message;
  /** Why, in one sentence. */
  readonly reason: Message;
}

/** A step in words. */
export function stepWords(step: NextStep): StepWords {
  switch (step.code) {
    case 'diagnose': {
      const { findings } = step;
      return { label: message('nextSteps.diagnose'), reason: message('nextReasons.diagnose', { findings }) };
    }
    case 'seeds': {
      const { together } = step;
      return { label: message('nextSteps.seeds', { together }), reason: message('nextReasons.seeds') };
    }
    case 'improve': {
      const { improvement } = step;
      return {
        label: message(`nextSteps.${improvement}`),
        reason: message(`nextReasons.${improvement}`),
      };
    }
    default:
      return { label: message(`nextSteps.${step.code}`), reason: message(`nextReasons.${step.code}`) };
  }
}
