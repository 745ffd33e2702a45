import type { Plugin } from 'chart.js';
import { describe, expect, it } from 'vitest';
import { profileChart } from '../../src/shared/figures/profile-chart';
import { groupProfiles } from '../../src/shared/group-profiles';
import { drawChart } from '../../src/main/reports/figures/draw-chart';
import { group } from './scored-group';

const groups = [group('plain', [10, 20, 20, 40]), group('better', [40, 30, null]), group('new', [null])];

describe('the performance profiles of groups', () => {
  it('fall from all of the runs to none, a step at each score', () => {
    const { from, to, profiles } = groupProfiles(groups)!;
    // A twentieth of the distance from 10 to 40 on either side.
    expect([from, to]).toEqual([8.5, 41.5]);
    expect(profiles).toEqual([
      {
        key: 'plain',
        finished: 4,
        steps: [
          { threshold: 8.5, share: 1 },
          { threshold: 10, share: 0.75 },
          { threshold: 20, share: 0.25 },
          { threshold: 40, share: 0 },
          { threshold: 41.5, share: 0 },
        ],
      },
      {
        key: 'better',
        finished: 2,
        steps: [
          { threshold: 8.5, share: 1 },
          { threshold: 30, share: 0.5 },
          { threshold: 40, share: 0 },
          { threshold: 41.5, share: 0 },
        ],
      },
    ]);
  });

  it('are none where nothing has ended, and have room where all scores are equal', () => {
    expect(groupProfiles([group('new', [null])])).toBeNull();
    expect(groupProfiles([])).toBeNull();
    expect(groupProfiles([group('same', [500, 500])])).toMatchObject({ from: 475, to: 525 });
    expect(groupProfiles([group('zero', [0])])).toMatchObject({ from: -0.05, to: 0.05 });
  });
});

describe('the chart of performance profiles', () => {
  const chart = profileChart(
    groupProfiles(groups)!,
    [
      { key: 'better', label: 'Better', colour: '#c74e00', dash: [7, 4] },
      { key: 'plain', label: 'Plain', colour: '#0063b0', dash: [] },
      { key: 'new', label: 'New', colour: '#00785a', dash: [] },
    ],
    {
      ...{ highlight: null, legend: true, font: 'Inter', fontSize: 12, language: 'en' },
      colours: { ink: '#111111', faint: '#444444', grid: '#dddddd' },
    },
  );

  it('names groups with a result and their number, in the given order', () => {
    const named: [string, unknown][] = [];
    const listening: Plugin<'line'> = {
      id: 'listening',
      beforeDraw: ({ ctx }) => {
        const write = ctx.fillText.bind(ctx);
        ctx.fillText = (text, x, y) => {
          if (text.includes('N\u00a0=')) named.push([text, ctx.strokeStyle]);
          write(text, x, y);
        };
      },
    };
    const plugins = [...chart.plugins!, listening];
    drawChart({ ...chart, plugins }, { width: 480, height: 280 }, 1, '#ffffff');
    expect(named).toEqual([
      ['Better (N\u00a0=\u00a02)', '#c74e00'],
      ['Plain (N\u00a0=\u00a04)', '#0063b0'],
    ]);
  });

  it('holds each share until the next threshold', () => {
    const [better] = chart.data.datasets;
    expect(better).toMatchObject({ stepped: 'before', data: [{ x: 8.5, y: 100 }, { x: 30, y: 50 }, {}, {}] });
    const png = drawChart(chart, { width: 480, height: 280 }, 1, '#ffffff');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });
});
