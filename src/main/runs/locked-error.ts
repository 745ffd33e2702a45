import type { ProcessIdentity } from '../../platform/process-identity';
import { SpokenError } from '../../shared/sentence';
import { ownershipTexts } from './ownership-texts';

/** Another process holds a lock for longer than it should; the message names both. */
export class LockedError extends SpokenError {
  constructor(
    readonly path: string,
    owner: ProcessIdentity | null,
  ) {
    const holder =
      owner === null ? ownershipTexts.namelessProcess : ownershipTexts.process(owner.pid, owner.host);
    super(ownershipTexts.locked(path, holder));
    this.name = 'LockedError';
  }
}
