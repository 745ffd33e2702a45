import { SpokenError, type Sentence } from '../../shared/sentence';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { ownershipTexts } from './ownership-texts';
import { runTexts } from './texts';

/** No run has this id. */
export class UnknownRunError extends SpokenError {
  constructor(
    readonly id: string,
    says: Sentence = runTexts.unknownRun(id),
  ) {
    super(says);
    this.name = 'UnknownRunError';
  }
}

/** Another process works on the run now, and nothing that this one still has to say of it counts. */
export class TakenOverError extends SpokenError {
  constructor() {
    super(ownershipTexts.takenOver);
    this.name = 'TakenOverError';
  }
}

/** What a run is kept in is no longer there, while it is active. */
export class RunGoneError extends SpokenError {
  constructor(says: Sentence) {
    super(says);
    this.name = 'RunGoneError';
  }
}

/** What is gone of an active run whose folder cannot be found; null where it is there. */
export function goneError(runFolder: string): RunGoneError | null {
  if (existsSync(runFolder)) return null;
  const dataFolder = dirname(dirname(runFolder));
  return new RunGoneError(
    existsSync(dirname(runFolder))
      ? ownershipTexts.runFolderGone(runFolder)
      : ownershipTexts.dataFolderGone(dataFolder),
  );
}
