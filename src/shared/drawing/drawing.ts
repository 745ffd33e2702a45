/** What a drawing of an environment is. */
import type { EnvironmentCard } from '../catalogue/environment';
import type { Action } from '../inspection';
import type { Range } from './heat';
import type { Picture } from './shapes';

export type { Action };

/** What a picture is drawn on, as far as drawings ask. */
export interface Sheet {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** What the drawing writes, by the names that its code has for it. */
  readonly words: Readonly<Record<string, string>>;
  /** Writes a number in the drawing's language. */
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

/** How large a picture is to be. */
type Size = Pick<Sheet, 'width' | 'height'>;

/** A drawing in a language. */
export interface Drawing extends About {
  readonly picture: (moment: Omit<Moment, 'words' | 'number'>) => Picture;
  readonly table?: {
    readonly doc: string;
    readonly picture: (values: readonly number[], range: Range, size: Size) => Picture;
  };
}

/** Angles in degrees, from -180 to 180. */
export const wrappedDegrees = (angle: number): number =>
  (Math.atan2(Math.sin(angle), Math.cos(angle)) * 180) / Math.PI;
