/** How axes and legends of the figures of a comparison look, whatever these show. */
import { textsIn } from '../language/texts';
import type { ChartOptions, Scale } from 'chart.js';
import { localeOf, type Language } from '../language';
import { wrappedLegend, type LegendLine } from './wrapped-legend';

/** Colours of what is not a curve. */
export interface FigureColours {
  readonly ink: string;
  readonly faint: string;
  readonly grid: string;
}

export interface FigureType {
  readonly colours: FigureColours;
  readonly font: string;
  /** Size of the tick labels in CSS pixels; everything else follows it. */
  readonly fontSize: number;
}

/** The type that every figure of a comparison is set in, on the screen and in files. */
export const figureType = (colours: FigureColours, font: string): FigureType => ({
  colours,
  font,
  fontSize: 12.5,
});

/** Ticks at the multiples of a step, which Chart.js leaves for other places where an axis begins between them. */
export function ticksAt(step: number) {
  return (axis: Scale) => {
    const first = Math.ceil(axis.min / step - 1e-6);
    const last = Math.floor(axis.max / step + 1e-6);
    axis.ticks = Array.from({ length: last - first + 1 }, (_, i) => ({ value: (first + i) * step }));
  };
}

export function figureParts({ colours, font, fontSize }: FigureType, language: Language) {
  return {
    /** Of a chart that is drawn once and does not answer to the pointer. */
    still: {
      animation: false,
      parsing: false,
      normalized: true,
      locale: localeOf(language),
      events: [],
      layout: { padding: { top: 8, right: 14, bottom: 2, left: 2 } },
    } satisfies ChartOptions<'line'>,
    axisTitle: (text: string) => ({
      display: true,
      text,
      color: colours.faint,
      font: { family: font, size: fontSize + 0.5, weight: 500 as const },
    }),
    ticks: { color: colours.faint, font: { family: font, size: fontSize }, padding: 6, maxRotation: 0 },
    grid: { color: colours.grid, drawTicks: false },
    /** Of a figure that has to name its groups itself. */
    legend: (lines: readonly LegendLine[]) =>
      wrappedLegend(lines, {
        font,
        fontSize: fontSize + 1,
        colour: colours.ink,
        more: textsIn(language).figures.moreGroups,
      }),
  };
}
