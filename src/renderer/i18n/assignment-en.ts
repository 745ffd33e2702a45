/** The texts of assignments, in English. */
import type { AnswerKind } from '../../shared/assignment';
import { formatCount } from './format';

export const assignment = {
  name: 'Assignment',
  set: 'Set by the assignment',
  choiceSet: 'Set',
  banner: {
    free: (labels: string) => `To be chosen: ${labels}.`,
    allSet: 'Everything is set: read it, think, and start.',
    leave: 'Without the assignment',
    leaveDoc: 'Keeps the values, sets them free, and asks nothing.',
    environment: 'environment',
    algorithm: 'algorithm',
    asked: 'The question',
    rule: 'It is asked as soon as the training has started. The result shows once it is answered; an answer cannot be changed.',
  },
  question: {
    label: 'Before the result shows',
    lead: 'What do you expect?',
    hint: 'Hint',
    answer: 'Answer',
    textHint: 'In your own words, and why.',
    numberHint: 'A number',
    once: 'An answer cannot be changed afterwards.',
    meanwhile: 'The training goes on meanwhile.',
    all: (n: number) =>
      n === 1
        ? 'Also for the other run of this assignment that waits for an answer'
        : `Also for the ${formatCount(n)} other runs of this assignment that wait for an answer`,
    give: 'Give this answer',
    giving: 'Saving…',
    taken: 'The answer is taken; the result shows.',
    failed: 'The answer was not taken',
    wrong: {
      text: 'Say in a few words what you expect.',
      number: 'Give a number alone, such as 475 or 0.5.',
      choice: 'Choose one of the options.',
    } satisfies Record<AnswerKind, string>,
    waiting: 'Waits for an answer',
    hidden: 'Curves, evaluations and the final result show after the answer.',
  },
  answered: {
    label: 'Question and answer',
    own: 'Own answer',
    at: (moment: string) => `given ${moment}`,
    result: 'Result',
    notYet: 'The training has not ended yet.',
    noResult: 'The training ended without a final evaluation.',
    mean: (mean: string, std: string, episodes: number) =>
      `${mean} ± ${std} over ${formatCount(episodes)} ${episodes === 1 ? 'episode' : 'episodes'}`,
    explanation: 'Explanation',
  },
  make: {
    open: 'Make an assignment…',
    title: 'Make an assignment',
    change: 'Change the assignment',
    lead: 'What stands in the form becomes a preset of which parts are set. Whoever starts it answers a question before the result shows. Export it as one file for the course.',
    name: 'Title',
    description: 'Description',
    free: 'What may be chosen',
    freeDoc: 'Everything that is not ticked is set to the value in the form.',
    choices: 'Task',
    environment: 'Environment',
    algorithm: 'Algorithm',
    none: 'Nothing is ticked: everything is set.',
    count: (n: number) =>
      n === 1 ? '1 setting may be chosen.' : `${formatCount(n)} settings may be chosen.`,
    tickAll: (section: string) => `All of ${section}`,
    question: 'Question',
    questionHint: 'What do you expect: …?',
    kind: 'Answered by',
    kinds: { text: 'Words', number: 'A number', choice: 'A choice' } satisfies Record<AnswerKind, string>,
    options: 'Options, one a line',
    hint: 'Hint, shown with the question (may be empty)',
    explanation: 'Explanation, shown with the result (may be empty)',
    save: 'Save',
    saveAndExport: 'Save and export…',
    cancel: 'Cancel',
    refused: 'The assignment cannot be saved',
  },
};
