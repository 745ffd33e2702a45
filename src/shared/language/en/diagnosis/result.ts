/** What the diagnosis says of the result, in English. */
import type { DiagnosisTexts } from '../../../diagnosis/describe';
import type { FindingSpeech } from '../../../diagnosis/finding-speech';

type Rules = 'notLearning' | 'unsolved' | 'budgetShort' | 'resultNoisy' | 'oneSeed';

export function result({ count, value }: FindingSpeech): Pick<DiagnosisTexts, Rules> {
  return {
    notLearning: {
      title: 'It performs no better than chance',
      seen: (f) =>
        `The final evaluation is ${value(f.mean)}. Acting at random yields ${value(f.random)}; the task counts as solved from ${value(f.solved)}.`,
      why: 'Nothing of what was learned shows in what the agent does.',
      remedy:
        'Start from a preset for this environment, check that it learns, and change one setting at a time. Compare the curves of loss and values to see what differs.',
    },
    unsolved: {
      title: 'The task was not solved',
      seen: (f) =>
        `The final evaluation is ${value(f.mean)}; the task counts as solved from ${value(f.solved)}. The best evaluation on the way was ${value(f.best)}.`,
      why: 'Nothing that was recorded explains it: neither the settings nor the curves show a fault.',
      remedy:
        'Train more seeds to see whether this one was unlucky, then change one setting at a time: an improvement of the algorithm, a lower learning rate, or a larger budget.',
    },
    budgetShort: {
      title: 'The budget ended while it was still learning',
      seen: (f) =>
        `Evaluations rose from ${value(f.before)} in the third quarter to ${value(f.now)} in the last; the task counts as solved from ${value(f.solved)}.`,
      why: 'The result shows where the budget ended, not what the algorithm can do.',
      remedy: 'Raise the budget before drawing conclusions. Schedules that depend on it stretch with it.',
    },
    resultNoisy: {
      title: 'The result is a rough estimate',
      seen: (f) =>
        f.episodes === 1
          ? `It is the return of one episode, ${value(f.mean)}.`
          : `It is ${value(f.mean)} with a standard error of ${value(f.error)} over ${count(f.episodes)} episodes; from random to solved it is ${value(f.scale)}.`,
      why: 'A difference between runs that is smaller than this may be nothing but luck.',
      remedy: 'Evaluate over more episodes at the end.',
    },
    oneSeed: {
      title: 'One seed is an anecdote',
      seen: (f) => `No other run of these settings has ended; this one has the seed ${count(f.seed)}.`,
      why: 'Results of the same settings differ from seed to seed, often by more than two algorithms do.',
      remedy: 'Train five seeds or more, and compare their medians.',
    },
  };
}
