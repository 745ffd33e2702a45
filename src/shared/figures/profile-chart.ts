/** The performance profiles of a comparison as a Chart.js configuration: the same for the screen and for files. */
import { textsIn } from '../language/texts';
import type { ChartConfiguration } from 'chart.js';
import type { GroupProfiles } from '../group-profiles';
import type { Language } from '../language';
import { figureParts, type FigureType } from './figure-parts';
import { niceStep, valueTick } from './ticks';

export interface ProfiledGroup {
  readonly key: string;
  readonly label: string;
  readonly colour: string;
  readonly dash: readonly number[];
}

export interface ProfileFigure extends FigureType {
  /** Key of the group that stands out; null for none. */
  readonly highlight: string | null;
  /** True where the figure has to name its groups itself. */
  readonly legend: boolean;
  readonly language: Language;
}

/**
 * Makes the chart's configuration.
 * @param groups names and styles of the groups that have a profile, and maybe of others
 */
export function profileChart(
  { profiles, from, to }: GroupProfiles,
  groups: readonly ProfiledGroup[],
  { highlight, legend, language, ...type }: ProfileFigure,
): ChartConfiguration<'line'> {
  const parts = figureParts(type, language);
  const drawn = groups.flatMap((group) => {
    const profile = profiles.find(({ key }) => key === group.key);
    return profile === undefined ? [] : [{ ...group, profile }];
  });
  const lines = drawn.map(({ label, colour, dash, profile }) => ({
    text: `${label} (N = ${profile.finished})`,
    colour,
    dash,
  }));
  return {
    type: 'line',
    data: {
      datasets: drawn.map(({ key, label, colour, dash, profile }) => ({
        label,
        data: profile.steps.map(({ threshold, share }) => ({ x: threshold, y: 100 * share })),
        // A share holds until the next threshold.
        stepped: 'before' as const,
        borderColor: highlight === null || highlight === key ? colour : `${colour}40`,
        borderWidth: 2.5,
        borderDash: [...dash],
        pointRadius: 0,
        clip: false as const,
      })),
    },
    plugins: legend ? [parts.legend(lines)] : [],
    options: {
      ...parts.still,
      plugins: { tooltip: { enabled: false }, legend: { display: false } },
      scales: {
        x: {
          type: 'linear',
          min: from,
          max: to,
          title: parts.axisTitle(textsIn(language).figures.profile.threshold),
          ticks: {
            ...parts.ticks,
            includeBounds: false,
            stepSize: niceStep(to - from, 8),
            callback: (value: number | string) => valueTick(Number(value), language),
          },
          grid: parts.grid,
          border: { display: false },
        },
        y: {
          type: 'linear',
          min: 0,
          max: 100,
          title: parts.axisTitle(textsIn(language).figures.profile.share),
          ticks: { ...parts.ticks, stepSize: 25 },
          grid: parts.grid,
          border: { display: false },
        },
      },
    },
  };
}
