/** The rows of the learning table: a preset, its seeds, and what it is held against. */
export interface LearningRow {
  /** Names a file of resources/presets. */
  readonly preset: string;
  readonly seeds: number;
  /** Return that the median is to reach, and where it comes from; null where there is none. */
  readonly reference: { readonly value: number; readonly source: string } | null;
}

const best = { value: 500, source: 'the highest return there is' };

export const learningRows: readonly LearningRow[] = [
  { preset: 'cartpole-naive-dqn', seeds: 10, reference: null },
  { preset: 'cartpole-dqn-lecture', seeds: 10, reference: null },
  { preset: 'cartpole-dqn', seeds: 10, reference: best },
  { preset: 'cartpole-double-dqn', seeds: 10, reference: best },
  { preset: 'cartpole-dueling-dqn', seeds: 10, reference: best },
  { preset: 'cartpole-noisy-dqn', seeds: 10, reference: best },
  { preset: 'cartpole-n-step-dqn', seeds: 10, reference: best },
  { preset: 'cartpole-prioritised-dqn', seeds: 10, reference: best },
  { preset: 'cartpole-c51', seeds: 10, reference: best },
  { preset: 'cartpole-qr-dqn', seeds: 10, reference: best },
  { preset: 'cartpole-rainbow', seeds: 10, reference: best },
  { preset: 'mountaincar-dqn', seeds: 5, reference: { value: -100.8, source: 'RL Zoo' } },
  { preset: 'acrobot-dqn', seeds: 5, reference: { value: -76.6, source: 'RL Zoo' } },
  {
    preset: 'cartpole-reinforce',
    seeds: 10,
    reference: { value: 475, source: 'the return that counts as solved' },
  },
  { preset: 'cartpole-reinforce-no-baseline', seeds: 10, reference: null },
];
