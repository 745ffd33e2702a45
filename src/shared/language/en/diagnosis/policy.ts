/** What the diagnosis says of the policy, in English. */
import type { DiagnosisTexts } from '../../../diagnosis/describe';
import type { FindingSpeech } from '../../../diagnosis/finding-speech';

type Rules =
  | 'entropyCollapsed'
  | 'actionsSaturated'
  | 'temperatureExploded'
  | 'temperatureVanished'
  | 'klHigh'
  | 'valuesUseless';

export function policy({ count, value, share, known, metric }: FindingSpeech): Pick<DiagnosisTexts, Rules> {
  return {
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
  };
}
