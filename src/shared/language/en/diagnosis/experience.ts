/** What the diagnosis says of exploration, experience and rewards, in English. */
import type { DiagnosisTexts } from '../../../diagnosis/describe';
import type { FindingSpeech } from '../../../diagnosis/finding-speech';

type Rules =
  | 'warmupLong'
  | 'rolloutLong'
  | 'nothingLearned'
  | 'bufferSmall'
  | 'rewardNeverSeen'
  | 'epsilonEarly'
  | 'epsilonHigh'
  | 'noExploration'
  | 'fewUpdates'
  | 'discountShort'
  | 'discountOne'
  | 'prioritiesFlat'
  | 'prioritiesUncorrected'
  | 'timeLimit';

export function experience({
  count,
  setting,
  value,
  share,
  known,
}: FindingSpeech): Pick<DiagnosisTexts, Rules> {
  return {
    warmupLong: {
      title: (f) =>
        f.share >= 1 ? 'The warm-up is longer than the budget' : 'The warm-up takes most of the budget',
      seen: (f) =>
        f.share >= 1
          ? `The warm-up is ${count(f.warmup)} env steps, the budget ${count(f.budget)}.`
          : `${count(f.warmup)} of ${count(f.budget)} env steps are warm-up.`,
      why: 'In the warm-up, random actions fill the replay buffer and nothing is learned. What is left of the budget is all there is for learning.',
      remedy: 'Shorten the warm-up to a few minibatches or episodes, or raise the budget.',
    },
    rolloutLong: {
      title: (f) => (f.rollouts === 0 ? 'The first rollout never ends' : 'Very few rollouts'),
      seen: (f) =>
        `A rollout is ${count(f.rollout)} env steps, ${count(f.length)} in each of ${count(f.environments)} environments; the budget of ${count(f.budget)} ${f.rollouts === 0 ? 'is smaller' : `has room for ${count(f.rollouts)}`}.`,
      why: 'The policy is improved only when a rollout is full. With few rollouts it stays close to where it began.',
      remedy: 'Shorten the rollout, use fewer environments, or raise the budget.',
    },
    nothingLearned: {
      title: 'Nothing was learned',
      seen: (f) =>
        `After ${count(f.step)} env steps and ${count(f.episodes)} episodes there has not been a single update.${f.warmup > 0 ? ` The warm-up is ${count(f.warmup)} steps.` : ''}`,
      why: 'The curves show an agent that is as it was at the start.',
      remedy: (f) =>
        f.step <= f.warmup
          ? 'Let it train beyond its warm-up, or shorten that.'
          : 'Let it update more often: fewer episodes for each update, or a larger budget.',
    },
    bufferSmall: {
      title: (f) =>
        f.size < f.batch ? 'The buffer is smaller than a minibatch' : 'The replay buffer is tiny',
      seen: (f) =>
        `The buffer keeps ${count(f.size)} transitions; a minibatch takes ${count(f.batch)}, and the budget is ${count(f.budget)} env steps.`,
      why: 'A small buffer contains only the latest episodes, which resemble each other. The network fits them and forgets the rest: what replay is there to prevent.',
      remedy:
        'Enlarge the buffer: ten thousand transitions and more, or the whole budget where memory allows.',
    },
    rewardNeverSeen: {
      title: (f) => (f.kind === 'same' ? 'No reward was ever seen' : 'No episode ever reached its end'),
      seen: (f) =>
        f.kind === 'same'
          ? `All ${count(f.episodes)} episodes had the same return, ${value(f.most)}.${known(f.limit, (limit) => `Each was cut off at the limit of ${limit} steps.`)}`
          : `All ${count(f.episodes)} episodes were cut off at the limit of ${count(f.limit)} steps; the best return was ${value(f.most)}.`,
      why: 'While every way to act brings the same, there is nothing that would tell one action from another. A flat curve says nothing about the algorithm then, only about its exploration.',
      remedy:
        'Let it explore more and for longer, in one direction for a while rather than at random in every step; a larger budget helps too.',
    },
    epsilonEarly: {
      title: 'Epsilon fell before any reward was seen',
      seen: (f) =>
        `Epsilon was down to ${value(f.level)} at step ${count(f.reached)}, ${share(f.share)} of the budget, and none of ${count(f.episodes)} episodes has been rewarded.`,
      why: 'From there on the agent repeats what it believes in, although nothing has confirmed it. A reward that takes luck to find becomes less likely with every step.',
      remedy: 'Let epsilon fall over more of the budget.',
    },
    epsilonHigh: {
      title: (f) =>
        f.start === f.last
          ? 'Epsilon never decays'
          : f.end < f.last
            ? 'Epsilon does not reach its end'
            : 'Epsilon stays high to the end',
      seen: (f) =>
        `Epsilon starts at ${value(f.start)} and is still ${value(f.last)} at the end of the budget of ${count(f.budget)} env steps${f.end < f.last ? `, where ${value(f.end)} was asked for` : ''}.`,
      why: 'So large a share of random actions keeps the agent from the places that only good play reaches, and its training returns show chance rather than skill.',
      remedy: 'Let epsilon end near 0.05, and reach that well before the end of the budget.',
    },
    noExploration: {
      title: 'It never explores',
      seen: (f) =>
        f.kind === 'noise'
          ? 'After the warm-up nothing is added to the policy’s actions.'
          : `Epsilon starts at ${value(f.start)}: all actions are greedy from the first step.`,
      why: 'An untrained network prefers one action for no reason. Without exploration it never learns what the others would have brought.',
      remedy: 'Explore at the start, and less and less as the values become reliable.',
    },
    fewUpdates: {
      title: (f) => (f.updates === 0 ? 'There is no update' : 'Hardly any updates'),
      seen: (f) =>
        `The budget of ${count(f.budget)} env steps allows for ${f.updates === 0 ? 'no gradient step at all' : f.updates === 1 ? 'one gradient step' : `${count(f.updates)} gradient steps`}.`,
      why: 'Networks learn in small steps. It takes thousands of them before anything shows.',
      remedy: (f) => (f.every > 1 ? 'Learn at every env step, or raise the budget.' : 'Raise the budget.'),
    },
    discountShort: {
      title: 'The agent looks only a few steps ahead',
      seen: (f) =>
        `With a discount of ${setting(f.discount)} rewards count for about ${value(f.horizon)} steps; episodes last ${value(f.length)}.`,
      why: 'Whatever comes later than that is as good as nothing to the agent, even if it decides the episode.',
      remedy: 'Raise the discount so that 1 / (1 − γ) is of the order of the steps that matter.',
    },
    discountOne: {
      title: 'Undiscounted values of a task without an end',
      seen: (f) =>
        `The discount is ${setting(f.discount)} and the task never terminates${Number.isFinite(f.limit) ? `; episodes are only cut off after ${count(f.limit)} steps` : ''}.`,
      why: 'Where an episode is cut off, the value of its last state still counts. Without discounting, values have no finite answer and grow as long as training goes on.',
      remedy: 'Choose a discount below 1.',
    },
    prioritiesFlat: {
      title: 'Prioritised replay without priorities',
      seen: () => 'The PER exponent α is 0: every transition is sampled with the same probability.',
      why: 'The run is one with plain replay under another name, only slower.',
      remedy: 'Raise the PER exponent, or switch prioritised replay off.',
    },
    prioritiesUncorrected: {
      title: 'The uneven sampling is not corrected at the start',
      seen: (f) =>
        `The importance-sampling exponent β₀ is ${setting(f.beta)}, with a PER exponent α of ${setting(f.alpha)}.`,
      why: 'Transitions that are sampled more often count more. In stochastic environments the values are then biased until β has risen.',
      remedy: 'Start β at 0.4, as published.',
    },
    timeLimit: {
      title: 'Most episodes reach the step limit',
      seen: (f) =>
        `Since step ${count(f.since)}, ${share(f.share)} of ${count(f.episodes)} episodes were cut off after ${count(f.limit)} steps.`,
      why: 'A return that stays the same then shows the limit, not how the agent plays. The learner is not misled: it bootstraps from the last state.',
      remedy: 'Watch the agent itself. It may have learned to wait, or never to finish.',
    },
  };
}
