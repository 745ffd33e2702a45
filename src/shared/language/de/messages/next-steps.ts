import type { nextSteps as english } from '../../en/messages/next-steps';
import type { Translated } from '../../message';

export const counted = (n: number): string =>
  ['keine', 'eine', 'zwei', 'drei', 'vier', 'fünf'][n] ?? String(n);

export const nextSteps: Translated<typeof english> = {
  target: 'Zielnetz ausprobieren',
  double: 'Double DQN ausprobieren',
  dueling: 'Dueling DQN ausprobieren',
  replay: 'DQN ausprobieren',
  baseline: 'Gelernte Baseline ausprobieren',
  advantage: 'A2C ausprobieren',
  clipping: 'PPO ausprobieren',
  twinCritics: 'TD3 ausprobieren',
  entropy: 'SAC ausprobieren',
  longer: 'Doppelt so lange trainieren',
  moreEpisodes: 'Mehr Episoden auswerten',
  answer: 'Frage beantworten',
  resume: 'Fortsetzen',
  inspect: 'Agent ansehen',
  compare: 'Vergleichen',
  diagnose: 'Diagnose lesen',
  seeds: ({ together }) =>
    `${counted(together).replace(/^./, (first) => first.toUpperCase())} Seeds trainieren`,
};
