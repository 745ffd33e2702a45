/** Why a request of the window is not answered. */
import type { Message, Speech } from '../../message';

export const requests = {
  unknown: 'There is no such request.',
  badPayload: ({ name }: { readonly name: string }) =>
    `The request ${name} was refused because of its payload.`,
  tooMany: ({ most }: { readonly most: number }) =>
    `${most} requests of the window are still being answered. Wait a moment.`,
  foreign: 'Only the window’s own page may ask.',
  tooLarge: ({ allowed }: { readonly allowed: Message }, { say }: Speech) =>
    `The request is too large: ${say(allowed)} may be sent.`,
  /** Only the system's own words are there. */
  unanswered: ({ detail }: { readonly detail: string }) => detail,
  underWay: 'This is already in progress. Wait until it has finished, or cancel it, then start again.',
} as const;
