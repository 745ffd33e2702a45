import { describe, expect, it } from 'vitest';
import { countLabel, curveChart, type FigureCurve } from '../../../experiments/figures/curve-chart';
import { lineStyle } from '../../../src/shared/figures/line-styles';
import { paper } from '../../../src/main/reports/figures/look';

const frame = { title: 'T', subtitle: 'S', x: { title: 'Steps' }, y: { title: 'Return' } };
const look = paper('Font');
const curve: FigureCurve = { label: 'DQN', style: 1, x: [1, 2, 4], y: [5, NaN, 7] };

describe('the chart of curves', () => {
  it('draws each curve in the colour and with the dash of its number', () => {
    const [line] = curveChart({ ...frame, curves: [curve] }, look).data.datasets;
    const { colour, dash } = lineStyle(1, false);
    expect(line).toMatchObject({ label: 'DQN', borderColor: colour, borderDash: dash });
    expect(line!.data).toEqual([
      { x: 1, y: 5 },
      { x: 2, y: NaN },
      { x: 4, y: 7 },
    ]);
  });

  it('fills the band from its upper edge to the lower, neither in the legend', () => {
    const band = { low: [4, NaN, 6], high: [6, NaN, 9] };
    const [line, high, low] = curveChart({ ...frame, curves: [{ ...curve, band }] }, look).data.datasets;
    expect([line!.label, high!.label, low!.label]).toEqual(['DQN', '', '']);
    expect(high!.data.map((point) => (point as { y: number }).y)).toEqual([6, NaN, 9]);
    expect(low!.data.map((point) => (point as { y: number }).y)).toEqual([4, NaN, 6]);
    expect([high!.fill, low!.fill]).toEqual(['+1', false]);
    expect(high!.backgroundColor).toMatch(new RegExp(`^${lineStyle(1, false).colour}[0-9a-f]{2}$`));
  });

  it('says how many seeds contribute', () => {
    const [line] = curveChart({ ...frame, curves: [{ ...curve, counts: [10, 10, 7] }] }, look).data.datasets;
    expect(line!.label).toBe('DQN (N = 7 to 10)');
    expect(countLabel([5, 5])).toBe('N = 5');
    expect(countLabel([5, 0])).toBe('N = 5');
    expect(countLabel([])).toBe('N = 0');
  });

  it('draws what the curves are compared with from end to end', () => {
    const chart = curveChart({ ...frame, curves: [curve], references: [{ y: 475, label: 'Solved' }] }, look);
    expect(chart.data.datasets.at(-1)).toMatchObject({
      label: 'Solved',
      data: [
        { x: 1, y: 475 },
        { x: 4, y: 475 },
      ],
    });
  });
});
