import { describe, expect, it } from 'vitest';
import { detailsOf } from '../../../../../src/renderer/rooms/runs/charts/run-details';
import { metricCards } from '../../../../../src/shared/metrics';

describe('detailsOf', () => {
  it('shows what a run reports, in an order of its own', () => {
    const reported = ['learning/explainedVariance', 'learning/kl', 'learning/loss', 'learning/epsilon'];
    const details = detailsOf((metric) => reported.includes(metric));
    expect(details.map(({ metric }) => metric)).toEqual(['learning/kl', 'learning/explainedVariance']);
  });

  it('knows only metrics that have a card', () => {
    const details = detailsOf(() => true);
    expect(details.length).toBeGreaterThan(3);
    for (const { metric } of details) expect(metricCards).toHaveProperty([metric]);
  });
});
