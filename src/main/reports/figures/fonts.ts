/**
 * The fonts of all figures. They come with the program: a machine without fonts, or with hundreds, draws the same
 * picture. What one of them lacks is taken from the next: Latin, Greek and Cyrillic letters of Inter, then Chinese,
 * Japanese and Korean ones of Droid Sans Fallback. What has no glyph in any of them: src/main/reports/figures/drawable.ts.
 */
import { GlobalFonts } from '@napi-rs/canvas';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '../../../platform/program-folder';

/** Inter by the letters that a file holds; each is a family of its own, since a family asks only one file for a weight. */
const parts = ['latin', 'vietnamese', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'];
const weights = [400, 600];
const eastAsian = 'RL Lab East Asian';

const familyOf = (part: string) => `RL Lab Inter ${part}`;

/** The families in the order in which they are asked for a glyph, as CSS names them. */
export const figureFont = [...parts.map(familyOf), eastAsian].map((name) => `"${name}"`).join(', ');

/** What the drawings of the page name: there it is Inter too, whatever fonts the machine has. */
const pageFont = 'Inter';

/** Makes the fonts known to the canvas; the second call does nothing. */
export function registerFigureFonts(): void {
  if (GlobalFonts.has(eastAsian)) return;
  const read = (name: string) => readFileSync(join(programFolder(), 'resources', 'fonts', `${name}.woff2`));
  for (const part of parts)
    for (const weight of weights) {
      const font = read(`inter-${part}-${weight}-normal`);
      GlobalFonts.register(font, familyOf(part));
      if (part === 'latin') GlobalFonts.register(font, pageFont);
    }
  GlobalFonts.register(read('droid-sans-fallback'), eastAsian);
}
