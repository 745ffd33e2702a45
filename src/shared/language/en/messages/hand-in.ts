/** What is said when runs are handed in to a class, and of what lies in its folder. */
import type { Speech } from '../../message';

export const handIn = {
  unanswered: ({ id }: { readonly id: string }) =>
    `The run ${id} cannot be handed in yet: answer its question first.`,
  noFolder: ({ folder }: { readonly folder: string }) =>
    `The hand-in folder ${folder} is not a folder. Choose another one in the settings.`,
  notChosen: 'There is no hand-in folder yet. Choose one in the settings.',
  nameMissing: 'Whose runs are these? Enter your name first.',
  arriving: 'It is still being copied, or its end is missing. It is read as soon as it is whole.',
  leftBehind: 'A hand-in that was interrupted left it behind. It can be deleted.',
  otherFile: 'It is not a file of runs.',
  copyOf: ({ file }: { readonly file: string }) => `It is a copy of ${file}; its runs are shown once.`,
  again: ({ file }: { readonly file: string }) =>
    `Its runs were handed in again; those of ${file} are shown.`,
  tooManyFiles: ({ files, most }: { readonly files: number; readonly most: number }, { number }: Speech) =>
    `The folder holds ${number(files)} files; only the first ${number(most)} by name are read. Use a folder for each class.`,
  tooManyRuns: ({ runs, most }: { readonly runs: number; readonly most: number }, { number }: Speech) =>
    `The folder holds ${number(runs)} runs; only the first ${number(most)} are shown. Use a folder for each class.`,
  changedMeanwhile: 'The folder has changed meanwhile. Try again.',
} as const;
