/** The figure of a snapshot as a Chart.js configuration. */
import type { ChartConfiguration } from 'chart.js';
import { comparisonChart } from '../figures/comparison-chart';
import { inFile, typeOf } from '../figures/figure-in-file';
import { lineStyle } from '../figures/line-styles';
import type { FigureLook } from '../figures/look';
import { wordsIn } from '../words';
import { drawnGroups, type Snapshot } from './snapshot';

/** What the screen shows, with a legend of its own. */
export function comparisonFigure(snapshot: Snapshot, look: FigureLook): ChartConfiguration<'line'> {
  const { choice, metric, view, range, language } = snapshot;
  const unit = wordsIn(language).metricCards[choice.metric]?.unit;
  const groups = drawnGroups(snapshot).map(({ key, label, curve, style }) => ({
    key,
    label,
    curve,
    ...lineStyle(style, look.dark),
  }));
  const chart = comparisonChart(groups, {
    axis: choice.axis,
    ...view,
    y: range,
    log: choice.log,
    metric: unit === undefined ? metric : `${metric} (${unit})`,
    members: choice.members,
    highlight: null,
    legend: true,
    ...typeOf(look),
    language,
  });
  return inFile(chart);
}
