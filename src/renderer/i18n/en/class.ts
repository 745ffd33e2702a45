/** The texts of the room of a class, in English. */
import type { FileState } from '../../../shared/class';
import { formatCount } from '../format';

const runs = (n: number) => (n === 1 ? '1 run' : `${formatCount(n)} runs`);
const students = (n: number) => (n === 1 ? '1 student' : `${formatCount(n)} students`);

export const classRoom = {
  title: 'Class',
  summary: (people: number, n: number) => `${students(people)}, ${runs(n)}`,
  /** How many of them a filter shows. */
  shown: (n: number) => `${runs(n)} shown`,
  hideNames: 'Hide names',
  hideNamesDoc:
    'Numbers stand for names and IDs here and in the exported table. Compare still names the owners of runs.',
  hidden: (n: number) => `Student ${n}`,
  views: { label: 'View', table: 'Table', strip: 'Returns by student' },
  environment: 'Environment',
  assignment: 'Assignment',
  all: 'All',
  noAssignment: 'Without assignment',
  exportTable: 'Export table…',
  exportDoc: 'The runs shown, in this order, as CSV. The format follows the setting of the last export.',
  exported: 'Table exported',
  exportFailed: 'The table was not exported',
  show: 'Show file',
  compare: (n: number) => `Compare ${runs(n)}`,
  compareDoc: 'Imports those of the runs shown that are not here yet, then opens them in Compare.',
  compareMost: (most: number) => `At most ${formatCount(most)} runs can be compared. Filter first.`,
  compareFailed: 'The runs could not be compared',
  notImported: (n: number) =>
    n === 1 ? '1 file could not be imported' : `${formatCount(n)} files could not be imported`,
  columns: {
    student: 'Student',
    id: 'ID',
    assignment: 'Assignment',
    environment: 'Environment',
    algorithm: 'Algorithm',
    seed: 'Seed',
    return: 'Return',
    solved: 'Result',
    answer: 'Answer',
    when: 'Handed in',
  },
  returnDoc: 'Mean return of the final evaluation, with its standard deviation.',
  caption: 'What the class has handed in',
  sortBy: (column: string) => `Sort by ${column}`,
  question: (question: string) => `Question: ${question}`,
  more: 'Show the whole answer',
  less: 'Show less of the answer',
  also: (names: string) => `Also handed in by ${names}`,
  empty: {
    noFolder: 'No hand-in folder yet',
    noFolderDoc:
      'Choose a folder that you and your students reach: a share, a stick, a synchronised drive. What they hand in appears here within a few seconds.',
    choose: 'Choose a folder…',
    nothing: 'Nothing has been handed in yet',
    nothingDoc: (folder: string) =>
      `This window is watching ${folder}. Students choose the same folder in their settings, or find it preset as handInFolder in rl-lab.config.json, and click “Hand in” on a run.`,
    noneShown: 'No run matches.',
  },
  unreachable: 'The hand-in folder cannot be read',
  files: {
    open: (n: number) => (n === 1 ? '1 remark on files' : `${formatCount(n)} remarks on files`),
    title: 'Files in the hand-in folder',
    lead: 'These files were skipped, or something about them should be known. None of them was changed.',
    hidden: (n: number) => `File ${n}`,
    states: {
      arriving: 'Still arriving',
      damaged: 'Damaged',
      foreign: 'Not from this program',
      repeated: 'Repeated',
      partly: 'Partly read',
    } satisfies Record<FileState, string>,
  },
  strip: {
    axis: (environment: string) => `Return of the final evaluation, ${environment}`,
    doc: 'Each dot is one run; the vertical stroke is the student’s median. Highest medians first.',
    random: 'random',
    solved: 'solved',
    none: 'No run shown has a final evaluation yet.',
    without: (n: number) => `${runs(n)} without a final evaluation left out.`,
    spread: (name: string, n: number, median: string) => `${name}: ${runs(n)}, median ${median}`,
    environments: 'Returns of different environments are not comparable: one of them is shown.',
  },
  settings: {
    show: 'Show the class',
    showDoc: 'For lecturers: adds a view of everything that has been handed in to this folder.',
  },
};
