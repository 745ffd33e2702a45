/** What the diagnosis says, in English. */
import { catalogue } from '../../catalogue';
import type { DiagnosisTexts } from '../../diagnosis/describe';
import { numberWords } from '../../diagnosis/number-words';

const { count, setting, value, share, known } = numberWords('en');
const metric = (name: string) => catalogue().metrics[name]?.title ?? name;
const times = (n: number) => (n === 1 ? 'once' : n === 2 ? 'twice' : `${count(n)} times`);
export const diagnosisTexts: DiagnosisTexts = {
  notFinite: {
    title: 'Training diverged (NaN)',
    seen: (f) => `${metric(f.metric)} is ${value(f.value)} at step ${count(f.step)}.`,
    why: 'Once a weight is not a number, neither is anything computed from it. From there on, nothing is learned and nothing recovers.',
    remedy:
      'Start again with a smaller learning rate. If gradients are not clipped, clip them; if rewards are large, scale them down.',
  },
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
    title: (f) => (f.size < f.batch ? 'The buffer is smaller than a minibatch' : 'The replay buffer is tiny'),
    seen: (f) =>
      `The buffer keeps ${count(f.size)} transitions; a minibatch takes ${count(f.batch)}, and the budget is ${count(f.budget)} env steps.`,
    why: 'A small buffer contains only the latest episodes, which resemble each other. The network fits them and forgets the rest: what replay is there to prevent.',
    remedy: 'Enlarge the buffer: ten thousand transitions and more, or the whole budget where memory allows.',
  },
  targetFrozen: {
    title: (f) =>
      f.copies === 0
        ? 'The target network is never synchronised'
        : 'The target network is hardly ever synchronised',
    seen: (f) =>
      `It is copied every ${count(f.every)} env steps. In a budget of ${count(f.budget)} that happens ${f.copies === 0 ? 'not once' : `only ${times(f.copies)}`} between the first of ${count(f.updates)} updates and the last.${f.copies === 0 ? known(f.lag, (lag) => `By now it differs from the online network by ${lag}.`) : ''}`,
    why: 'Targets come from this network. While it is not renewed they rest on weights that know little, and values reach only one step farther back with each copy.',
    remedy: 'Copy it far more often, some fifty times in a training at least.',
  },
  targetSlow: {
    title: 'The target network hardly moves',
    seen: (f) =>
      `With a soft update rate τ of ${setting(f.tau)} it covers ${share(f.way)} of the way to the online network in all of its ${count(f.updates)} updates.`,
    why: 'Targets come from this network. Until it has caught up, they rest on random weights.',
    remedy: 'Raise τ: 0.005 is usual.',
  },
  qDiverges: {
    title: (f) => (f.growth > 2 ? 'The values diverge' : 'The values are far beyond what is possible'),
    seen: (f) =>
      `${metric(f.metric)} has reached a size of ${value(f.size)}, where at most about ${value(f.bound)} can be earned after discounting.${f.growth > 2 && Number.isFinite(f.growth) ? ` It is ${value(f.growth)} times what it was halfway.` : ''}${known(f.realised, (realised) => `What the policy really earned was ${realised}.`)}`,
    why: 'Each target is made from the value of the next state. Once that is too high, the target is, and so the next value: an error that reinforces itself.',
    remedy:
      'Hold the targets still with a target network, use double learning, take smaller steps, or clip gradients and rewards.',
  },
  lossExplodes: {
    title: 'The loss explodes',
    seen: (f) =>
      `${metric(f.metric)} now means a typical error of ${value(f.error)}, while no discounted return is larger than about ${value(f.bound)}.`,
    why: 'The values are off by more than everything that can be earned, so the policy follows nothing but noise.',
    remedy: 'Take smaller steps, clip gradients, or scale rewards down.',
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
  forgetting: {
    title: 'It had learned the task and forgot it',
    seen: (f) =>
      `Evaluations reached ${value(f.best)} at step ${count(f.at)}; now they are at ${value(f.now)}, ${share(f.lost)} of the gain lost.`,
    why: 'Updates that are too large, or made from too few kinds of experience, overwrite what was good. A collapse after a peak is the usual sign of a learning rate that is too high.',
    remedy:
      'Lower the learning rate or let it fall to zero; a larger buffer and a slower target network help too.',
  },
  gradientZero: {
    title: 'The network no longer learns',
    seen: (f) =>
      `Since step ${count(f.since)} the gradient has been zero in ${share(f.share)} of the reports.`,
    why: 'Without a gradient no weight moves. A step that was too large has left the policy certain of every action, or all units of a layer stuck below zero.',
    remedy: 'Start again with a smaller learning rate.',
  },
  atomsNarrow: {
    title: 'The range of returns is too narrow',
    seen: (f) =>
      `The atoms reach from ${value(f.lowest)} to ${value(f.highest)}, but a discounted return of ${value(f.outside)} has occurred; ${share(f.share)} of the evaluations lie outside.`,
    why: 'What lies beyond the first or last atom counts as that atom. Values pile up at the edge, and actions that differ there look the same.',
    remedy: 'Set the lowest and the highest return so that all discounted returns fit between them.',
  },
  entropyCollapsed: {
    title: 'The policy has stopped exploring too early',
    seen: (f) =>
      `${metric(f.metric)} fell from at most ${value(f.most)} to ${value(f.now)} and has stayed low since step ${count(f.since)}, ${share(f.share)} of the budget.`,
    why: 'A policy that always takes the same action sees nothing new, so nothing corrects it: it has settled before it was good.',
    remedy: 'Raise the entropy bonus, or take smaller steps.',
  },
  actionsSaturated: {
    title: 'The actions are saturated',
    seen: (f) =>
      `Since step ${count(f.since)}, ${share(f.typical)} of the policy’s actions have been at a bound.${known(f.gradient, (norm) => `The gradient that reaches the policy has a norm of ${norm}.`)}`,
    why: 'At its bounds tanh is flat, so hardly any gradient reaches the policy: it can no longer leave them, whatever the critic says.',
    remedy:
      'Lower the actor’s learning rate, scale the rewards down, and let the critic learn before the actor follows.',
  },
  temperatureExploded: {
    title: 'The temperature grows without end',
    seen: (f) =>
      `It has risen from ${value(f.start)} to ${value(f.now)}. Over the horizon a nat of entropy is worth ${value(f.worth)}; the returns of the training differ by ${value(f.spread)}.`,
    why: 'The policy cannot reach the target entropy, so the temperature rises on and on until rewards no longer count and the agent is paid for acting at random.',
    remedy:
      'Lower the target entropy: −1 for each action dimension is usual, and 0.69 is the most there can be.',
  },
  temperatureVanished: {
    title: 'The temperature has vanished',
    seen: (f) =>
      `It has fallen from ${value(f.start)} to ${value(f.now)}. Over the horizon a nat of entropy is worth ${value(f.worth)}; the returns of the training differ by ${value(f.spread)}.`,
    why: 'Entropy then counts for nothing: SAC becomes a method that hardly explores, before it has found what is worth keeping.',
    remedy: 'Raise the target entropy, or fix the temperature at a value that fits the rewards.',
  },
  valuesHigh: {
    title: 'The agent expects more than there is',
    seen: (f) =>
      `${metric(f.metric)} lies at a size of ${value(f.size)}, where at most about ${value(f.bound)} can be earned after discounting.${known(f.realised, (realised) => `What the policy really earned was ${realised}.`)}`,
    why: 'The maximum of uncertain values is too high on average. The errors differ from action to action, so the policy may follow them.',
    remedy: 'Use double learning, or smaller steps.',
  },
  klHigh: {
    title: 'The policy moves too far in each update',
    seen: (f) =>
      `The approximate KL divergence is typically ${value(f.typical)}, above 0.05 in ${share(f.share)} of the reports; ${share(f.fraction)} of the ratios are clipped.`,
    why: 'The rollout was gathered by the policy of before. The farther the new one is from it, the less the advantages say about it, and one bad update can ruin the policy.',
    remedy: 'Stop at a largest KL divergence, use fewer epochs, or take smaller steps.',
  },
  valuesUseless: {
    title: 'The value function explains nothing',
    seen: (f) =>
      `Since step ${count(f.since)} the explained variance is typically ${value(f.typical)}, below zero in ${share(f.share)} of the reports.`,
    why: 'Below zero, the values are a worse guess of the returns than their mean, and a baseline made of them adds noise to the gradient instead of taking it away.',
    remedy:
      'Let the value function learn better: more gradient steps or another learning rate for it, longer rollouts, scaled rewards.',
  },
  rateHigh: {
    title: 'The learning rate is very high',
    seen: (f) => `It is ${setting(f.rate)}; the default is ${setting(f.usual)}.`,
    why: 'Adam and RMSProp move every weight by about the learning rate in each update, however small the gradient. At such a size a single update undoes many.',
    remedy: 'Begin at the default and change it by factors of three.',
  },
  rateTiny: {
    title: 'The weights can hardly move',
    seen: (f) =>
      `At a learning rate of ${setting(f.rate)}, ${count(f.updates)} updates move a weight by ${value(f.reach)} at most.`,
    why: 'Adam moves a weight by about the learning rate in each update. The network ends where it began.',
    remedy: 'Raise the learning rate, or learn more often.',
  },
  fewUpdates: {
    title: (f) => (f.updates === 0 ? 'There is no update' : 'Hardly any updates'),
    seen: (f) =>
      `The budget of ${count(f.budget)} env steps allows for ${f.updates === 0 ? 'no gradient step at all' : f.updates === 1 ? 'one gradient step' : `${count(f.updates)} gradient steps`}.`,
    why: 'Networks learn in small steps. It takes thousands of them before anything shows.',
    remedy: (f) => (f.every > 1 ? 'Learn at every env step, or raise the budget.' : 'Raise the budget.'),
  },
  scheduleCutOff: {
    title: 'A schedule does not reach its end',
    seen: (f) =>
      `The last update ${f.isCertain === 1 ? 'comes at' : 'may come as early as'} step ${count(f.last)} of ${count(f.budget)}.${Number.isNaN(f.rate) ? '' : ` By then the learning rate, which is to fall to zero, is still ${share(f.rate)} of what it started at.`}${Number.isNaN(f.beta) ? '' : ` The importance-sampling exponent β, which is to rise to 1, has come to ${value(f.beta)}.`}`,
    why: 'A schedule runs over all env steps of the budget, but only its values at the updates count.',
    remedy: 'Learn less at a time and more often, or raise the budget.',
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
  notLearning: {
    title: 'It performs no better than chance',
    seen: (f) =>
      `The final evaluation is ${value(f.mean)}. Acting at random yields ${value(f.random)}; the task counts as solved from ${value(f.solved)}.`,
    why: 'Nothing of what was learned shows in what the agent does.',
    remedy:
      'Start from a preset for this environment, check that it learns, and change one setting at a time. Compare the curves of loss and values to see what differs.',
  },
  gradientClipped: {
    title: 'Nearly every gradient is clipped',
    seen: (f) =>
      `The norm is above ten times the clip of ${value(f.clip)} in ${share(f.share)} of the reports; typically it is ${value(f.typical)}, ${value(f.times)} times the clip.`,
    why: 'Then the length of a step no longer says how wrong the network is: every batch counts the same, and the clip acts as a part of the learning rate.',
    remedy: 'Where learning is slow or unsteady, raise the clip or scale the rewards down.',
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
  unsolved: {
    title: 'The task was not solved',
    seen: (f) =>
      `The final evaluation is ${value(f.mean)}; the task counts as solved from ${value(f.solved)}. The best evaluation on the way was ${value(f.best)}.`,
    why: 'Nothing that was recorded explains it: neither the settings nor the curves show a fault.',
    remedy:
      'Train more seeds to see whether this one was unlucky, then change one setting at a time: an improvement of the algorithm, a lower learning rate, or a larger budget.',
  },
  budgetShort: {
    title: 'The budget ended while it was still learning',
    seen: (f) =>
      `Evaluations rose from ${value(f.before)} in the third quarter to ${value(f.now)} in the last; the task counts as solved from ${value(f.solved)}.`,
    why: 'The result shows where the budget ended, not what the algorithm can do.',
    remedy: 'Raise the budget before drawing conclusions. Schedules that depend on it stretch with it.',
  },
  resultNoisy: {
    title: 'The result is a rough estimate',
    seen: (f) =>
      f.episodes === 1
        ? `It is the return of one episode, ${value(f.mean)}.`
        : `It is ${value(f.mean)} with a standard error of ${value(f.error)} over ${count(f.episodes)} episodes; from random to solved it is ${value(f.scale)}.`,
    why: 'A difference between runs that is smaller than this may be nothing but luck.',
    remedy: 'Evaluate over more episodes at the end.',
  },
  oneSeed: {
    title: 'One seed is an anecdote',
    seen: (f) => `No other run of these settings has ended; this one has the seed ${count(f.seed)}.`,
    why: 'Results of the same settings differ from seed to seed, often by more than two algorithms do.',
    remedy: 'Train five seeds or more, and compare their medians.',
  },
};
