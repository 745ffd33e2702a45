/** Draws a world of cells with the agent in it, seen from above. */
import type { EnvironmentCard } from '../catalogue/environment';
import { gridWorld, type GridWorld } from '../catalogue/grid-worlds';
import type { EnvironmentDrawing, Moment } from './drawing';
import type { Picture, Point, Shape, Size } from './shapes';

/** Shares of a cell's side, which is one unit. */
const gap = 0.06;
const agentRadius = 0.24;
const mark = 0.2;
const arrowFrom = 0.3;
const arrowTo = 0.62;

/** CSS pixels around the world. */
const margin = 4;

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
export function gridLayout({ map }: GridWorld, width: number, height: number): GridLayout {
  const side = Math.min((width - 2 * margin) / map.columns, (height - 2 * margin) / map.rows);
  return { side, left: (width - side * map.columns) / 2, top: (height - side * map.rows) / 2 };
}

/** The picture of a world; the agent is in the cell row · columns + column, its action the number of a direction. */
function pictureOf(world: GridWorld, { state: [cell = 0], action }: Moment): Picture {
  const { columns, rows, cells } = world.map;
  const centre = (of: number): Point => [(of % columns) + 0.5, -Math.floor(of / columns) - 0.5];
  const [x, y] = centre(cell);
  const move = typeof action === 'number' ? world.moves[action] : undefined;
  const [down, right] = move ?? [0, 0];
  return {
    view: { left: 0, right: columns, bottom: -rows, top: 0, margin },
    shapes: [
      ...cells.flatMap((kind, of) => cellShapes(kind, centre(of))),
      ...(move === undefined
        ? []
        : [
            {
              kind: 'arrow',
              from: [x + right * arrowFrom, y - down * arrowFrom],
              to: [x + right * arrowTo, y - down * arrowTo],
              head: [0.16],
              stroke: 'accent',
              width: [0.07, 2],
            } as const,
          ]),
      {
        kind: 'circle',
        at: [x, y],
        radius: [agentRadius],
        fill: 'pole',
        stroke: 'surface',
        width: [0.04, 1.5],
      },
    ],
  };
}

/** What a cell is, without the agent. */
function cellShapes(kind: string, [x, y]: Point): Shape[] {
  const inner: Size = [1 - gap];
  const cell: Shape = {
    kind: 'box',
    at: [x, y],
    size: [inner, inner],
    corner: [0.1],
    fill: kind === '#' ? 'line' : 'ground',
  };
  const wind = winds[kind] ?? (/[1-9]/.test(kind) ? upward : undefined);
  if (kind === 'G') return [cell, ...flag(x, y)];
  if (kind === 'P')
    return [
      cell,
      ...[-1, 1].map((way): Shape => ({
        kind: 'line',
        through: [
          [x - mark, y + way * mark],
          [x + mark, y - way * mark],
        ],
        stroke: 'hazard',
        width: [0.05, 1.5],
      })),
    ];
  if (kind === 'S')
    return [
      cell,
      { kind: 'text', at: [x, y - 0.02], text: 'S', fill: 'faint', size: [0.3, 10], weight: 600 },
    ];
  return wind === undefined ? [cell] : [cell, ...blow(x, y, wind, Number(kind) || 1)];
}

/** A pole with a pennant. */
const flag = (x: number, y: number): Shape[] => [
  {
    kind: 'line',
    through: [
      [x - 0.12, y - 0.28],
      [x - 0.12, y + 0.28],
    ],
    stroke: 'goal',
    width: [0.05, 1.5],
  },
  {
    kind: 'line',
    through: [
      [x - 0.12, y + 0.28],
      [x + 0.24, y + 0.13],
      [x - 0.12, y - 0.02],
    ],
    fill: 'goal',
  },
];

/** A small arrow the way the wind blows, with its strength where that is more than one. */
function blow(x: number, y: number, [down, right]: readonly [number, number], strength: number): Shape[] {
  const length = 0.2;
  const arrow: Shape = {
    kind: 'arrow',
    from: [x - right * length, y + down * length],
    to: [x + right * length, y - down * length],
    head: [0.1],
    stroke: 'faint',
    width: [0.035, 1],
  };
  if (strength === 1) return [arrow];
  return [
    arrow,
    { kind: 'text', at: [x + 0.26, y - 0.2], text: String(strength), fill: 'faint', size: [0.2, 9] },
  ];
}

/** What every drawing of a world of cells shows; what follows tells of the world. */
export const gridDoc =
  'The disc is the agent, S its start, the flag the goal. The arrow points where the agent wants to go';
export const gridPace = 'Steps have no length in seconds here: five are played in one.';

/** How a world of cells is drawn, whose card has the options that it is drawn with. */
export function gridDrawing(card: EnvironmentCard, doc = `${gridDoc}. ${gridPace}`): EnvironmentDrawing {
  const world = gridWorld(card)!;
  const { columns } = world.map;
  return {
    doc,
    timeStep: 0.2,
    picture: (moment) => pictureOf(world, moment),
    quantities: [
      { name: 'row', of: ([cell = 0]) => Math.floor(cell / columns) + 1, digits: 0 },
      { name: 'column', of: ([cell = 0]) => (cell % columns) + 1, digits: 0 },
    ],
  };
}
