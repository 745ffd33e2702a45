/** Which points a pointer over a chart means. */
import type { Chart, ChartEvent, InteractionItem } from 'chart.js';
import type { Point } from './curve';

declare module 'chart.js' {
  interface InteractionModeMap {
    nearestOfEach: typeof nearestOfEach;
  }
}

/** A point farther away than so many pixels is not meant. */
const reach = 48;

/** Index of the point whose x is nearest, or -1 where there is none; x never falls. */
export function nearestIndex(points: readonly Point[], x: number): number {
  let low = 0;
  let high = points.length - 1;
  if (high < 0) return -1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]!.x < x) low = middle + 1;
    else high = middle;
  }
  return low > 0 && x - points[low - 1]!.x <= points[low]!.x - x ? low - 1 : low;
}

/** Of each curve the point nearest to the pointer's x; the curve nearest to its y comes first. */
export function nearestOfEach(chart: Chart, { x, y }: ChartEvent): InteractionItem[] {
  if (x === null || y === null) return [];
  const at = chart.scales['x']?.getValueForPixel(x);
  if (at === undefined) return [];
  return chart.data.datasets
    .flatMap((dataset, datasetIndex) => {
      const index = nearestIndex(dataset.data as Point[], at);
      const element = chart.getDatasetMeta(datasetIndex).data[index];
      const silent = (dataset as { silent?: boolean }).silent === true;
      if (silent || element === undefined || !Number.isFinite(element.y)) return [];
      return Math.abs(element.x - x) > reach ? [] : [{ element, datasetIndex, index }];
    })
    .sort((a, b) => Math.abs(a.element.y - y) - Math.abs(b.element.y - y));
}
