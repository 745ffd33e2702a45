/** A lake, seen from above. */
import type { DrawingOf } from '../../shared/drawing/drawing';
import { gridDoc, gridDrawing, gridPace } from '../../shared/drawing/grid-world';

export const drawing: DrawingOf = (card) =>
  gridDrawing(card, `${gridDoc}; on slippery ice it often slips to the side. Crosses are holes. ${gridPace}`);
