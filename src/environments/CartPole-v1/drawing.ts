/** Draws the cart and its pole, seen from the side. */
import type { EnvironmentDrawing, Moment } from '../../shared/drawing/drawing';
import type { Picture, Point, Shape, Stroke } from '../../shared/drawing/shapes';

/** Lengths in metres and angles in radians, as in the environment. */
const track = 2.4;
const pole = 1;
const leanLimit = (12 * Math.PI) / 180;
const cart = { width: 0.5, height: 0.26, wheel: 0.07 };
const view = { left: -2.75, right: 2.75, bottom: -0.42, top: 1.53 };

const limit: Stroke = { stroke: 'line', dash: [3, 4] };

/** A tick for each half metre, numbers at the whole ones. */
function ticks(number: (value: number) => string): Shape[] {
  return [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2].flatMap((metres): Shape[] => {
    const whole = Number.isInteger(metres);
    const tick: Shape = {
      kind: 'line',
      through: [
        [metres, 0, 0, 1],
        [metres, 0, 0, whole ? 7 : 4],
      ],
      stroke: 'line',
    };
    if (!whole) return [tick];
    const text = metres === 0 ? '0 m' : number(metres);
    return [tick, { kind: 'text', at: [metres, 0, 0, 10], text, fill: 'faint', baseline: 'top' }];
  });
}

/**
 * The state is [cart position in m, its velocity, pole angle in rad (0 is upright, positive leans right), its velocity];
 * the action is 0 to push left, 1 to push right.
 */
function picture({ state: [x = 0, , theta = 0], action, number }: Moment): Picture {
  const pivot = 2 * cart.wheel + cart.height;
  const along = (angle: number, length: number): Point => [
    x + Math.sin(angle) * length,
    pivot + Math.cos(angle) * length,
  ];
  const way = action === 1 ? 1 : -1;
  const middle = pivot - cart.height / 2;
  return {
    view,
    shapes: [
      {
        kind: 'line',
        through: [
          [-2 * track, 0, 0, 0.5],
          [2 * track, 0, 0, 0.5],
        ],
        stroke: 'line',
        width: 1.5,
      },
      ...ticks(number),
      // Where an episode ends: posts, and how far the pole may lean.
      ...[-track, track].map((post): Shape => ({
        kind: 'line',
        through: [
          [post, 0, 0, -4],
          [post, 0.9],
        ],
        ...limit,
      })),
      ...[-leanLimit, leanLimit].map((lean): Shape => ({
        kind: 'line',
        through: [along(lean, 0.25), along(lean, pole + 0.1)],
        ...limit,
      })),
      { kind: 'box', at: [x, middle], size: [[cart.width], [cart.height]], corner: [0.05, 2], fill: 'cart' },
      ...[-1, 1].map((side): Shape => ({
        kind: 'circle',
        at: [x + (side * cart.width) / 3.2, cart.wheel],
        radius: [cart.wheel],
        fill: 'surface',
        stroke: 'cart',
        width: [0.035, 1.5],
      })),
      ...(action === null
        ? []
        : [
            {
              kind: 'arrow',
              from: [x + way * (cart.width / 2 + 0.08), middle],
              to: [x + way * (cart.width / 2 + 0.4), middle],
              head: [0.14],
              stroke: 'accent',
              width: [0.035, 2],
            } as const,
          ]),
      {
        kind: 'line',
        through: [along(0, 0), along(theta, pole)],
        stroke: 'pole',
        width: [0.075, 3],
      },
      {
        kind: 'circle',
        at: along(0, 0),
        radius: [0.045, 2.5],
        fill: 'surface',
        stroke: 'cart',
        width: [0.03, 1.5],
      },
    ],
  };
}

/** What the drawing shows. */
export const pushes =
  'The arrow is the push the agent chose. The dashed lines are where an episode ends: ±12 degrees and ±2.4 m.';

export const drawing: EnvironmentDrawing = { doc: pushes, timeStep: 0.02, picture };
