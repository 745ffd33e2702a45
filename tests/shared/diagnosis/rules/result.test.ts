import { describe, expect, it } from 'vitest';
import { builtIn } from '../../../../src/catalogue';
import { installCatalogue } from '../../../../src/shared/catalogue';
import {
  budgetShort,
  notLearning,
  oneSeed,
  resultNoisy,
  unsolved,
} from '../../../../src/shared/diagnosis/rules/result';
import { found, times, type MadeRun } from '../made-runs';

/** At random a mountain car earns -200, and -110 is the mark: a way of 90. */
const car = (more: MadeRun): MadeRun => ({ environment: 'MountainCar-v0', ...more });
const foreign = { environment: 'Pong-v9' };

describe('a run that learns nothing', () => {
  it('ends within three hundredths of what chance earns', () => {
    expect(notLearning.severity).toBe('warning');
    // Three hundredths of the way are 2.7.
    expect(found(notLearning, car({ result: -200 }))).toEqual({
      step: 10_000,
      facts: { mean: -200, random: -200, solved: -110 },
    });
    expect(found(notLearning, car({ result: -197.3 }))).not.toBeNull();
    expect(found(notLearning, car({ result: -197.2 }))).toBeNull();
  });

  it('is not known before its end, nor where nobody knows what chance earns', () => {
    expect(found(notLearning, car({ result: -200, step: 5000 }))).toBeNull();
    expect(found(notLearning, car({}))).toBeNull();
    expect(found(notLearning, { ...foreign, result: 0 })).toBeNull();
  });
});

it('learns nothing at just three hundredths of the way, and more than nothing beyond', () => {
  const { environments } = builtIn;
  const card = environments['MountainCar-v0']!;
  const hundred = { ...card, randomReturn: 0, solvedReturn: 100 };
  installCatalogue({ ...builtIn, environments: { ...environments, [card.id]: hundred } });
  try {
    const at = (result: number) => [
      found(notLearning, car({ result })) !== null,
      found(unsolved, car({ result })) !== null,
    ];
    expect(at(3)).toEqual([true, false]);
    expect(at(3.01)).toEqual([false, true]);
  } finally {
    installCatalogue(builtIn);
  }
});

describe('a run that ends unsolved', () => {
  const fellShort = (result: number | null, more: MadeRun = {}) => found(unsolved, car({ result, ...more }));

  it('has learned something, and not enough', () => {
    expect(unsolved).toMatchObject({ severity: 'warning', isLastResort: true });
    const metrics = { 'evaluation/mean': [-190, -140, -160] };
    expect(fellShort(-150, { metrics })).toEqual({
      severity: 'warning',
      step: 10_000,
      facts: { mean: -150, solved: -110, best: -140 },
      changes: [['double', true]],
    });
    expect(fellShort(-130, { metrics })).toMatchObject({ facts: { best: -130 } });
    expect(fellShort(-110)).toBeNull();
    expect(fellShort(-128)).toMatchObject({ severity: 'hint' });
    expect(fellShort(-129)).toMatchObject({ severity: 'warning' });
  });

  it('has learned more than nothing', () => {
    expect(fellShort(-197.3)).toBeNull();
    expect(fellShort(-197.2)).not.toBeNull();
  });

  it('is not known before its end, nor where nobody has set a mark', () => {
    expect(fellShort(-150, { step: 5000 })).toBeNull();
    expect(fellShort(null)).toBeNull();
    expect(found(unsolved, { ...foreign, result: 0 })).toBeNull();
  });

  it('is to have a larger budget where double learning is in use, or cannot be', () => {
    const larger = [['steps', 20_000]];
    expect(fellShort(-150, { set: { double: true } })!.changes).toEqual(larger);
    expect(fellShort(-150, { set: { target: 'none' } })!.changes).toEqual(larger);
    expect(fellShort(-150, { algorithm: 'ppo' })!.changes).toEqual(larger);
    expect(fellShort(-150, { algorithm: 'ppo', budget: 50_000_000 })!.changes).toEqual([
      ['steps', 100_000_000],
    ]);
    expect(fellShort(-150, { algorithm: 'ppo', budget: 50_000_001 })!.changes).toEqual([]);
  });
});

describe('a budget that is short', () => {
  const short = (means: readonly number[], result: number | null, more: MadeRun = {}) =>
    found(budgetShort, car({ result, ...more, metrics: { 'evaluation/mean': means } }));
  const rising = [-200, -200, -190, -190, -170, -168, -152, -150];

  it('ends while evaluations rise still', () => {
    expect(budgetShort.severity).toBe('hint');
    expect(short(rising, -150)).toEqual({
      step: 10_000,
      facts: { before: -169, now: -151, mean: -150, solved: -110 },
      changes: [['steps', 20_000]],
    });
    expect(short(rising, -150, { step: 5000 })).toBeNull();
    expect(short(rising, null)).toBeNull();
    expect(short(rising.slice(1), -150)).toBeNull();
  });

  it('is one of which a good part is done, and not all', () => {
    expect(short(rising, -119)).toBeNull();
    expect(short(rising, -120)).not.toBeNull();
    const slow = [...times(4, -200), -219, -219, -200, -200];
    expect(short(slow, -195)).not.toBeNull();
    expect(short(slow, -195.5)).toBeNull();
    expect(short([0, 0, 0, 0, 1, 1, 9, 9], 5, foreign)).toBeNull();
  });

  it('ends no lower than the evaluations before', () => {
    expect(short(rising, -169)).not.toBeNull();
    expect(short(rising, -169.1)).toBeNull();
  });

  it('is known by a rise that counts', () => {
    // 0.08 of 90 is 7.2.
    expect(short([...times(4, -200), -160, -160, -152, -152], -152)).not.toBeNull();
    expect(short([...times(4, -200), -160, -160, -153, -153], -153)).toBeNull();
    // Errors of 10 each: 2 times the root of 200 is 28.3.
    expect(short([...times(4, -200), -190, -170, -162, -142], -152)).toBeNull();
    expect(short([...times(4, -200), -190, -170, -161, -141], -151)).not.toBeNull();
    // Errors of 3 and 4 are 5 together, and twice that is 10.
    expect(short([...times(4, -200), -173, -167, -164, -156], -160)).toBeNull();
    // From a crash at -180 to 200 points it is a way of 380.
    const lander = { environment: 'LunarLander-v3' };
    expect(short([...times(4, -99), 0, 0, 0.08 * 380, 0.08 * 380], 30, lander)).not.toBeNull();
    expect(short([...times(4, -99), 0, 0, 30, 30], 30, lander)).toBeNull();
    // Of four, ±1 and ±3: the root of 20 / 3 / 4 is 1.29 to either side, and twice both is 3.65.
    const noisy = (mean: number) => [-3, -1, 1, 3].map((one) => 8 * one + mean);
    expect(short([...times(8, -200), ...noisy(-180), ...noisy(-151)], -150)).toBeNull();
    expect(short([...times(8, -200), ...noisy(-180), ...noisy(-150)], -150)).not.toBeNull();
  });
});

describe('a result of few episodes', () => {
  const noisy = (episodes: number, std: number, more: MadeRun = {}) =>
    found(resultNoisy, car({ result: { episodes, mean: -150, std }, ...more }));

  it('is off by more than a tenth of the way from chance to the mark', () => {
    expect(resultNoisy.severity).toBe('hint');
    expect(noisy(4, 20)).toEqual({
      facts: { episodes: 4, mean: -150, error: 10, scale: 90 },
      changes: [['finalEpisodes', 100]],
    });
    expect(noisy(4, 18)).toBeNull();
    expect(noisy(16, 36.1)!.changes).toEqual([['finalEpisodes', 160]]);
    expect(noisy(2000, 1000)!.changes).toEqual([['finalEpisodes', 10_000]]);
  });

  it('has no spread to judge by where it is one', () => {
    expect(noisy(1, 0)).toMatchObject({ facts: { error: NaN } });
  });

  it('is not known before the end, nor where nobody knows what chance earns', () => {
    expect(noisy(1, 0, { step: 5000 })).toBeNull();
    expect(noisy(1, 0, { result: null })).toBeNull();
    expect(noisy(1, 0, foreign)).toBeNull();
  });
});

describe('one seed', () => {
  it('is an anecdote once its run has ended and nobody has trained another', () => {
    expect(oneSeed).toMatchObject({ severity: 'hint', path: 'seed' });
    expect(found(oneSeed, { seeds: 1, common: { seed: 7 } })).toEqual({ facts: { seed: 7 } });
    expect(found(oneSeed, { seeds: 1, step: 5000 })).toBeNull();
    expect(found(oneSeed, { seeds: 2 })).toBeNull();
    expect(found(oneSeed, {})).toBeNull();
  });
});
