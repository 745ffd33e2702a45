/** The figure of a snapshot as a Chart.js configuration. */
import type { ChartConfiguration } from 'chart.js';
import { comparisonChart } from '../../../shared/figures/comparison-chart';
import { inFile, typeOf } from './figure-in-file';
import { alone, lineStyle } from '../../../shared/figures/line-styles';
import type { FigureLook } from './look';
import { wordsIn } from '../../../shared/language/words';
import { drawnGroups, type Snapshot } from '../../../shared/exports/snapshot';

/** What the screen shows, with a legend of its own. */
export function comparisonFigure(snapshot: Snapshot, look: FigureLook): ChartConfiguration<'line'> {
  const { choice, metric, view, range, language } = snapshot;
  const unit = wordsIn(language).metricCards[choice.metric]?.unit;
  const drawn = drawnGroups(snapshot);
  const styleOf = (number: number) => {
    const style = lineStyle(number, look.dark);
    return snapshot.groups.length === 1 ? alone(style) : style;
  };
  const groups = drawn.map(({ key, label, curve, style }) => ({ key, label, curve, ...styleOf(style) }));
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
