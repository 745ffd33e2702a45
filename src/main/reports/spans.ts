/** How much of an export its parts are, from 0 to 1: reading the runs, and drawing and writing what they show. */
export const readingSpan = [0, 0.5] as const;
export const writingSpan = [0.5, 1] as const;
