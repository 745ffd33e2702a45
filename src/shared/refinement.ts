/** What a schema's own checks allow, for people. */
import type { Message } from './language/message';
import { say } from './language/say';

/** For `refine`: what is allowed, as a message, and in English as every issue of a schema has it. */
export const allowing = (says: Message) => ({ error: say(says), params: { says } });

/** The same for an issue that a `superRefine` adds. */
export const refusal = (says: Message) => ({ code: 'custom' as const, message: say(says), params: { says } });
