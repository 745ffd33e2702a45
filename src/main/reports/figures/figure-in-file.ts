/** A figure of the window as a file: named in its own legend, in a file's type, with the room that a card gives otherwise. */
import type { ChartConfiguration } from 'chart.js';
import { figureType, type FigureType } from '../../../shared/figures/figure-parts';
import type { FigureLook } from './look';

/** The type of a figure that looks like this. */
export const typeOf = ({ text, faint, grid, font }: FigureLook): FigureType =>
  figureType({ ink: text, faint, grid }, font);

/** Gives a chart the room that it needs in a file. */
export const inFile = (chart: ChartConfiguration<'line'>): ChartConfiguration<'line'> => ({
  ...chart,
  options: { ...chart.options, layout: { padding: { top: 8, right: 22, bottom: 8, left: 8 } } },
});
