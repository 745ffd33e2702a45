/** What is wrong with a checkpoint that can be set aside for an older one. */
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';

/** A checkpoint does not hold what it must. */
export class DamagedCheckpoint extends SpokenError {}

/** @throws DamagedCheckpoint where the condition does not hold */
export function expect(condition: boolean, reason: Message): asserts condition {
  if (!condition) throw new DamagedCheckpoint(reason);
}
