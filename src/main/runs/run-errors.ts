import { message } from '../../shared/language/say';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

/** No run has this id. */
export class UnknownRunError extends SpokenError {
  constructor(
    readonly id: string,
    says: Message = message('runs.unknownRun', { id }),
  ) {
    super(says);
    this.name = 'UnknownRunError';
  }
}

/** Another process works on the run now, and nothing that this one still has to say of it counts. */
export class TakenOverError extends SpokenError {
  constructor() {
    super(message('ownership.takenOver'));
    this.name = 'TakenOverError';
  }
}

/** What a run is kept in is no longer there, while it is active. */
export class RunGoneError extends SpokenError {
  constructor(says: Message) {
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
      ? message('ownership.runFolderGone', { folder: runFolder })
      : message('ownership.dataFolderGone', { folder: dataFolder }),
  );
}
