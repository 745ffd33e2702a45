/** What the diagnosis says of the gradient steps, in English. */
import type { DiagnosisTexts } from '../../../diagnosis/describe';
import type { FindingSpeech } from '../../../diagnosis/finding-speech';

type Rules =
  | 'notFinite'
  | 'targetFrozen'
  | 'targetSlow'
  | 'qDiverges'
  | 'lossExplodes'
  | 'forgetting'
  | 'gradientZero'
  | 'atomsNarrow'
  | 'valuesHigh'
  | 'rateHigh'
  | 'rateTiny'
  | 'scheduleCutOff'
  | 'gradientClipped';

export function learning({
  count,
  setting,
  value,
  share,
  known,
  metric,
}: FindingSpeech): Pick<DiagnosisTexts, Rules> {
  const times = (n: number) => (n === 1 ? 'once' : n === 2 ? 'twice' : `${count(n)} times`);
  return {
    notFinite: {
      title: 'Training diverged (NaN)',
      seen: (f) => `${metric(f.metric)} is ${value(f.value)} at step ${count(f.step)}.`,
      why: 'Once a weight is not a number, neither is anything computed from it. From there on, nothing is learned and nothing recovers.',
      remedy:
        'Start again with a smaller learning rate. If gradients are not clipped, clip them; if rewards are large, scale them down.',
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
    valuesHigh: {
      title: 'The agent expects more than there is',
      seen: (f) =>
        `${metric(f.metric)} lies at a size of ${value(f.size)}, where at most about ${value(f.bound)} can be earned after discounting.${known(f.realised, (realised) => `What the policy really earned was ${realised}.`)}`,
      why: 'The maximum of uncertain values is too high on average. The errors differ from action to action, so the policy may follow them.',
      remedy: 'Use double learning, or smaller steps.',
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
    scheduleCutOff: {
      title: 'A schedule does not reach its end',
      seen: (f) =>
        `The last update ${f.isCertain === 1 ? 'comes at' : 'may come as early as'} step ${count(f.last)} of ${count(f.budget)}.${Number.isNaN(f.rate) ? '' : ` By then the learning rate, which is to fall to zero, is still ${share(f.rate)} of what it started at.`}${Number.isNaN(f.beta) ? '' : ` The importance-sampling exponent β, which is to rise to 1, has come to ${value(f.beta)}.`}`,
      why: 'A schedule runs over all env steps of the budget, but only its values at the updates count.',
      remedy: 'Learn less at a time and more often, or raise the budget.',
    },
    gradientClipped: {
      title: 'Nearly every gradient is clipped',
      seen: (f) =>
        `The norm is above ten times the clip of ${value(f.clip)} in ${share(f.share)} of the reports; typically it is ${value(f.typical)}, ${value(f.times)} times the clip.`,
      why: 'Then the length of a step no longer says how wrong the network is: every batch counts the same, and the clip acts as a part of the learning rate.',
      remedy: 'Where learning is slow or unsteady, raise the clip or scale the rewards down.',
    },
  };
}
