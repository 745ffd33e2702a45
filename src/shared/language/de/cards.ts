/** What cards share, in German. */
import type { SharedCardWords } from '../card-words';
import { experimentWords } from './experiment';
import { metricWords } from './metrics';
import { groupWords, unitWords } from './units';

export const cards: SharedCardWords = {
  experiment: experimentWords,
  metrics: metricWords,
  units: unitWords,
  groups: groupWords,
};
