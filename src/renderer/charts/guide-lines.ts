/** The lines that Chart.js draws below the curves, to compare with and to read by. */
import type { Plugin } from 'chart.js';

/** Reference lines under the curves, and a line through the points of the tooltip. */
export function guideLines(
  references: () => readonly { readonly y: number }[],
  colour: () => string,
): Plugin {
  return {
    id: 'guides',
    beforeDatasetsDraw({ ctx, chartArea, scales, tooltip }) {
      ctx.save();
      ctx.lineWidth = 1;
      ctx.strokeStyle = colour();
      const active = tooltip?.getActiveElements()[0];
      if (active !== undefined)
        line(ctx, active.element.x, chartArea.top, active.element.x, chartArea.bottom);
      ctx.setLineDash([3, 4]);
      for (const { y } of references()) {
        const at = scales['y']!.getPixelForValue(y);
        if (at >= chartArea.top && at <= chartArea.bottom) line(ctx, chartArea.left, at, chartArea.right, at);
      }
      ctx.restore();
    },
  };
}

function line(ctx: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  ctx.beginPath();
  ctx.moveTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5);
  ctx.lineTo(Math.round(x2) + 0.5, Math.round(y2) + 0.5);
  ctx.stroke();
}
