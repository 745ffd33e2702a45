/** The colours of drawings. */
import type { Palette } from '../../shared/drawing/palette';

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
