/** Why that is the next thing to do, in one sentence. */
import { counted } from './next-steps';

export const nextReasons = {
  longer: 'The budget may be too short.',
  moreEpisodes: 'Only then can the mean be told from the mark.',
  answer: 'The result shows once the assignment’s question is answered.',
  resume: 'It continues from its last checkpoint, as if nothing had happened.',
  inspect: 'Watch an episode, and see what the agent expects of each action.',
  compare: 'All seeds of these settings in one figure, beside others.',
  diagnose: ({ findings }: { readonly findings: number }) =>
    `It has found ${counted(findings)} ${findings === 1 ? 'problem' : 'problems'}.`,
  seeds: 'One seed is an anecdote: another one may end quite differently.',
} as const;
