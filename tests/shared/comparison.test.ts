import { describe, expect, it } from 'vitest';
import { comparisonChoice, comparisonRequest, defaultComparison } from '../../src/shared/comparison';

const request = {
  groups: [['20260101-000000-cartpole-dqn-s1']],
  metric: 'evaluation/mean',
  axis: 'steps',
  smoothing: 0.6,
  centre: 'iqm',
  band: 'bootstrap',
  from: null,
  to: 1000,
  buckets: 400,
  members: true,
};

describe('a request to compare', () => {
  it('is taken as it should be', () => {
    expect(comparisonRequest.parse(request)).toEqual(request);
  });

  it.each([
    { groups: [['../../etc/passwd']] },
    { groups: [[]] },
    { groups: Array.from({ length: 1001 }, () => ['run']) },
    { groups: [Array.from({ length: 1001 }, (_, i) => `run-${i}`)] },
    { metric: '../run.json' },
    { metric: `learning/${'x'.repeat(200)}` },
    { axis: 'at' },
    { centre: 'toString' },
    { band: null },
    { smoothing: 1 },
    { smoothing: NaN },
    { from: Infinity },
    { buckets: 0 },
    { buckets: 1e9 },
    { members: 'yes' },
    { more: 1 },
  ])('with %j is refused', (change) => {
    expect(comparisonRequest.safeParse({ ...request, ...change }).success).toBe(false);
  });
});

describe('the remembered comparison', () => {
  it('may be what the room starts from', () => {
    expect(comparisonChoice.parse(defaultComparison)).toEqual(defaultComparison);
  });

  it.each([{ runs: ['../x'] }, { grouping: [] }, { styles: { a: -1 } }, { labels: { a: '' } }])(
    'with %j is refused',
    (change) => {
      expect(comparisonChoice.safeParse({ ...defaultComparison, ...change }).success).toBe(false);
    },
  );
});
