/** How lines are told apart, on the screen and in files: a number decides colour and dash. */

/**
 * Dark enough for white paper, no two of one hue; told apart with any of the usual colour blindnesses (after Okabe & Ito
 * 2008), best those with the same dash, which are four apart.
 */
const light = ['#0063b0', '#c74e00', '#00785a', '#a23b86', '#1f2430', '#8b5ce7', '#6b4a1c', '#669528'];
/** The same for a dark ground. */
const dark = ['#5aa9f5', '#ff9248', '#34c39a', '#e58acb', '#f0f3f8', '#8a63ff', '#f5d90a', '#4ba506'];

const dashes: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [9, 4, 2, 4]];

export interface LineStyle {
  readonly colour: string;
  /** Lengths of strokes and gaps in pixels; empty for a solid line. */
  readonly dash: readonly number[];
}

/** How many numbers there are to choose from. */
export const styleCount = 32;

/** The style of a line that stands alone: solid, since nothing has to be told from it. */
export const alone = ({ colour }: LineStyle): LineStyle => ({ colour, dash: [] });

/** The style of a number: neighbours differ in colour and dash, and 32 in a row all differ. */
export function lineStyle(number: number, isDark: boolean): LineStyle {
  const colours = isDark ? dark : light;
  const turn = Math.floor(number / colours.length);
  return {
    colour: colours[number % colours.length]!,
    dash: dashes[(number + turn) % dashes.length]!,
  };
}
