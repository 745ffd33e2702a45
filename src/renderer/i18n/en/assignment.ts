/** The texts of assignments, in English. */
import type { AnswerKind } from '../../../shared/assignment';
import { formatCount } from '../format';

export const assignment = {
  name: 'Assignment',
  set: 'Fixed by the assignment',
  choiceSet: 'Fixed',
  banner: {
    free: (labels: string) => `You may change: ${labels}.`,
    allSet: 'Everything is fixed: read the question, think, and start.',
    leave: 'Without the assignment',
    leaveDoc: 'Keeps the values, unlocks them, and asks nothing.',
    environment: 'environment',
    algorithm: 'algorithm',
    asked: 'The question',
    rule: 'It is asked as soon as the training has started. The result is shown once you have answered; an answer cannot be changed.',
  },
  question: {
    label: 'Before the result is shown',
    lead: 'What do you expect?',
    hint: 'Hint',
    answer: 'Answer',
    textHint: 'In your own words, and why.',
    numberHint: 'A number',
    once: 'An answer cannot be changed afterwards.',
    meanwhile: 'The training continues meanwhile.',
    all: (n: number) =>
      n === 1
        ? 'Also for the other run of this assignment that is waiting for an answer'
        : `Also for the ${formatCount(n)} other runs of this assignment that are waiting for an answer`,
    give: 'Submit answer',
    giving: 'Saving…',
    taken: 'Answer submitted; the result is shown.',
    failed: 'The answer was not accepted',
    wrong: {
      text: 'Say in a few words what you expect.',
      number: 'Enter a single number, such as 475 or 0.5.',
      choice: 'Choose one of the options.',
    } satisfies Record<AnswerKind, string>,
    waiting: 'Waiting for an answer',
    hidden: 'Curves, evaluations and the final result are shown after you have answered.',
  },
  answered: {
    label: 'Question and answer',
    own: 'Your answer',
    at: (moment: string) => `given ${moment}`,
    result: 'Result',
    notYet: 'The training has not finished yet.',
    noResult: 'The training ended without a final evaluation.',
    mean: (mean: string, std: string, episodes: number) =>
      `${mean} ± ${std} over ${formatCount(episodes)} ${episodes === 1 ? 'episode' : 'episodes'}`,
    explanation: 'Explanation',
  },
  make: {
    open: 'Make an assignment…',
    title: 'Make an assignment',
    change: 'Change the assignment',
    lead: 'Turns the current form into an assignment; you decide which values students may change. They answer a question before they see the result. Export it as one file for your course.',
    name: 'Title',
    description: 'Description',
    free: 'What students may change',
    freeDoc: 'Everything that is not ticked is fixed at the value in the form.',
    choices: 'Environment and algorithm',
    environment: 'Environment',
    algorithm: 'Algorithm',
    none: 'Nothing is ticked: everything is fixed.',
    count: (n: number) =>
      n === 1 ? '1 setting may be changed.' : `${formatCount(n)} settings may be changed.`,
    tickAll: (section: string) => `All of ${section}`,
    question: 'Question',
    questionHint: 'What do you expect: …?',
    kind: 'Kind of answer',
    kinds: { text: 'Free text', number: 'A number', choice: 'Multiple choice' } satisfies Record<
      AnswerKind,
      string
    >,
    options: 'Options, one per line',
    hint: 'Hint, shown with the question (optional)',
    explanation: 'Explanation, shown with the result (optional)',
    save: 'Save',
    saveAndExport: 'Save and export…',
    cancel: 'Cancel',
    missing: (labels: readonly string[]) => `Still missing: ${labels.join(', ')}.`,
    refused: 'The assignment cannot be saved',
  },
};
