/** The performance profiles of a snapshot as a Chart.js configuration. */
import type { ChartConfiguration } from 'chart.js';
import { inFile, typeOf } from '../figures/figure-in-file';
import { alone, lineStyle } from '../figures/line-styles';
import type { FigureLook } from '../figures/look';
import { profileChart } from '../figures/profile-chart';
import { groupProfiles } from '../group-profiles';
import type { Snapshot } from './snapshot';

/** What the screen shows, with a legend of its own; null where no run has ended. */
export function profileFigure(
  { groups, language }: Snapshot,
  look: FigureLook,
): ChartConfiguration<'line'> | null {
  const profiles = groupProfiles(groups);
  if (profiles === null) return null;
  const styleOf = (number: number) => {
    const style = lineStyle(number, look.dark);
    return groups.length === 1 ? alone(style) : style;
  };
  const styled = groups.map(({ key, label, style }) => ({ key, label, ...styleOf(style) }));
  const chart = profileChart(profiles, styled, {
    highlight: null,
    legend: true,
    ...typeOf(look),
    language,
  });
  return inFile(chart);
}
