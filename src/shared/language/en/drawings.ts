/** What is said of the drawings that environments share, in English. */
import { gridDoc, gridPace } from '../../drawing/grid-world';
import { barsDoc } from '../../drawing/state-bars';
import type { DrawingWords } from '../card-words';

/** Of an environment that has no picture of its own. */
export const bars: DrawingWords = { doc: barsDoc };

/** Of a world of cells. */
export const cells: DrawingWords = {
  doc: `${gridDoc}. ${gridPace}`,
  quantities: { row: 'row', column: 'column' },
};
