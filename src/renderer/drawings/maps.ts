/** Maps of what an agent holds: values over a slice of the states, action values in the cells of a world. */
import type { GridWorld } from '../../shared/catalogue/grid-worlds';
import { axisValue, slicePoints, type Slice } from '../../shared/catalogue/slices';
import { gridLayout } from '../../shared/drawing/grid-world';
import { heat, inkOn, shareOf, type Range } from '../../shared/drawing/heat';
import type { Palette } from '../../shared/drawing/palette';
import { arrow, begin, lettering } from './strokes';
import { formatExact } from '../i18n/format';

type Context = CanvasRenderingContext2D;

/** Room for the labels of the axes, in CSS pixels. */
const margin = { left: 46, bottom: 34, top: 6, right: 10 };

/** What rounding leaves of a zero in the middle of an axis counts as zero. */
const short = (value: number, span: number): string =>
  formatExact(Math.abs(value) < 1e-9 * span ? 0 : Number(value.toPrecision(2)));

/**
 * Draws a number at each point of a slice as a colour, with the axes and where the agent is.
 * @param values row by row from low y and x
 * @param colour of a value
 * @param here [x, y] in the units of the axes, or null
 */
export function drawSlice(
  context: Context,
  width: number,
  height: number,
  slice: Slice,
  values: readonly number[],
  colour: (value: number) => string,
  here: readonly [number, number] | null,
  palette: Palette,
): void {
  begin(context, width, height);
  const { left, top } = margin;
  const [w, h] = [width - left - margin.right, height - top - margin.bottom];
  const [dx, dy] = [w / slicePoints, h / slicePoints];
  values.forEach((value, i) => {
    const [row, column] = [Math.floor(i / slicePoints), i % slicePoints];
    context.fillStyle = colour(value);
    // Half a pixel wider, so that no seams show.
    context.fillRect(left + column * dx, top + h - (row + 1) * dy, dx + 0.5, dy + 0.5);
  });

  const at = (share: number, size: number, step: number) => step / 2 + share * (size - step);
  const { x, y } = slice;
  context.fillStyle = palette.faint;
  for (const [point, align] of [
    [0, 'left'],
    [(slicePoints - 1) / 2, 'center'],
    [slicePoints - 1, 'right'],
  ] as const) {
    context.textAlign = align;
    const share = point / (slicePoints - 1);
    context.fillText(short(axisValue(x, point), x.high - x.low), left + share * w, top + h + 5);
    context.textAlign = 'right';
    context.textBaseline = point === 0 ? 'bottom' : align === 'center' ? 'middle' : 'top';
    context.fillText(short(axisValue(y, point), y.high - y.low), left - 6, top + h - share * h);
    context.textBaseline = 'top';
  }
  context.textAlign = 'center';
  const unit = (name: string, of?: string) => (of === undefined ? name : `${name} in ${of}`);
  context.fillText(unit(x.name, x.unit), left + w / 2, top + h + 19);
  context.save();
  context.translate(9, top + h / 2);
  context.rotate(-Math.PI / 2);
  context.textBaseline = 'middle';
  context.fillText(unit(y.name, y.unit), 0, 0);
  context.restore();

  if (here === null) return;
  const share = (value: number, { low, high }: Range) =>
    Math.min(1, Math.max(0, (value - low) / (high - low)));
  const [px, py] = [left + at(share(here[0], x), w, dx), top + h - at(share(here[1], y), h, dy)];
  context.beginPath();
  context.arc(px, py, 5, 0, 2 * Math.PI);
  context.fillStyle = palette.pole;
  context.fill();
  context.strokeStyle = '#ffffff';
  context.lineWidth = 2;
  context.stroke();
}

/**
 * Draws the action values of every cell as four coloured triangles, each on the side that its action goes to, and an
 * arrow along the best one.
 * @param values at `cell · 4 + action`
 * @param here the cell that the agent is in, or null
 */
export function drawTable(
  context: Context,
  width: number,
  height: number,
  world: GridWorld,
  values: readonly number[],
  range: Range,
  here: number | null,
  palette: Palette,
): void {
  begin(context, width, height);
  context.textBaseline = 'middle';
  const { map, moves } = world;
  const { side, left, top } = gridLayout(world, width, height);
  const inner = side * 0.94;
  map.cells.forEach((kind, cell) => {
    const x = left + ((cell % map.columns) + 0.5) * side;
    const y = top + (Math.floor(cell / map.columns) + 0.5) * side;
    if (kind === '#' || kind === 'G' || kind === 'P') {
      context.fillStyle = kind === '#' ? palette.line : palette.ground;
      context.fillRect(x - inner / 2, y - inner / 2, inner, inner);
      if (kind === '#') return;
      context.fillStyle = kind === 'G' ? palette.goal : palette.hazard;
      context.font = lettering(600, Math.max(9, side * 0.34));
      context.fillText(kind === 'G' ? '⚑' : '×', x, y);
      return;
    }
    const own = values.slice(cell * moves.length, (cell + 1) * moves.length);
    moves.forEach(([down, right], action) => {
      const half = inner / 2;
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x + (right === 0 ? -half : right * half), y + (down === 0 ? -half : down * half));
      context.lineTo(x + (right === 0 ? half : right * half), y + (down === 0 ? half : down * half));
      context.closePath();
      context.fillStyle = heat(shareOf(own[action]!, range));
      context.fill();
    });
    const most = Math.max(...own);
    const best = own.filter((value) => value === most).length === 1 ? own.indexOf(most) : -1;
    if (best >= 0) {
      const [down, right] = moves[best]!;
      context.strokeStyle = inkOn(shareOf(most, range));
      context.lineWidth = Math.max(1.5, side * 0.05);
      const [back, ahead] = [0.12 * side, 0.32 * side];
      arrow(context, [x - right * back, y - down * back], [x + right * ahead, y + down * ahead], side * 0.14);
    }
    if (cell !== here) return;
    context.strokeStyle = palette.pole;
    context.lineWidth = Math.max(2, side * 0.07);
    context.strokeRect(x - inner / 2, y - inner / 2, inner, inner);
  });
}
