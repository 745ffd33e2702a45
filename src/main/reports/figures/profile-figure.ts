/** The performance profiles of a snapshot as a Chart.js configuration. */
import type { ChartConfiguration } from 'chart.js';
import { inFile, typeOf } from './figure-in-file';
import { alone, lineStyle } from '../../../shared/figures/line-styles';
import type { FigureLook } from './look';
import { profileChart } from '../../../shared/figures/profile-chart';
import { groupProfiles } from '../../../shared/group-profiles';
import type { Snapshot } from '../../../shared/exports/snapshot';

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
