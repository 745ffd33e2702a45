import type { Message } from './message';
import { say } from './say';

/** An error that is meant for people; its message, for command line and logs, is the English one. */
export class SpokenError extends Error {
  constructor(
    readonly says: Message,
    options?: ErrorOptions,
  ) {
    super(say(says), options);
    this.name = 'SpokenError';
  }
}
