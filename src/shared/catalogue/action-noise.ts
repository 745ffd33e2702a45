/** The settings of the noise that deterministic policies explore with, and what does not go together among them. */
import type { ValuesOf } from '../fields';
import type { Problem } from '../problem';

const correlated = { field: 'noise', is: ['ornstein-uhlenbeck'] } as const;

export const actionNoiseFields = {
  noise: {
    kind: 'choice',
    label: 'Action noise',
    doc: 'What is added to the policy’s actions while it explores. Actions lie between −1 and 1, and the sum is cut off there.',
    group: 'Exploration',
    default: 'gaussian',
    options: [
      { value: 'gaussian', label: 'Gaussian', doc: 'Drawn anew in every step (Fujimoto 2018).' },
      {
        value: 'ornstein-uhlenbeck',
        label: 'Ornstein-Uhlenbeck',
        doc: 'A process that begins at zero in every episode and wanders: it pushes in one direction for a while (Lillicrap 2016).',
      },
      { value: 'none', label: 'None', doc: 'The policy’s own actions; only the warm-up explores.' },
    ],
  },
  noiseSigma: {
    kind: 'number',
    label: 'Standard deviation of the noise',
    symbol: 'σ',
    doc: 'Standard deviation of what is drawn in every step. More finds more, and hides what the policy can do.',
    group: 'Exploration',
    default: 0.1,
    min: 0,
    exclusiveMin: true,
    max: 10,
    when: { field: 'noise', is: ['gaussian', 'ornstein-uhlenbeck'] },
  },
  noiseTheta: {
    kind: 'number',
    label: 'OU mean-reversion rate',
    symbol: 'θ',
    doc: 'How strongly the process is drawn back to zero. Small values let it wander farther and longer.',
    group: 'Exploration',
    default: 0.15,
    min: 0,
    exclusiveMin: true,
    max: 10,
    when: correlated,
  },
  noiseDt: {
    kind: 'number',
    label: 'OU time step',
    symbol: 'dt',
    doc: 'How much of the process’s time passes in an env step. It remembers for about 1 / (θ dt) steps.',
    group: 'Exploration',
    default: 1,
    min: 0,
    exclusiveMin: true,
    max: 10,
    scale: 'log',
    when: correlated,
  },
} as const;

export type ActionNoiseSettings = ValuesOf<typeof actionNoiseFields>;

/** Problems of values that are fine one by one but not together. */
export function actionNoiseConflicts(values: Readonly<Record<string, unknown>>): Problem[] {
  const h = values as ActionNoiseSettings;
  if (h.noise !== 'ornstein-uhlenbeck' || h.noiseDt <= 1 / h.noiseTheta) return [];
  return [
    {
      field: 'hyperparameters.noiseDt',
      value: String(h.noiseDt),
      allowed: `at most 1 / noiseTheta, which is ${1 / h.noiseTheta}`,
      remedy: 'Lower it: otherwise a step overshoots the mean, and the process swings or grows without end.',
    },
  ];
}
