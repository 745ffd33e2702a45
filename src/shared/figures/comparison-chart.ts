/** The chart of a comparison as a Chart.js configuration: pure, the same for the screen and for every export. */
import { textsIn } from '../language/texts';
import type { ChartConfiguration, Tick } from 'chart.js';
import type { GroupCurve, XAxis } from '../comparison';
import { usualLanguage, type Language } from '../language';
import { drawCurves, type CurvesDataset } from './draw-curves';
import { figureParts, ticksAt, type FigureType } from './figure-parts';
import { arePowers, isRoundLog, niceStep, stepTick, timeUnit, valueTick } from './ticks';
import type { ValueRange } from './value-range';

export interface ComparedGroup {
  readonly key: string;
  readonly label: string;
  readonly curve: GroupCurve;
  readonly colour: string;
  readonly dash: readonly number[];
}

export interface ComparisonFigure extends FigureType {
  readonly axis: XAxis;
  /** The part of the x axis that is shown. */
  readonly from: number;
  readonly to: number;
  /** Null for an empty chart. */
  readonly y: ValueRange | null;
  readonly log: boolean;
  /** What the y axis shows, with its unit. */
  readonly metric: string;
  readonly members: boolean;
  /** Key of the group that stands out; null for none. */
  readonly highlight: string | null;
  /** True where the figure has to name its groups itself. */
  readonly legend: boolean;
  /** Of axis titles, ticks and legend. */
  readonly language: Language;
}

/** A group's name with the number of its runs, and how many of them reach the end. */
export function legendLabel(
  label: string,
  { size, count }: GroupCurve,
  language: Language = usualLanguage,
): string {
  const last = count[count.length - 1] ?? size;
  return last === size
    ? `${label} (N = ${size})`
    : `${label} (N = ${size}, ${last} ${textsIn(language).figures.atTheEnd})`;
}

/** How an axis is divided: its title, the distance of its ticks, and what stands at them. */
function xTicks(axis: XAxis, from: number, to: number, language: Language) {
  const title = textsIn(language).figures.axisTitles[axis];
  if (axis === 'steps' || axis === 'episodes')
    return {
      title,
      step: Math.max(1, niceStep(to - from, 8)),
      text: (value: number) => stepTick(value, language, to),
    };
  const unit = timeUnit(to);
  return {
    title: `${title} (${unit.name})`,
    step: niceStep((to - from) / unit.seconds, 8) * unit.seconds,
    text: (value: number) => valueTick(value / unit.seconds, language),
  };
}

/** Makes the chart's configuration from the curves and how they are to be shown. */
export function comparisonChart(
  groups: readonly ComparedGroup[],
  figure: ComparisonFigure,
): ChartConfiguration<'line'> {
  const { axis, from, to, y, log, metric, highlight, language } = figure;
  const { still, axisTitle, ticks, grid, legend } = figureParts(figure, language);
  const x = xTicks(axis, from, to, language);
  const range = y ?? { min: log ? 0.1 : 0, max: 1 };
  const dataset: CurvesDataset = {
    data: [],
    curves: groups.map(({ key, curve, colour, dash }) => ({
      curve,
      colour,
      dash,
      width: groups.length > 24 ? 1.75 : 2.5,
      members: figure.members,
      faded: highlight !== null && highlight !== key,
    })),
  };
  const lines = groups.map(({ label, curve, colour, dash }) => ({
    text: legendLabel(label, curve, language),
    colour,
    dash,
  }));
  return {
    type: 'line',
    data: { datasets: [dataset] },
    plugins: [drawCurves, ...(figure.legend ? [legend(lines)] : [])],
    options: {
      ...still,
      plugins: { tooltip: { enabled: false }, legend: { display: false } },
      scales: {
        x: {
          type: 'linear',
          min: from,
          max: to,
          title: axisTitle(x.title),
          afterBuildTicks: ticksAt(x.step),
          ticks: {
            ...ticks,
            autoSkipPadding: 16,
            callback: (value: number | string) => x.text(Number(value)),
          },
          grid,
          border: { display: false },
        },
        y: {
          type: log ? 'logarithmic' : 'linear',
          min: range.min,
          max: range.max,
          title: axisTitle(metric),
          ...(log ? {} : { afterBuildTicks: ticksAt(niceStep(range.max - range.min, 8)) }),
          ticks: {
            ...ticks,
            autoSkip: log,
            callback: (value: number | string, _index: number, all: Tick[]) =>
              log && !isRoundLog(Number(value), all)
                ? null
                : valueTick(Number(value), language, log && arePowers(all)),
          },
          grid,
          border: { display: false },
        },
      },
    },
  };
}
