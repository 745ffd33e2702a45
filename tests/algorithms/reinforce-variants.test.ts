import { expect, it } from 'vitest';
import { type ReinforceHyperparameters } from '../../src/algorithms/reinforce/card';
import { greedy, player } from './play';
import { aim } from './trivial-environments';
import { build } from './reinforce-agents';
import { describePolicyGradient } from './policy-gradient-properties';

const variants: Readonly<Record<string, Partial<ReinforceHyperparameters>>> = {
  'without a baseline': { baseline: 'none' },
  'with the mean as baseline': { baseline: 'mean' },
  'with a learned baseline': {},
  'with normalised returns and an entropy bonus': { normaliseReturns: true, entropyCoefficient: 0.01 },
};

describePolicyGradient({
  build,
  variants,
  solvedAfter: { identity: 5000, bandit: 2500, chain: 2500 },
  compared: {
    actionCounts: [2, 0],
    steps: 600,
    length: 3,
    changes: { episodes: 2, valueSteps: 2, learningRate: 1e-3, valueLearningRate: 1e-3 },
  },
});

it.each(Object.entries(variants))('%s finds continuous actions', (_name, changes) => {
  const target = aim();
  const agent = build(target, { ...changes, episodes: 20 });
  player([target])(agent, 15000);
  expect(Math.abs(greedy(agent, [1, 0]) - 0.5)).toBeLessThan(0.1);
  expect(Math.abs(greedy(agent, [0, 1]) + 0.5)).toBeLessThan(0.1);
  agent.dispose();
});
