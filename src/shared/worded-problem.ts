import type { Message } from './language/message';
import { say } from './language/say';
import type { Problem } from './problem';

/** A problem whose words are messages; what is allowed may be a list of names, the same in every language. */
export const wordedProblem = (
  field: string,
  value: string,
  allowed: Message | string,
  remedy: Message,
): Problem => ({
  field,
  value,
  allowed: typeof allowed === 'string' ? allowed : say(allowed),
  remedy: say(remedy),
  says: { ...(typeof allowed === 'string' ? {} : { allowed }), remedy },
});
