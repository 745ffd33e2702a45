/** The figure of a snapshot as a Chart.js configuration. */
import type { ChartConfiguration, Plugin } from 'chart.js';
import { comparisonChart } from '../figures/comparison-chart';
import { lineStyle } from '../figures/line-styles';
import type { FigureLook } from '../figures/look';
import { wordsIn } from '../words';
import { drawnGroups, type Snapshot } from './snapshot';

/** Room between the legend and the highest tick, which stands half above the plot. */
const legendRoom: Plugin<'line'> = {
  id: 'legendRoom',
  beforeInit(chart) {
    const legend = chart.legend as unknown as { fit(): void; height: number };
    const fit = legend.fit.bind(legend);
    legend.fit = () => {
      fit();
      legend.height += 12;
    };
  },
};

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
    colours: { ink: look.text, faint: look.faint, grid: look.grid },
    font: look.font,
    fontSize: 12.5,
    language,
  });
  return {
    ...chart,
    plugins: [...(chart.plugins ?? []), legendRoom],
    options: { ...chart.options, layout: { padding: { top: 0, right: 22, bottom: 8, left: 8 } } },
  };
}
