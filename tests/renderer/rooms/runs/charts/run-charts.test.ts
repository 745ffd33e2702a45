import { describe, expect, it } from 'vitest';
import { algorithms, builtIn } from '../../../../../src/catalogue';
import {
  chartsOf,
  composed,
  expectedMetrics,
  mainChart,
} from '../../../../../src/renderer/rooms/runs/charts/run-charts';
import { requireExperiment } from '../../../../../src/shared/experiment';
import { defaultsOf } from '../../../../../src/shared/fields';

const detailsOf = (algorithm: string, reported: readonly string[]) =>
  chartsOf({ algorithm }, reported).details.map(({ metric }) => metric);

const ppo = ['learning/explainedVariance', 'learning/kl', 'learning/loss', 'learning/epsilon'];

describe('the charts of a run', () => {
  it('show in detail what a run reports, in an order of its own', () => {
    expect(detailsOf('ppo', ppo)).toEqual(['learning/kl', 'learning/explainedVariance']);
    expect(detailsOf('ppo', [...ppo].reverse())).toEqual(['learning/kl', 'learning/explainedVariance']);
  });

  it('show every metric that there is, each in one chart', () => {
    for (const { id, metrics } of Object.values(algorithms)) {
      const reported = [
        ...Object.keys(metrics).map((name) => `learning/${name}`),
        ...Object.keys(builtIn.metrics).filter((metric) => !metric.startsWith('learning/')),
      ];
      const { exploration, loss, details } = chartsOf({ algorithm: id }, reported);
      expect(loss.length, id).toBeGreaterThan(0);
      expect(
        [
          ...[...composed.returns, ...composed.values].filter((metric) => reported.includes(metric)),
          ...exploration,
          ...loss,
          ...details.map(({ metric }) => metric),
        ].sort(),
        id,
      ).toEqual(reported.sort());
    }
  });

  it('take the range of a detail from its card', () => {
    const { details } = chartsOf({ algorithm: 'ppo' }, ppo);
    expect(details).toEqual([
      { metric: 'learning/kl', yMin: 0, yMax: undefined },
      { metric: 'learning/explainedVariance', yMin: 0, yMax: 1 },
    ]);
  });

  it('show what no card knows, too', () => {
    expect(detailsOf('gone', ['learning/wonder', 'learning/loss', 'learning/kl'])).toEqual([
      'learning/kl',
      'learning/wonder',
    ]);
  });

  it('let the loss of values stand for the loss of a policy', () => {
    const chart = (...names: string[]) =>
      chartsOf(
        { algorithm: 'a2c' },
        names.map((name) => `learning/${name}`),
      ).loss;
    expect(chart('loss', 'policyLoss', 'valueLoss', 'gradientNorm')).toEqual(['learning/valueLoss']);
    expect(chart('tdError', 'criticLoss')).toEqual(['learning/criticLoss']);
    expect(chart('tdError', 'gradientNorm', 'loss')).toEqual(['learning/loss']);
    expect(chart('policyLoss', 'gradientNorm')).toEqual(['learning/gradientNorm']);
    expect(chart('tdError')).toEqual(['learning/tdError']);
  });

  it('show epsilon and the noise of weights together, and an entropy alone', () => {
    const chart = (...names: string[]) =>
      chartsOf(
        { algorithm: 'dqn' },
        names.map((name) => `learning/${name}`),
      ).exploration;
    expect(chart('sigma', 'epsilon')).toEqual(['learning/epsilon', 'learning/sigma']);
    expect(chart('epsilon', 'entropy')).toEqual(['learning/entropy']);
    expect(chart('q')).toEqual([]);
  });

  it('show there what other runs report of the same rank, in the order of the catalogue', () => {
    const exploration = (metrics: readonly string[], others: readonly string[]) =>
      mainChart('exploration', metrics, others);
    const [epsilon, sigma, entropy] = ['learning/epsilon', 'learning/sigma', 'learning/entropy'];
    expect(exploration([sigma], [epsilon, entropy, sigma, 'learning/wonder'])).toEqual([epsilon, sigma]);
    expect(exploration([epsilon], [sigma])).toEqual([epsilon, sigma]);
    expect(exploration(['learning/q'], [epsilon])).toEqual([]);
  });

  it('know before a training begins what will be reported with its settings', () => {
    const expected = (hyperparameters: object) =>
      expectedMetrics(
        requireExperiment({
          environment: 'CartPole-v1',
          algorithm: 'dqn',
          hyperparameters: { ...defaultsOf(algorithms['dqn']!.hyperparameters), ...hyperparameters },
        }),
      );
    expect(expected({})).toContain('learning/epsilon');
    expect(expected({})).not.toContain('learning/sigma');
    expect(expected({})).not.toContain('learning/valueOffset');
    expect(expected({ noisy: true, dueling: 'mean' })).toEqual(
      expect.arrayContaining(['learning/sigma', 'learning/valueOffset']),
    );
    expect(expected({ noisy: true })).not.toContain('learning/epsilon');
  });
});
