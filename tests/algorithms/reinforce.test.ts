import { describe, expect, it } from 'vitest';
import { type ReinforceHyperparameters } from '../../src/algorithms/reinforce/card';
import { greedy, near, observe, setWeights, weights, type Step } from './play';
import { build, logits, plain, small } from './reinforce-agents';

/** The changes of the two biases that some steps bring about, from the biases given. */
function changesBy(
  steps: readonly Omit<Step, 'observation'>[],
  changes: Partial<ReinforceHyperparameters> = {},
  { bias = [0, 0], value = 0 } = {},
): number[] {
  const agent = build(small, { ...plain, ...changes });
  setWeights(agent, 'policy/parameters', { [logits]: bias });
  if (changes.baseline === 'value')
    setWeights(agent, 'baseline/parameters', { 'baseline/parameters/layer1/bias': [value] });
  for (const step of steps) observe(agent, { observation: [1], ...step });
  const learned = weights(agent, logits).map((weight, i) => weight - bias[i]!);
  agent.dispose();
  return learned;
}

describe('one update, by hand', () => {
  // With equal probabilities, grad log pi(a) of the logits is +1/2 for the action taken and -1/2 for the other.
  it('of a terminated episode weighs every action by its return-to-go', () => {
    // Rewards 1, 2, 4 with gamma 1/2: G = 3, 4, 4. Actions 0, 1, 0: (3 - 4 + 4) / 2 = 1.5.
    const episode: Omit<Step, 'observation'>[] = [
      { action: 0, reward: 1 },
      { action: 1, reward: 2 },
      { action: 0, reward: 4, ends: 'terminated' },
    ];
    expect(changesBy(episode)).toEqual(near(1.5, -1.5));
  });

  it('of an episode of one step has its reward as weight', () => {
    expect(changesBy([{ action: 1, reward: 3, ends: 'terminated' }])).toEqual(near(-1.5, 1.5));
  });

  it('of two episodes is the mean over episodes of the sums over their steps', () => {
    // G = 2.5, 3 for action 0 and 1; then 7 for action 1. ((2.5 - 3) / 2 - 7 / 2) / 2 = -1.875.
    const steps: Omit<Step, 'observation'>[] = [
      { action: 0, reward: 1 },
      { action: 1, reward: 3, ends: 'terminated' },
      { action: 1, reward: 7, ends: 'terminated' },
    ];
    expect(changesBy(steps, { episodes: 2 })).toEqual(near(-1.875, 1.875));
    // Nothing is learned before both have ended.
    expect(changesBy(steps.slice(0, 2), { episodes: 2 })).toEqual([0, 0]);
  });

  it('of a truncated episode counts nothing after the cut where no value is learned', () => {
    expect(changesBy([{ action: 0, reward: 2, ends: 'truncated' }])).toEqual(near(1, -1));
    expect(changesBy([{ action: 0, reward: 2, ends: 'truncated' }], { baseline: 'mean' })).toEqual(
      near(0, 0),
    );
  });

  it('of a truncated episode goes on with the learned value, of a terminated one does not', () => {
    // V = 6 everywhere. Truncated: G = 2 + 6 / 2 = 5, weight -1. Terminated: G = 2, weight -4.
    const learned = (ends: 'terminated' | 'truncated') =>
      changesBy([{ action: 0, reward: 2, ends }], { baseline: 'value' }, { value: 6 });
    expect(learned('truncated')).toEqual(near(-0.5, 0.5));
    expect(learned('terminated')).toEqual(near(-2, 2));
  });

  it('takes the mean return-to-go of the batch off as baseline', () => {
    // G = 2.5, 3, 7, mean 25/6: weights -10/6, -7/6, 17/6 for actions 0, 1, 1; (-10 + 7 - 17) / 6 / 2 / 2.
    const steps: Omit<Step, 'observation'>[] = [
      { action: 0, reward: 1 },
      { action: 1, reward: 3, ends: 'terminated' },
      { action: 1, reward: 7, ends: 'terminated' },
    ];
    expect(changesBy(steps, { episodes: 2, baseline: 'mean' })).toEqual(near(-20 / 24, 20 / 24));
  });

  it('normalises by the root mean square of the weights, and leaves zeros alone', () => {
    // G = 3, 4 for actions 0, 1: root of (9 + 16) / 2 = 3.5355.
    const steps: Omit<Step, 'observation'>[] = [
      { action: 0, reward: 1 },
      { action: 1, reward: 4, ends: 'terminated' },
    ];
    const difference = -0.5 / Math.sqrt(12.5);
    expect(changesBy(steps, { normaliseReturns: true })).toEqual(near(difference, -difference));
    const nothing = steps.map((step) => ({ ...step, reward: 0 }));
    expect(changesBy(nothing, { normaliseReturns: true })).toEqual([0, 0]);
  });

  it('learns nothing from returns of 0, whatever was done', () => {
    expect(changesBy([{ action: 1, reward: 0, ends: 'terminated' }], {}, { bias: [0.5, 1] })).toEqual([0, 0]);
  });

  it('adds the gradient of the entropy at every step', () => {
    // p = 1/4, 3/4. dH / d logit k = -p_k (log p_k + H), twice, with a bonus of 0.1.
    const p = [0.25, 0.75];
    const entropy = -p.reduce((sum, share) => sum + share * Math.log(share), 0);
    const expected = p.map((share) => -0.2 * share * (Math.log(share) + entropy));
    const steps: Omit<Step, 'observation'>[] = [
      { action: 1, reward: 0 },
      { action: 1, reward: 0, ends: 'terminated' },
    ];
    const learned = changesBy(steps, { entropyCoefficient: 0.1 }, { bias: p.map(Math.log) });
    expect(learned).toEqual(near(...expected));
    expect(learned[0]!).toBeGreaterThan(0);
  });

  it('scales a long gradient down', () => {
    // The gradient of the biases is (4, -4), that of all other weights 0: its norm is the root of 32.
    const learned = changesBy([{ action: 0, reward: 8, ends: 'terminated' }], { gradientClip: 1 });
    expect(learned).toEqual(near(Math.SQRT1_2, -Math.SQRT1_2));
  });

  it('moves mean and deviation of a Gaussian', () => {
    // Mean 0.2, deviation 0.5, action 0.7: grad of the mean (a - m) / s^2 = 2, of log s (a - m)^2 / s^2 - 1 = 0.
    const agent = build({ observationSize: 1, actionCount: 0 }, { ...plain, learningRate: 0.1 });
    const logDeviation = 'policy/parameters/logDeviation';
    const one = (action: number) => {
      setWeights(agent, 'policy/parameters', { [logits]: [0.2], [logDeviation]: [Math.log(0.5)] });
      observe(agent, { observation: [1], action, reward: 3, ends: 'terminated' });
      return [...weights(agent, logits), ...weights(agent, logDeviation)];
    };
    expect(one(0.7)).toEqual(near(0.2 + 0.1 * 3 * 2, Math.log(0.5)));
    expect(one(1.2)).toEqual(near(0.2 + 0.1 * 3 * 4, Math.log(0.5) + 0.1 * 3 * 3));
    agent.dispose();
  });

  it('reports what it did', () => {
    // Weights 3 and 5 for actions 0 and 1 of two episodes: L = -(3 + 5) log(1/2) / 2; the episodes' gradients are
    // (1.5, -1.5) and (-2.5, 2.5), their mean (-0.5, 0.5), and their variance (4 + 4) / 2 for each of the two biases.
    const agent = build(small, { ...plain, episodes: 2 });
    setWeights(agent, 'policy/parameters', {});
    observe(agent, { observation: [1], action: 0, reward: 3, ends: 'terminated' });
    expect(agent.diagnostics()).toEqual({});
    observe(agent, { observation: [1], action: 1, reward: 5, ends: 'terminated' });
    expect(agent.diagnostics()).toEqual({
      policyLoss: expect.closeTo(4 * Math.LN2, 5) as number,
      entropy: expect.closeTo(Math.LN2, 5) as number,
      logProbability: expect.closeTo(-Math.LN2, 5) as number,
      gradientNorm: expect.closeTo(Math.SQRT1_2, 5) as number,
      gradientVariance: expect.closeTo(16, 4) as number,
      advantageDeviation: 1,
    });
    expect(agent.diagnostics()).toEqual({});
    agent.dispose();
  });

  it('reports how well its baseline did before it learned', () => {
    const agent = build(small, { ...plain, baseline: 'value', episodes: 2, learningRate: 0.1 });
    setWeights(agent, 'baseline/parameters', { 'baseline/parameters/layer1/bias': [1] });
    observe(agent, { observation: [0], action: 0, reward: 3, ends: 'terminated' });
    observe(agent, { observation: [0], action: 1, reward: 5, ends: 'terminated' });
    expect(agent.diagnostics()).toMatchObject({ value: 1, valueLoss: 10, explainedVariance: 0 });
    expect(agent.valueOf!(Float32Array.of(0))).toBeGreaterThan(1);
    agent.dispose();
  });
});

describe('reinforce', () => {
  it('samples while it learns and takes the most probable action when it is evaluated', () => {
    const agent = build(small);
    setWeights(agent, 'policy/parameters', { [logits]: [0, Math.log(3)] });
    const action = new Float32Array(1);
    let ones = 0;
    for (let k = 0; k < 1000; k++) {
      agent.act(Float32Array.of(1), action);
      ones += action[0]!;
    }
    // Three standard errors of a share of 3/4 over 1000 are 0.041.
    expect(Math.abs(ones / 1000 - 0.75)).toBeLessThan(0.041);
    const before = agent.save();
    expect(greedy(agent, [1])).toBe(1);
    agent.valueOf!(Float32Array.of(1));
    expect(agent.save()).toEqual(before);
    agent.dispose();
  });

  it('tells values only where it learns them', () => {
    for (const [baseline, told] of [
      ['none', false],
      ['mean', false],
      ['value', true],
    ] as const) {
      const agent = build(small, { baseline });
      expect(agent.valueOf !== null, baseline).toBe(told);
      agent.dispose();
    }
  });

  it('lets a falling learning rate end at zero', () => {
    const agent = build(small, { ...plain, learningRateSchedule: 'linear' }, { steps: 4 });
    setWeights(agent, 'policy/parameters', {});
    const changes = [1, 2, 3, 4].map(() => {
      const before = weights(agent, logits)[0]!;
      const chance = 1 / (1 + Math.exp(-2 * before));
      observe(agent, { observation: [0], action: 0, reward: 1, ends: 'terminated' });
      return (weights(agent, logits)[0]! - before) / (1 - chance);
    });
    expect(changes).toEqual(near(0.75, 0.5, 0.25, 0));
    agent.dispose();
  });
});
