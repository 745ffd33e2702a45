import { message } from '../../shared/language/say';
import type { ProcessIdentity } from '../../platform/process-identity';
import { SpokenError } from '../../shared/language/spoken-error';

/** Another process holds a lock for longer than it should; the message names both. */
export class LockedError extends SpokenError {
  constructor(
    readonly path: string,
    owner: ProcessIdentity | null,
  ) {
    const holder =
      owner === null
        ? message('ownership.namelessProcess')
        : message('ownership.process', { pid: owner.pid, host: owner.host });
    super(message('ownership.locked', { path, holder }));
    this.name = 'LockedError';
  }
}
