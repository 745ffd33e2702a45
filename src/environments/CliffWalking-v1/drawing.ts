/** The cliff, seen from above. */
import type { DrawingOf } from '../../shared/drawing/drawing';
import { gridDoc, gridDrawing, gridPace } from '../../shared/drawing/grid-world';

export const drawing: DrawingOf = (card) =>
  gridDrawing(
    card,
    `${gridDoc}. Crosses are the cliff: a step onto it costs 100 and leads back to S. ${gridPace}`,
  );
