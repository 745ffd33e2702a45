/** How axes and legends of the figures of a comparison look, whatever these show. */
import type { ChartOptions, LegendItem } from 'chart.js';
import type { Language } from '../language';

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

/** A line that the legend names. */
export interface LegendLine {
  readonly text: string;
  readonly colour: string;
  readonly dash: readonly number[];
}

/** The type that every figure of a comparison is set in, on the screen and in files. */
export const figureType = (colours: FigureColours, font: string): FigureType => ({
  colours,
  font,
  fontSize: 12.5,
});

export function figureParts({ colours, font, fontSize }: FigureType, language: Language) {
  const item = ({ text, colour, dash }: LegendLine): LegendItem => ({
    text,
    strokeStyle: colour,
    fillStyle: colour,
    lineWidth: 2.5,
    lineDash: [...dash],
    pointStyle: 'line',
    fontColor: colours.ink,
  });
  return {
    /** Of a chart that is drawn once and does not answer to the pointer. */
    still: {
      animation: false,
      parsing: false,
      normalized: true,
      locale: language,
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
    legend: (lines: readonly LegendLine[], display: boolean) => ({
      display,
      position: 'top' as const,
      align: 'start' as const,
      labels: {
        usePointStyle: true,
        pointStyleWidth: 30,
        boxHeight: 8,
        padding: 11,
        generateLabels: () => lines.map(item),
        font: { family: font, size: fontSize + 1 },
      },
    }),
  };
}
