import type { nextSteps as english } from '../../en/messages/next-steps';
import type { Translated } from '../../message';

export const counted = (n: number): string =>
  ['keine', 'eine', 'zwei', 'drei', 'vier', 'fünf'][n] ?? String(n);

export const nextSteps: Translated<typeof english> = {
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
