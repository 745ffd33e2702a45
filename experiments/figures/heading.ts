/** Title and legend over the panels of a figure, as a chart without a plot. */
import type { ChartConfiguration } from 'chart.js';
import { chartFrame } from '../../src/main/reports/figures/chart-frame';
import type { LineStyle } from '../../src/shared/figures/line-styles';
import type { FigureLook } from '../../src/main/reports/figures/look';

export interface Heading {
  readonly title: string;
  readonly subtitle: readonly string[];
  readonly legend: readonly (LineStyle & { readonly label: string })[];
}

export function heading({ title, subtitle, legend }: Heading, look: FigureLook): ChartConfiguration<'line'> {
  const frame = chartFrame({ title, subtitle, x: { title: '' }, y: { title: '' } }, look);
  return {
    type: 'line',
    data: {
      datasets: legend.map(({ label, colour, dash }) => ({
        label,
        data: [],
        borderColor: colour,
        backgroundColor: colour,
        borderDash: [...dash],
        borderWidth: 2.2,
      })),
    },
    options: { ...frame, scales: { x: { display: false }, y: { display: false } } },
  };
}
