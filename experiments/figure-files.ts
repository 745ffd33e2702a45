/** Figures of benchmarks: each as PNG and as SVG. */
import type { ChartConfiguration } from 'chart.js';
import { drawChart, drawChartSvg, type FigureSize } from '../src/main/reports/figures/draw-chart';
import { drawPanels, drawPanelsSvg, type PanelFigure } from '../src/main/reports/figures/draw-panels';
import { writeWhole } from './results-file';

/**
 * Writes a chart to `path`.png and `path`.svg.
 * @param chart builds it anew: Chart.js keeps what it is given
 */
export function writeChart(path: string, chart: () => ChartConfiguration<'line'>, size?: FigureSize): void {
  writeWhole(`${path}.png`, drawChart(chart(), size));
  writeWhole(`${path}.svg`, drawChartSvg(chart(), size));
}

/** Writes a figure of panels to `path`.png and `path`.svg. */
export function writePanels(path: string, figure: () => PanelFigure): void {
  writeWhole(`${path}.png`, drawPanels(figure()));
  writeWhole(`${path}.svg`, drawPanelsSvg(figure()));
}
