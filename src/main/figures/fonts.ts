/** The font of all figures. It comes with the program: a machine without fonts draws the same picture. */
import { GlobalFonts } from '@napi-rs/canvas';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '../program-folder';

export const figureFont = 'RL Lab Inter';

/** Makes the font known to the canvas; the second call does nothing. */
export function registerFigureFont(): void {
  if (GlobalFonts.has(figureFont)) return;
  const folder = join(programFolder(), 'resources', 'fonts');
  for (const weight of [400, 600])
    GlobalFonts.register(readFileSync(join(folder, `inter-latin-${weight}-normal.woff2`)), figureFont);
}
