/** Why that is the next thing to do, in one sentence. */
import { counted } from './next-steps';

export const nextReasons = {
  target: 'Without one, the targets move with every update.',
  double: 'It overestimates values less, which often steadies what has been learned.',
  dueling: 'It learns the value of a state for all actions at once.',
  replay: 'A replay buffer and a target network keep Q from chasing itself.',
  baseline: 'It lowers the variance of the gradient without changing its expectation.',
  advantage: 'The advantage of an action varies less than its value.',
  clipping: 'It learns several times from each rollout, and clips steps that go too far.',
  twinCritics: 'The smaller of two critics’ values overestimates less.',
  entropy: 'A policy that is rewarded for its entropy explores by itself.',
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
