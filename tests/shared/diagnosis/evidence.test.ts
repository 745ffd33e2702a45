import { describe, expect, it } from 'vitest';
import { builtIn } from '../../../src/catalogue';
import { installCatalogue } from '../../../src/shared/catalogue';
import type { EnvironmentCard } from '../../../src/shared/catalogue/environment';
import { Evidence, part, shareOf, typicalSize } from '../../../src/shared/diagnosis/evidence';
import { evidenceOf, madeRun, seriesOf } from './made-runs';

describe('a part of a series', () => {
  const eight = {
    ...seriesOf([1, 2, 3, 4, 5, 6, 7, 8], 80),
    seconds: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8),
  };

  it('is given by shares of its points, rounded outwards', () => {
    const { step, seconds, value } = part(eight, 0.5, 0.7);
    expect([...value]).toEqual([5, 6]);
    expect([...step]).toEqual([50, 60]);
    expect([...seconds]).toEqual([5, 6]);
    expect([...part(eight, 0.8).value]).toEqual([7, 8]);
  });

  it('has a typical size, and shares', () => {
    expect(typicalSize(seriesOf([-3, 1, 2], 3))).toBe(2);
    expect(typicalSize(seriesOf([], 3))).toBeNaN();
    expect(shareOf(seriesOf([1, 2, 3, 4], 4), (one) => one > 1)).toBe(0.75);
    expect(shareOf(seriesOf([], 4), () => true)).toBe(0);
  });
});

describe('what is known of a run', () => {
  it('is its settings, where they have an effect, older ones at their defaults', () => {
    const run = evidenceOf({ set: { learningRate: 0.1, target: 'none', double: true } });
    expect(run.setting('target')).toBe('none');
    expect(run.number('learningRate')).toBe(0.1);
    expect(run.number('warmup')).toBe(1000);
    expect(run.setting('tau')).toBeUndefined();
    expect(run.number('tau')).toBeNaN();
    expect(run.number('target')).toBeNaN();
    expect(run.setting('wonder')).toBeUndefined();
    expect([run.budget, run.step, run.phase, run.finished]).toEqual([10_000, 10_000, 'finished', true]);
    expect(evidenceOf({ phase: 'stopped' }).finished).toBe(false);
    expect([evidenceOf({ seeds: 3 }).seeds, evidenceOf({}).seeds]).toEqual([3, null]);
  });

  it('are its cards, as its options make them', () => {
    const slippery = { environment: 'CliffWalking-v1', common: { environmentOptions: { slippery: true } } };
    expect(evidenceOf(slippery).card!.solvedReturn).toBeNull();
    expect(evidenceOf({ environment: 'CliffWalking-v1' }).card!.solvedReturn).toBe(-13);
    expect(evidenceOf({}).algorithm!.id).toBe('dqn');
    for (const name of ['muzero', 'toString']) {
      const run = evidenceOf({ environment: name, algorithm: name, set: { discount: 0.5 } });
      expect([run.card, run.algorithm, run.setting('discount')]).toEqual([undefined, undefined, undefined]);
    }
  });

  it('is what its settings usually are', () => {
    expect(evidenceOf({ usual: { learningRate: 0.2 } }).usual('learningRate')).toBe(0.2);
    expect(evidenceOf({ usual: {} }).usual('learningRate')).toBe(5e-4);
    expect(evidenceOf({}).usual('learningRate')).toBe(5e-4);
    expect(evidenceOf({}).usual('target')).toBeNaN();
    expect(evidenceOf({}).usual('wonder')).toBeNaN();
    expect(evidenceOf({ algorithm: 'muzero' }).usual('learningRate')).toBeNaN();
    const { reference, ...run } = madeRun({ usual: { learningRate: 0.2 } });
    const other = { ...reference!, algorithm: 'ppo' };
    expect(new Evidence({ ...run, reference: other }).usual('learningRate')).toBe(5e-4);
  });

  it('are its metrics, the first of those that it has', () => {
    const run = evidenceOf({ metrics: { 'learning/q': [], 'learning/loss': [1, 2] } });
    expect([...run.series('learning/loss').value]).toEqual([1, 2]);
    for (const name of ['learning/kl', 'toString']) {
      const { step, seconds, value } = run.series(name);
      expect([step.length, seconds.length, value.length]).toEqual([0, 0, 0]);
    }
    expect(run.firstOf(['learning/q', 'learning/loss'])).toEqual({
      metric: 'learning/loss',
      series: run.series('learning/loss'),
    });
    expect(run.firstOf(['learning/q'])).toBeNull();
  });
});

describe('whether a run has learned', () => {
  const learned = (metrics: Record<string, number[]>) => evidenceOf({ metrics }).hasLearned;

  it('is told by what it reports of learning, not of acting', () => {
    expect(learned({ 'learning/loss': [1] })).toBe(true);
    expect(learned({ 'learning/wonder': [1] })).toBe(true);
    expect(learned({ 'learning/epsilon': [1], 'learning/greedyShare': [1], 'episode/return': [1] })).toBe(
      false,
    );
    expect(learned({ 'learning/loss': [] })).toBe(false);
    expect(learned({})).toBe(false);
  });
});

describe('how well a run does', () => {
  /** At random a mountain car earns -200, and -110 is the mark. */
  const car = { environment: 'MountainCar-v0' };
  const evaluated = (means: number[], more = {}) =>
    evidenceOf({ ...car, ...more, metrics: { 'evaluation/mean': means } });

  it('is told by its result, or by its last three evaluations', () => {
    expect(evaluated([-200, -120, -110, -100], { result: -150 }).latestEvaluation).toBe(-150);
    expect(evaluated([-200, -120, -110, -100]).latestEvaluation).toBe(-110);
    expect(evaluated([-120, -100]).latestEvaluation).toBe(-110);
    expect(evaluated([]).latestEvaluation).toBeNaN();
  });

  it('is a share of the way from chance to the mark', () => {
    expect([-200, -155, -110, -65].map((value) => evidenceOf(car).wayOf(value))).toEqual([0, 0.5, 1, 1.5]);
    expect(evidenceOf({ environment: 'Pong-v9' }).wayOf(5)).toBeNaN();
    const slippery = { environment: 'CliffWalking-v1', common: { environmentOptions: { slippery: true } } };
    expect(evidenceOf(slippery).wayOf(5)).toBeNaN();
  });

  it('is not known where either of the two has not been measured', () => {
    const { environments } = builtIn;
    const card = environments['MountainCar-v0']!;
    const made = (part: Partial<EnvironmentCard>) => {
      installCatalogue({ ...builtIn, environments: { ...environments, [card.id]: { ...card, ...part } } });
      return evidenceOf(car);
    };
    try {
      expect(made({ solvedReturn: -150 }).wayOf(-150)).toBe(1);
      expect(made({ randomReturn: null }).wayOf(-150)).toBeNaN();
      expect(made({ solvedReturn: null }).wayOf(-150)).toBeNaN();
    } finally {
      installCatalogue(builtIn);
    }
  });

  it('is well from four fifths of the way on', () => {
    expect(evaluated([-128]).performsWell).toBe(true);
    expect(evaluated([-128.1]).performsWell).toBe(false);
    expect(evaluated([]).performsWell).toBe(false);
  });

  it('is unsolved below the mark, once it has ended', () => {
    expect(evaluated([], { result: -111 }).isUnsolved).toBe(true);
    expect(evaluated([], { result: -110 }).isUnsolved).toBe(false);
    expect(evaluated([], { result: -111, phase: 'stopped' }).isUnsolved).toBe(false);
    expect(evaluated([-200]).isUnsolved).toBe(false);
    expect(evidenceOf({ environment: 'Pong-v9', result: 0 }).isUnsolved).toBe(false);
  });
});
