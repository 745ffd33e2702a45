import { describe, expect, it } from 'vitest';
import { drawChart, drawChartSvg } from '../../../src/main/reports/figures/draw-chart';
import type { GroupCurve } from '../../../src/shared/comparison';
import {
  comparisonChart,
  legendLabel,
  type ComparedGroup,
  type ComparisonFigure,
} from '../../../src/shared/figures/comparison-chart';
import type { CurvesDataset } from '../../../src/shared/figures/draw-curves';

const curve = (y: number[], changes: Partial<GroupCurve> = {}): GroupCurve => ({
  x: Float64Array.from(y, (_, i) => 1000 * i),
  centre: Float64Array.from(y),
  low: null,
  high: null,
  count: Uint16Array.from(y, () => 3),
  size: 3,
  members: null,
  thinned: false,
  ends: [],
  ...changes,
});

const group = (key: string, colour: string, of: GroupCurve): ComparedGroup => ({
  key,
  label: key,
  curve: of,
  colour,
  dash: [],
});

const figure: ComparisonFigure = {
  axis: 'steps',
  from: 0,
  to: 4000,
  y: { min: 0, max: 100 },
  log: false,
  metric: 'Return',
  members: true,
  highlight: null,
  legend: false,
  colours: { ink: '#000000', faint: '#444444', grid: '#eeeeee' },
  font: 'RL Lab Inter',
  language: 'en',
  fontSize: 12,
};

describe('comparisonChart', () => {
  it('is the same for the same groups and options, and leaves both as they are', () => {
    const groups = [group('a', '#0063b0', curve([0, 50, 100]))];
    const before = structuredClone(groups);
    const text = (of: unknown) =>
      JSON.stringify(of, (_, value: unknown) => (typeof value === 'function' ? '' : value));
    expect(text(comparisonChart(groups, figure))).toBe(text(comparisonChart(groups, figure)));
    expect(groups).toEqual(before);
  });

  it('shows exactly the part of the axes that is asked for', () => {
    const { scales } = comparisonChart([], { ...figure, from: 500, to: 900 }).options!;
    expect(scales!['x']).toMatchObject({ type: 'linear', min: 500, max: 900 });
    expect(scales!['y']).toMatchObject({ type: 'linear', min: 0, max: 100 });
    expect(
      comparisonChart([], { ...figure, y: { min: 1, max: 10 }, log: true }).options!.scales!['y'],
    ).toMatchObject({
      type: 'logarithmic',
    });
  });

  it('tells time in the unit that fits', () => {
    const title = (to: number) =>
      (
        comparisonChart([], { ...figure, axis: 'training', to }).options!.scales!['x'] as {
          title: { text: string };
        }
      ).title.text;
    expect([60, 3600, 90_000].map(title)).toEqual([
      'Training time (s)',
      'Training time (min)',
      'Training time (h)',
    ]);
  });

  it('lets all groups but the highlighted one stand back', () => {
    const groups = ['a', 'b'].map((key) => group(key, '#0063b0', curve([1])));
    const { datasets } = comparisonChart(groups, { ...figure, highlight: 'b' }).data;
    expect((datasets[0] as unknown as CurvesDataset).curves.map(({ faded }) => faded)).toEqual([true, false]);
  });
});

describe('legendLabel', () => {
  it('says how many runs there are, and how many of them reach the end', () => {
    expect(legendLabel('DQN', curve([1, 2]))).toBe('DQN (N = 3)');
    expect(legendLabel('DQN', curve([1, 2], { count: Uint16Array.of(3, 1) }))).toBe(
      'DQN (N = 3, 1 at the end)',
    );
  });
});

describe('a comparison in a file', () => {
  const groups = [
    group('DQN', '#0063b0', curve([20, 40, 60, 80, 90])),
    group('Double DQN', '#c74e00', curve([10, 30, 50, 70, 80])),
  ];

  it('is drawn as PNG and as SVG from the configuration of the screen, with its legend', () => {
    const configuration = comparisonChart(groups, { ...figure, legend: true });
    expect(drawChart(configuration).subarray(1, 4).toString()).toBe('PNG');
    const svg = drawChartSvg(comparisonChart(groups, { ...figure, legend: true }));
    for (const { colour } of groups)
      expect(svg.toLowerCase().includes(`stroke="${colour}"`), colour).toBe(true);
    const without = drawChartSvg(comparisonChart(groups, figure));
    expect(svg.length).toBeGreaterThan(without.length);
  });
});
