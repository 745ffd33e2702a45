/** The performance profiles of a snapshot as a Chart.js configuration. */
import type { ChartConfiguration } from 'chart.js';
import { legendRoom, roomInFiles } from '../figures/legend-room';
import { lineStyle } from '../figures/line-styles';
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
  const styled = groups.map(({ key, label, style }) => ({ key, label, ...lineStyle(style, look.dark) }));
  const chart = profileChart(profiles, styled, {
    highlight: null,
    legend: true,
    colours: { ink: look.text, faint: look.faint, grid: look.grid },
    font: look.font,
    fontSize: 12.5,
    language,
  });
  return {
    ...chart,
    plugins: [legendRoom],
    options: { ...chart.options, layout: { padding: roomInFiles } },
  };
}
