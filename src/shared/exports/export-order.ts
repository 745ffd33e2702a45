/** What is to be exported, and in which form. */
import { z } from 'zod';
import { comparisonChoice } from '../comparison';
import { languages } from '../language';
import { csvChoices } from './comma-separated';

export const figureFormats = ['png', 'svg', 'pdf'] as const;
export type FigureFormat = (typeof figureFormats)[number];

/** A figure, its data, its table, or a folder with everything. */
export const exportFormats = [...figureFormats, 'csv', 'json', 'tex', 'md', 'report'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const sizeLimits = { min: 240, max: 4000 } as const;
export const dpiLimits = { min: 48, max: 1200 } as const;
/** A picture of more pixels takes more memory than can be counted on. */
export const pixelLimit = 100_000_000;

/** How a figure is drawn. */
export const drawing = z.strictObject({
  /** In pixels at 96 to the inch, which is also the size of its type. */
  width: z.number().int().min(sizeLimits.min).max(sizeLimits.max),
  height: z.number().int().min(sizeLimits.min).max(sizeLimits.max),
  /** Dots to the inch of a PNG. */
  dpi: z.number().int().min(dpiLimits.min).max(dpiLimits.max),
  theme: z.enum(['light', 'dark']),
});
export type Drawing = z.infer<typeof drawing>;

/** 16 by 10 cm, as wide as the text of a page. */
export const usualDrawing: Drawing = { width: 605, height: 378, dpi: 300, theme: 'light' };

/** How many pixels a PNG would have. */
export const pixelsOf = ({ width, height, dpi }: Drawing): number => width * height * (dpi / 96) ** 2;

/** The form that a comparison is exported in, as it is remembered. */
export const exportChoice = z.strictObject({
  format: z.enum(exportFormats),
  drawing,
  /** How CSV is written; missing in settings of earlier versions, which means that the language decides. */
  csv: z.enum(csvChoices).optional(),
});
export type ExportChoice = z.infer<typeof exportChoice>;

/** What the window asks for; where it goes, the person says to the main process. */
export const exportOrder = z.strictObject({
  choice: comparisonChoice,
  /** The part of the x axis that is shown; null for all of it. */
  view: z.strictObject({ from: z.number(), to: z.number() }).nullable(),
  format: z.enum(exportFormats),
  /** Of everything that people read in it; English where it is missing. */
  language: z.enum(languages).optional(),
  /** How CSV is written; as the language has it where it is missing. */
  csv: z.enum(csvChoices).optional(),
  drawing: drawing.refine((given) => pixelsOf(given) <= pixelLimit, {
    message: `at most ${pixelLimit / 1e6} million pixels: a lower resolution or a smaller size`,
  }),
});
export type ExportOrder = z.infer<typeof exportOrder>;
