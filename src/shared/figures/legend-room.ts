/** Room around what a file shows, where no card of the window gives it. */
import type { Plugin } from 'chart.js';

/** Around the whole figure, in CSS pixels. */
export const roomInFiles = { top: 0, right: 22, bottom: 8, left: 8 } as const;

/** Room between the legend and the highest tick, which stands half above the plot. */
export const legendRoom: Plugin<'line'> = {
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
