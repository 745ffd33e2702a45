import type { SharedCardWords } from '../card-words';

/** Cards, settings and metrics are written in English. */
export const cards: SharedCardWords = { experiment: {}, metrics: {}, units: {}, groups: {} };
