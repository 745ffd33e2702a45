/** How long ago something was, in English. */

export const justNow: string = 'just now';

export const ago: (minutes: number) => string = (minutes) => `${minutes} min ago`;
