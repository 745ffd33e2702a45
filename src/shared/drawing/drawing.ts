/** What a drawing of an environment is, and how episodes are drawn with it. */
import type { EnvironmentCard } from '../catalogue/environment';
import type { Action } from '../inspection';
import type { Range } from './heat';
import type { Palette } from './palette';
import type { Picture } from './shapes';

export type { Action };

/** What a picture is painted on, as far as drawings ask. */
export interface Sheet {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** What the drawing writes, by the names that its code has for it. */
  readonly words: Readonly<Record<string, string>>;
  /** Writes a number in the language of the page. */
  readonly number: (value: number) => string;
}

/** One moment of an episode. */
export interface Moment extends Sheet {
  readonly state: readonly number[];
  /** What is done in it; null draws nothing of that. */
  readonly action: Action | null;
  /** The state that led to this one, missing at the start of an episode. */
  readonly before?: readonly number[] | undefined;
}

/** One number of the table under a drawing. */
export interface Quantity {
  readonly name: string;
  readonly unit?: string;
  readonly of: (state: readonly number[]) => number;
  /** After the point; 2 where it is missing. */
  readonly digits?: number;
}

/** What is known of a drawing, whatever it is drawn with. */
interface About {
  /** What it shows, in a few sentences. */
  readonly doc: string;
  /** Real seconds between two states; environments without a clock are played at their usual pace. */
  readonly timeStep: number;
  /** The table's numbers where the state is not what the agent observes. */
  readonly quantities?: readonly Quantity[];
  /** Places in the state of the numbers that the agent observes, where it does not observe them all. */
  readonly observed?: readonly number[];
  /** The state a share (0 to 1) of a time step after `from`, where steps are so long that one sees them. */
  readonly between?: (from: readonly number[], to: readonly number[], share: number) => readonly number[];
}

/** What the `drawing.ts` of an environment offers, in English. */
export interface EnvironmentDrawing extends About {
  readonly picture: (moment: Moment) => Picture;
  /** What it writes, by the names that its code has for it. */
  readonly words?: Readonly<Record<string, string>>;
  /** A table of action values, at `state · actions + action`, where states have an order that can be seen. */
  readonly table?: {
    /** What it shows. */
    readonly doc: string;
    readonly picture: (values: readonly number[], range: Range, sheet: Sheet) => Picture;
  };
}

/** A drawing that depends on the environment's options, which its card tells. */
export type DrawingOf = (card: EnvironmentCard) => EnvironmentDrawing;

type On = [context: CanvasRenderingContext2D, width: number, height: number];

/** A drawing in the language of a page. Canvases have `width` by `height` CSS pixels. */
export interface Drawing extends About {
  readonly draw: (
    ...on: [
      ...On,
      state: readonly number[],
      action: Action | null,
      palette: Palette,
      before?: readonly number[],
    ]
  ) => void;
  readonly table?: {
    readonly doc: string;
    readonly draw: (...on: [...On, values: readonly number[], range: Range, palette: Palette]) => void;
  };
}

/** Angles in degrees, from -180 to 180. */
export const wrappedDegrees = (angle: number): number =>
  (Math.atan2(Math.sin(angle), Math.cos(angle)) * 180) / Math.PI;

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
