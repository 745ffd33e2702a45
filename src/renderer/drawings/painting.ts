/** Paints what an environment's drawing shows of an episode or a table on a canvas of the page. */
import type { Action, Drawing } from '../../shared/drawing/drawing';
import type { Range } from '../../shared/drawing/heat';
import type { Palette } from '../../shared/drawing/palette';
import { paintPicture } from './paint';

/** A canvas and its size in CSS pixels. */
type Canvas = [context: CanvasRenderingContext2D, width: number, height: number];

/**
 * Paints one state.
 * @param action what is done in it; null paints nothing of that
 * @param before the state that led to this one, missing at the start of an episode
 */
export function paintState(
  { picture }: Drawing,
  ...[context, width, height, state, action, palette, before]: [
    ...Canvas,
    state: readonly number[],
    action: Action | null,
    palette: Palette,
    before?: readonly number[] | undefined,
  ]
): void {
  paintPicture(context, width, height, picture({ width, height, state, action, before }), palette);
}

/** Paints a table of action values, at `state · actions + action`. */
export function paintTable(
  { picture }: NonNullable<Drawing['table']>,
  ...[context, width, height, values, range, palette]: [
    ...Canvas,
    values: readonly number[],
    range: Range,
    palette: Palette,
  ]
): void {
  paintPicture(context, width, height, picture(values, range, { width, height }), palette);
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
 * Paints an episode at a moment.
 * @param at steps since its start; between two of them where the drawing knows what lies between
 */
export function paintMoment(
  drawing: Drawing,
  states: readonly (readonly number[])[],
  actions: readonly Action[],
  at: number,
  ...[context, width, height, palette]: [...Canvas, palette: Palette]
): void {
  const { between } = drawing;
  const index = placeAt(states, at);
  const share = index < states.length - 1 ? at - index : 0;
  const state = states[index]!;
  const shown = between && share > 0 ? between(state, states[index + 1]!, share) : state;
  paintState(drawing, context, width, height, shown, actions[index] ?? null, palette, states[index - 1]);
}
