/** What is allowed where values, presets, assignments and answers are refused, and what to do. */
import type { Speech } from '../../message';

export const refusals = {
  correctName: 'Remove it or correct its name.',
  leaveOut: 'Correct it or leave it out.',
  text: ({ least, most }: { readonly least: number; readonly most: number }) =>
    `a text of ${least} to ${most} characters`,
  changeLength: 'Make it longer or shorter.',
  quote: 'Put it into double quotes.',
  typeAnew: 'Type it anew.',
  preset: 'an object with title, description and experiment',
  copyPreset: 'Start from a copy of another preset.',
  id: '1 to 80 letters, digits, dots, hyphens and underscores, a letter or digit first',
  chooseFileName: 'Choose a name that can be the name of a file.',
  ownId: 'an id of its own',
  giveOtherIds: 'Give each preset another id.',
  translations: 'an object with the words of each language under its two letters',
  language: 'the two letters of a language',
  translation: 'an object with title and description in that language',
  translatedQuestion: 'an object with the question in that language',
  newerFile: 'A newer version of the program wrote the file: use that one, or have it exported anew.',
  correctSchema: 'Remove it or correct it.',
  moveIntoPreset: 'Put it into one of the presets, or remove it.',
  presets: ({ most }: { readonly most: number }) => `a list of 1 to ${most} presets`,
  writePresets: 'Write it as [{"id": …}, …].',
  assignment: 'an object with locked, question and kind',
  writeAssignment: 'Write it as {"locked": "all", "question": "…", "kind": "text"}.',
  locks: 'either locked or allBut',
  sayLocks: 'Say what is set: "locked": "all", "locked": ["environment", …], or "allBut": ["seed", …].',
  lockList: 'a list of settings',
  allOrLockList: '"all" or a list of settings',
  writeLockList: 'Write it as ["environment", "hyperparameters.batchSize"].',
  correctSetting: 'Correct the name of the setting, or remove it.',
  sayKind: 'Say how the question is answered.',
  options: ({
    min,
    max,
    longest,
  }: {
    readonly min: number;
    readonly max: number;
    readonly longest: number;
  }) => `${min} to ${max} different texts of 1 to ${longest} characters`,
  writeOptions: 'Write what can be chosen as ["…", "…"], without blanks around each.',
  none: 'none',
  removeOptions: 'Remove them, or make the kind "choice".',
  asManyOptions: 'as many options as in English',
  translateOptions: 'Translate each of them.',
  course: 'an object with the title of the course',
  writeCourse: 'Write it as {"title": "…", "by": "…"}.',
  courseId: '1 to 29 letters, digits, hyphens and underscores, a letter or digit first',
  ids: ({ most }: { readonly most: number }) => `a list of at most ${most} ids`,
  writeIds: 'Write it as ["…", "…"].',
  presetInCourse: ({ longest }: { readonly longest: number }) =>
    `an id of at most ${longest} letters, digits, dots, hyphens and underscores that no other preset of the course has`,
  setByAssignment: 'It is set by the assignment: leave it as it is, or start without the assignment.',
  sayRoughly: 'Say what you expect, if only roughly.',
  answerNumber: 'a number, such as 475 or 0.5',
  numberAlone: 'Give the number alone, without a unit.',
  chooseOne: 'Choose one of these, word for word.',
  removeNames: 'Remove these names as well.',
  readAsSeveral: ({
    readings,
    written,
    list,
  }: {
    readonly readings: readonly string[];
    readonly written: readonly string[];
    readonly list: string | null;
  }) =>
    [
      readings.length > 1 ? `It can be read as ${readings.join(' or ')}: ` : '',
      `${readings.length > 1 ? 'write' : 'Write'} ${written.join(' or ')}${list === null ? '' : `; or "${list}" for several values, where a list is allowed`}.`,
    ].join(''),
  namedValues: 'an object of named values',
  writeNamedValues: 'Write it as {"name": value, …}.',
  meant: ({ name }: { readonly name: string }) => `Did you mean ${name}?`,
  chooseEnvironment: 'Choose one of these environments.',
  chooseAlgorithm: 'Choose one of these algorithms.',
  experiment: 'an object with environment, algorithm, steps, seed and hyperparameters',
  startFromPreset: 'Start from a preset.',
  atOnce: ({ most }: { readonly most: number }) => `at most ${most} at once`,
  fewerRuns: 'Leave out values or seeds.',
  faultOfProgram: 'This is a fault of the program; please report it.',
  /** Which of several experiments have it: those with these values, or of this number. */
  ofExperiments: ({ named, more }: { readonly named: readonly NamedExperiment[]; readonly more: number }) =>
    named.map(({ values, number }) => (values === '' ? `number ${number}` : `with ${values}`)).join('; ') +
    (more > 0 ? ` and ${more} more` : ''),
  moreThan: ({ least }: { readonly least: number }, { number }: Speech) => `more than ${number(least)}`,
  chooseLarger: 'Choose a larger budget.',
} as const;

export interface NamedExperiment {
  /** What it has that the others have not all, by names; empty where there is nothing. */
  readonly values: string;
  readonly number: number;
}
