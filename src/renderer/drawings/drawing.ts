/** What a drawing is, and the strokes that several of them share. */
import type { Action } from '../../shared/inspection';
import type { t } from '../i18n';

export type { Action };

export interface Palette {
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly accent: string;
  readonly surface: string;
  /** Solid earth. */
  readonly ground: string;
  /** Where the agent is to get. */
  readonly goal: string;
  /** Where it must not get. */
  readonly hazard: string;
  /** Bodies that move, and the part of them that matters most. */
  readonly cart: string;
  readonly pole: string;
}

/** One number of the table under a drawing. */
export interface Quantity {
  readonly name: keyof typeof t.drawings.quantities;
  readonly unit?: string;
  readonly of: (state: readonly number[]) => number;
  /** After the point; 2 where it is missing. */
  readonly digits?: number;
}

export interface Drawing {
  /** Real seconds between two states; environments without a clock are played at their usual pace. */
  readonly timeStep: number;
  /**
   * Draws one state into a canvas of `width` by `height` CSS pixels; an action of null draws none. `before` is the state
   * that led to this one, missing at the start of an episode.
   */
  readonly draw: (
    context: CanvasRenderingContext2D,
    width: number,
    height: number,
    state: readonly number[],
    action: Action | null,
    palette: Palette,
    before?: readonly number[],
  ) => void;
  /** The table's numbers where the state is not what the agent observes. */
  readonly quantities?: readonly Quantity[];
  /** Places in the state of the numbers that the agent observes, where it does not observe them all. */
  readonly observed?: readonly number[];
  /** The state a share (0 to 1) of a time step after `from`, where steps are so long that one sees them. */
  readonly between?: (from: readonly number[], to: readonly number[], share: number) => readonly number[];
}

type Colour = (token: string) => string;

/** The colours of drawings in the theme whose tokens `colour` looks up. */
export function paletteOf(colour: Colour, dark: boolean): Palette {
  return {
    ink: colour('ink'),
    faint: colour('ink-faint'),
    line: colour('line-strong'),
    accent: colour('accent-text'),
    surface: colour('surface'),
    ground: dark ? '#252c36' : '#e6e9ee',
    goal: colour('good'),
    hazard: colour('bad'),
    cart: colour('ink'),
    pole: dark ? '#f0a35c' : '#c8691a',
  };
}

/** The place of the state that an episode is in after so many steps: at least its first one, at most its last. */
const placeAt = (states: readonly unknown[], at: number): number =>
  Math.max(0, Math.min(states.length - 1, Math.floor(at)));

/** The numbers of the table under a drawing, `at` steps after the start of an episode. */
export function numbersAt(
  { quantities, observed }: Drawing,
  states: readonly (readonly number[])[],
  at: number,
): readonly number[] {
  const state = states[placeAt(states, at)]!;
  return quantities?.map(({ of }) => of(state)) ?? observed?.map((place) => state[place]!) ?? state;
}

/**
 * Draws an episode at a moment.
 * @param at steps since its start; between two of them where the drawing knows what lies between
 */
export function paintMoment(
  { draw, between }: Drawing,
  states: readonly (readonly number[])[],
  actions: readonly Action[],
  at: number,
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  palette: Palette,
): void {
  const index = placeAt(states, at);
  const share = index < states.length - 1 ? at - index : 0;
  const state = states[index]!;
  const shown = between && share > 0 ? between(state, states[index + 1]!, share) : state;
  draw(context, width, height, shown, actions[index] ?? null, palette, states[index - 1]);
}

/** The font of every drawing, as a canvas names it: Inter, which comes with the program, and is loaded before the page. */
export const lettering = (weight: 500 | 600, size: number): string => `${weight} ${size}px Inter, sans-serif`;

/** Empties the canvas and sets what all drawings have in common. */
export function begin(context: CanvasRenderingContext2D, width: number, height: number): void {
  context.clearRect(0, 0, width, height);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.font = lettering(500, 11);
  context.textAlign = 'center';
  context.textBaseline = 'top';
}

/** A straight arrow in the present stroke. */
export function arrow(
  context: CanvasRenderingContext2D,
  from: readonly [number, number],
  to: readonly [number, number],
  head: number,
): void {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  arrowHead(context, to, angle, head);
  context.stroke();
}

/**
 * An arrow along a circle in the present stroke.
 * @param start where it begins, in rad counter-clockwise from the right
 * @param sweep how far it goes, in rad, positive counter-clockwise
 */
export function roundArrow(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  radius: number,
  start: number,
  sweep: number,
  head: number,
): void {
  const end = start + sweep;
  context.beginPath();
  context.arc(x, y, radius, -start, -end, sweep > 0);
  const heading = -end - (Math.sign(sweep) * Math.PI) / 2;
  // A head on a bend looks straight when it follows the chord.
  const bend = (Math.sign(sweep) * head) / radius / 2;
  arrowHead(context, [x + radius * Math.cos(end), y - radius * Math.sin(end)], heading + bend, head);
  context.stroke();
}

/** The head of an arrow that ends at a point, added to the present path; `angle` is its heading, clockwise from the right. */
export function arrowHead(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  angle: number,
  head: number,
): void {
  const spread = 0.65;
  const side = (way: number) =>
    [x - head * Math.cos(angle + way * spread), y - head * Math.sin(angle + way * spread)] as const;
  context.moveTo(...side(1));
  context.lineTo(x, y);
  context.lineTo(...side(-1));
}

/** A pivot: a ring around which something turns. */
export function pivot(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  radius: number,
  palette: Palette,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = palette.surface;
  context.fill();
  context.strokeStyle = palette.cart;
  context.lineWidth = Math.max(1.5, radius * 0.6);
  context.stroke();
}
