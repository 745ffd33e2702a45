import { describe, expect, it } from 'vitest';
import { intervalChart } from '../../../experiments/figures/interval-chart';
import { lineStyle } from '../../../src/shared/figures/line-styles';
import { paper } from '../../../src/main/reports/figures/look';

const chart = intervalChart(
  {
    title: 'T',
    subtitle: 'S',
    x: { title: 'Return' },
    marks: { value: 'IQM', interval: '95 % interval', dots: 'one seed' },
    rows: [
      { label: 'First', style: 0, value: 3, low: 1, high: 4, dots: [0, 3, 5] },
      { label: 'Second', style: 4, value: 7, low: NaN, high: NaN },
    ],
    reference: { x: 6, label: 'Solved' },
  },
  paper('Font'),
);

describe('the chart of intervals', () => {
  it('sets each value with its whiskers on a row of its own, the seeds below it', () => {
    const [value, whiskers, dots, second] = chart.data.datasets;
    expect(value).toMatchObject({ data: [{ x: 3, y: 0 }], borderColor: lineStyle(0, false).colour });
    expect(whiskers!.data).toEqual([
      { x: 1, y: 0 },
      { x: 4, y: 0 },
    ]);
    expect(dots!.data.map((point) => (point as { x: number }).x)).toEqual([0, 3, 5]);
    for (const point of dots!.data as { y: number }[]) {
      expect(point.y).toBeGreaterThan(0);
      expect(point.y).toBeLessThan(0.5);
    }
    expect(second).toMatchObject({ data: [{ x: 7, y: 1 }], borderColor: lineStyle(4, false).colour });
  });

  it('names the rows from the top, and what the marks are', () => {
    const y = chart.options!.scales!['y'] as {
      reverse: boolean;
      ticks: { callback: (value: number) => string | null };
    };
    expect(y.reverse).toBe(true);
    expect([0, 1, 0.5].map((at) => y.ticks.callback(at))).toEqual(['First', 'Second', null]);
    expect(chart.data.datasets.map(({ label }) => label).filter((label) => label !== '')).toEqual([
      'IQM',
      '95 % interval',
      'one seed',
      'Solved',
    ]);
  });
});
