/** How long ago something was, in German. */

export const justNow: string = 'gerade eben';

export const ago: (minutes: number) => string = (minutes) => `vor ${minutes} min`;
