/** Texts about work that takes long, in English. */
import type { Position, WorkProgress, WorkStage } from '../../../shared/work';
import { formatCount } from '../format';

const stages: Readonly<Record<WorkStage, string>> = {
  reading: 'Reading',
  drawing: 'Drawing',
  writing: 'Writing',
  unpacking: 'Unpacking',
};

const place = (what: string, { at, of }: Position) => `${what} ${formatCount(at)} of ${formatCount(of)}`;

export const work = {
  /** What is being done: “Writing run 3 of 12”. */
  doing: ({ stage, run, file }: Pick<WorkProgress, 'stage' | 'run' | 'file'>) =>
    [
      run === null ? `${stages[stage]}…` : `${stages[stage]} ${place('run', run)}`,
      ...(file === null ? [] : [place('file', file)]),
    ].join(', '),
  cancel: 'Cancel',
  cancelling: 'Cancelling…',
  /** After an export that was cancelled. */
  nothingWritten: 'Cancelled: nothing was written.',
  importing: 'Importing runs',
  importCancelled: 'The import was cancelled',
  /** Files of a cancelled import. */
  notTaken: (files: readonly string[]) => `Skipped: ${files.join(', ')}.`,
  /** Runs of a cancelled import, by name. */
  stay: (names: readonly string[]) =>
    names.length === 0 ? 'No run was imported.' : `Already imported and kept: ${names.join(', ')}.`,
};

export type WorkTexts = typeof work;
