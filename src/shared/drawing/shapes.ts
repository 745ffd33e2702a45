/** Pictures as lists of shapes, in the units of what they show: what is to be seen, apart from what it is painted on. */
import type { Palette } from './palette';

/** A place in the picture's units, y upwards, and how many CSS pixels it lies right of and below that. */
export type Point = readonly [x: number, y: number, right?: number, down?: number];

/** A length in CSS pixels, or one in the picture's units, which is so many CSS pixels at least. */
export type Size = number | readonly [units: number, least?: number];

/** A colour by its name in the palette, or itself. */
export type Ink = keyof Palette | `#${string}` | `rgb(${string})`;

export interface Stroke {
  readonly stroke?: Ink;
  /** 1 where it is missing. */
  readonly width?: Size;
  /** Lengths of dashes and gaps in CSS pixels. */
  readonly dash?: readonly number[];
}

export interface Paint extends Stroke {
  readonly fill?: Ink;
}

/** The next place of a line, or the end of a bend (a quadratic Bézier curve). */
export type Step = Point | { readonly bend: Point; readonly to: Point };

/** Angles are in rad, counter-clockwise from the right. */
export type Shape =
  | (Paint & {
      readonly kind: 'line';
      readonly through: readonly Step[];
      readonly closed?: boolean;
      /** Whether a level line is moved by less than a pixel, so that its edges are sharp. */
      readonly sharp?: boolean;
    })
  | (Paint & { readonly kind: 'circle'; readonly at: Point; readonly radius: Size })
  | (Stroke & {
      readonly kind: 'arc';
      readonly at: Point;
      readonly radius: Size;
      readonly from: number;
      readonly to: number;
    })
  /** A rectangle around a place, turned around it. */
  | (Paint & {
      readonly kind: 'box';
      readonly at: Point;
      readonly size: readonly [width: Size, height: Size];
      readonly corner?: Size;
      readonly turned?: number;
    })
  | (Stroke & {
      readonly kind: 'arrow';
      readonly from: Point;
      readonly to: Point;
      /** Control point of a bent one. */
      readonly bend?: Point;
      readonly head: Size;
    })
  /** An arrow along a circle. */
  | (Stroke & {
      readonly kind: 'turn';
      readonly at: Point;
      readonly radius: Size;
      readonly from: number;
      readonly sweep: number;
      readonly head: Size;
    })
  | {
      readonly kind: 'text';
      readonly at: Point;
      readonly text: string;
      readonly fill: Ink;
      /** 11 pixels where it is missing. */
      readonly size?: Size;
      readonly weight?: 500 | 600;
      readonly align?: 'left' | 'center' | 'right';
      readonly baseline?: 'top' | 'middle' | 'bottom';
    };

/** What has to be seen of a picture, in its units; the largest scale at which it fits is taken. */
export interface View {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  /** CSS pixels that stay free around it. */
  readonly margin?: number;
  /** True where it stands at the foot of the canvas instead of in its middle. */
  readonly atFoot?: boolean;
}

export interface Picture {
  readonly view: View;
  readonly shapes: readonly Shape[];
}

/** Where a picture lies on a canvas of so many CSS pixels. */
export interface Layout {
  /** CSS pixels for each unit. */
  readonly scale: number;
  /** Where its origin lies. */
  readonly origin: readonly [right: number, down: number];
}

/** Where a view lies on a canvas of `width` by `height` CSS pixels. */
export function layoutOf(view: View, width: number, height: number): Layout {
  const { left, right, bottom, top, margin = 0, atFoot = false } = view;
  const scale = Math.min((width - 2 * margin) / (right - left), (height - 2 * margin) / (top - bottom));
  return {
    scale,
    origin: [
      width / 2 - ((left + right) / 2) * scale,
      atFoot ? height - margin + bottom * scale : height / 2 + ((bottom + top) / 2) * scale,
    ],
  };
}

/** A view whose units are CSS pixels: right is positive, and so is up, from the upper left corner. */
export const pixelView = (width: number, height: number): View => ({
  left: 0,
  right: width,
  bottom: -height,
  top: 0,
});
