/** What Chart.js is given of a curve: its points, and how its line and markers look. */
import type { ChartDataset } from 'chart.js';
import type { Curve } from './curve';

const withAlpha = (colour: string, opacity: number) =>
  opacity >= 1
    ? colour
    : `${colour}${Math.round(opacity * 255)
        .toString(16)
        .padStart(2, '0')}`;

/** Many markers become small ones, so that they stay apart. */
const markerRadius = (points: number) => (points <= 30 ? 3.25 : points <= 80 ? 2.5 : 1.5);

/** A curve as Chart.js draws it; `surface` is the colour that lies behind it. */
export function datasetOf(curve: Curve, surface: string): ChartDataset<'line'> {
  const { colour, opacity = 1, markers, width = 1.75 } = curve;
  const stroke = withAlpha(colour, opacity);
  return {
    label: curve.label,
    data: curve.points as { x: number; y: number }[],
    showLine: width > 0,
    borderColor: stroke,
    borderWidth: width,
    borderDash: [...(curve.dash ?? [])],
    borderJoinStyle: 'round',
    pointRadius: markers ? markerRadius(curve.points.length) : curve.points.length === 1 ? 2 : 0,
    pointBackgroundColor: markers === 'hollow' ? surface : stroke,
    pointBorderColor: stroke,
    pointBorderWidth: markers ? 1.5 : 1.75,
    pointHoverRadius: 4,
    pointHoverBackgroundColor: stroke,
    pointHoverBorderColor: surface,
    pointHitRadius: 0,
    tension: 0,
    spanGaps: false,
    clip: markers ? 6 : 2,
    silent: curve.silent ?? false,
    hollow: markers === 'hollow',
  } as ChartDataset<'line'>;
}
