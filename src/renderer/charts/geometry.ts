/** Where a chart's axes are in pixels, for what lies over it. */
import type { Chart } from 'chart.js';

export interface Geometry {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
  readonly log: boolean;
}

export function geometryOf({ chartArea, scales }: Chart): Geometry {
  const { left, right, top, bottom } = chartArea;
  const [x, y] = [scales['x']!, scales['y']!];
  return {
    left,
    right,
    top,
    bottom,
    xMin: x.min,
    xMax: x.max,
    yMin: y.min,
    yMax: y.max,
    log: y.type === 'logarithmic',
  };
}

/** The x under a pixel. */
export function xAt({ left, right, xMin, xMax }: Geometry, pixel: number): number {
  return xMin + ((pixel - left) / (right - left)) * (xMax - xMin);
}

/** The pixel of an x. */
export function pixelOfX({ left, right, xMin, xMax }: Geometry, x: number): number {
  return left + ((x - xMin) / (xMax - xMin)) * (right - left);
}

/** The pixel of a y. */
export function pixelOfY({ top, bottom, yMin, yMax, log }: Geometry, y: number): number {
  const share = log ? Math.log(y / yMin) / Math.log(yMax / yMin) : (y - yMin) / (yMax - yMin);
  return bottom - share * (bottom - top);
}
