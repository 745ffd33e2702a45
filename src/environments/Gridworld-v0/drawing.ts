/** The world of a map, seen from above. */
import type { DrawingOf } from '../../shared/drawing/drawing';
import { gridDoc, gridDrawing, gridPace } from '../../shared/drawing/grid-world';

export const drawing: DrawingOf = (card) =>
  gridDrawing(
    card,
    `${gridDoc}; if it slips, it ends up in another neighbouring cell. Crosses are pits, filled cells walls. A small arrow is wind: it carries whoever leaves the cell one cell further that way, or as many as the number beside it says. ${gridPace}`,
  );
