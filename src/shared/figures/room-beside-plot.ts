/** Room beside the plot of a chart, for what a plugin of ours writes there. */
import { layouts, type Chart, type LayoutItem, type Plugin } from 'chart.js';

/** What takes the room; `this` is the box that Chart.js lays out, in CSS pixels. */
export interface Room {
  readonly side: 'top' | 'right';
  /** Whether it goes along the whole chart instead of the plot alone. */
  readonly whole: boolean;
  /** Sets width and height for the room that there is. */
  fit(this: LayoutItem, chart: Chart, width: number, height: number): void;
  draw(this: LayoutItem, chart: Chart): void;
}

/** A plugin that keeps such a room free, next to the plot's edge of the chart, and draws into it. */
export function roomBesidePlot(id: string, { side, whole, fit, draw }: Room): Plugin<'line'> {
  const boxOf = (chart: Chart): LayoutItem & { readonly fullSize: boolean; readonly options: object } => ({
    position: side,
    weight: 1000,
    fullSize: whole,
    options: {},
    width: 0,
    height: 0,
    left: 0,
    top: 0,
    right: 0,
    bottom: 0,
    beforeLayout: () => undefined,
    isHorizontal: () => side === 'top',
    getPadding: () => ({ top: 0, left: 0, right: 0, bottom: 0, width: 0, height: 0 }),
    update(this: LayoutItem, width: number, height: number) {
      chart.ctx.save();
      fit.call(this, chart, width, height);
      chart.ctx.restore();
    },
    draw(this: LayoutItem) {
      chart.ctx.save();
      draw.call(this, chart);
      chart.ctx.restore();
    },
  });
  return { id, beforeInit: (chart) => layouts.addBox(chart, boxOf(chart)) };
}
