/** Draws a world of cells with the agent in it, seen from above. */
import type { GridWorld } from '../../shared/catalogue/grid-worlds';
import { arrow, begin, lettering, type Action, type Palette } from './drawing';

/** Shares of a cell's side. */
const gap = 0.06;
const agentRadius = 0.24;
const mark = 0.2;
const arrowFrom = 0.3;
const arrowTo = 0.62;

const upward = [-1, 0] as const;
const winds: Readonly<Record<string, readonly [number, number]>> = {
  '^': upward,
  '>': [0, 1],
  v: [1, 0],
  '<': [0, -1],
};

/** Where the cells of a world lie on a canvas, in CSS pixels. */
export interface GridLayout {
  readonly side: number;
  readonly left: number;
  readonly top: number;
}

/** The largest square cells that fit. */
export function gridLayout({ map }: GridWorld, width: number, height: number, margin = 4): GridLayout {
  const side = Math.min((width - 2 * margin) / map.columns, (height - 2 * margin) / map.rows);
  return { side, left: (width - side * map.columns) / 2, top: (height - side * map.rows) / 2 };
}

/**
 * Draws one state into a canvas of `width` by `height` CSS pixels.
 * @param cell where the agent is: row · columns + column
 * @param action the number of a direction, or null
 */
export function drawGridWorld(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  world: GridWorld,
  cell: number,
  action: Action | null,
  palette: Palette,
): void {
  const layout = gridLayout(world, width, height);
  const { side } = layout;
  const { columns, cells } = world.map;
  const centre = (at: number): [number, number] => [
    layout.left + ((at % columns) + 0.5) * side,
    layout.top + (Math.floor(at / columns) + 0.5) * side,
  ];

  begin(context, width, height);
  context.textBaseline = 'middle';
  cells.forEach((kind, at) => drawCell(context, kind, centre(at), side, palette));

  const [x, y] = centre(cell);
  const move = typeof action === 'number' ? world.moves[action] : undefined;
  if (move !== undefined) {
    const [down, right] = move;
    context.strokeStyle = palette.accent;
    context.lineWidth = Math.max(2, side * 0.07);
    arrow(
      context,
      [x + right * arrowFrom * side, y + down * arrowFrom * side],
      [x + right * arrowTo * side, y + down * arrowTo * side],
      side * 0.16,
    );
  }
  context.beginPath();
  context.arc(x, y, agentRadius * side, 0, 2 * Math.PI);
  context.fillStyle = palette.pole;
  context.fill();
  context.strokeStyle = palette.surface;
  context.lineWidth = Math.max(1.5, side * 0.04);
  context.stroke();
}

/** Draws what a cell is, without the agent. */
function drawCell(
  context: CanvasRenderingContext2D,
  kind: string,
  [x, y]: readonly [number, number],
  side: number,
  palette: Palette,
): void {
  const inner = side * (1 - gap);
  context.beginPath();
  context.roundRect(x - inner / 2, y - inner / 2, inner, inner, side * 0.1);
  context.fillStyle = kind === '#' ? palette.line : palette.ground;
  context.fill();
  context.lineWidth = Math.max(1.5, side * 0.05);
  const wind = winds[kind];
  if (kind === 'G') flag(context, [x, y], side, palette);
  else if (kind === 'P') {
    context.strokeStyle = palette.hazard;
    context.beginPath();
    for (const way of [-1, 1]) {
      context.moveTo(x - mark * side, y - way * mark * side);
      context.lineTo(x + mark * side, y + way * mark * side);
    }
    context.stroke();
  } else if (kind === 'S') {
    context.fillStyle = palette.faint;
    context.font = lettering(600, Math.max(10, side * 0.3));
    context.fillText('S', x, y + side * 0.02);
  } else if (wind !== undefined) blow(context, [x, y], wind, 1, side, palette);
  else if (/[1-9]/.test(kind)) blow(context, [x, y], upward, Number(kind), side, palette);
}

/** A pole with a pennant. */
function flag(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  side: number,
  palette: Palette,
): void {
  context.strokeStyle = context.fillStyle = palette.goal;
  context.beginPath();
  context.moveTo(x - 0.12 * side, y + 0.28 * side);
  context.lineTo(x - 0.12 * side, y - 0.28 * side);
  context.stroke();
  context.beginPath();
  context.moveTo(x - 0.12 * side, y - 0.28 * side);
  context.lineTo(x + 0.24 * side, y - 0.13 * side);
  context.lineTo(x - 0.12 * side, y + 0.02 * side);
  context.fill();
}

/** A small arrow the way the wind blows, with its strength where that is more than one. */
function blow(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  [down, right]: readonly [number, number],
  strength: number,
  side: number,
  palette: Palette,
): void {
  context.strokeStyle = context.fillStyle = palette.faint;
  context.lineWidth = Math.max(1, side * 0.035);
  const length = 0.2 * side;
  arrow(
    context,
    [x - right * length, y - down * length],
    [x + right * length, y + down * length],
    0.1 * side,
  );
  if (strength === 1) return;
  context.font = lettering(500, Math.max(9, side * 0.2));
  context.fillText(String(strength), x + 0.26 * side, y + 0.2 * side);
}
