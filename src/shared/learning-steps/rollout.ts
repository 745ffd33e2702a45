/** How learning from the latest rollout is shown, and what all show alike who learn by the probabilities of actions. */
import {
  columnsOf,
  learningStep,
  type FormulaSection,
  type LearningStep,
  type Quantity,
  type StepForm,
  type StepSection,
} from './learning-step';
import { formula, transitionSection } from './parts';

/** What a step did to the policy: the logarithm of the action's probability, or density. */
export interface Judged {
  readonly observation: readonly number[];
  /** The number of a discrete action, alone; or the numbers of a continuous one. */
  readonly action: readonly number[];
  readonly reward: number;
  /** What the logarithm of the action's probability is multiplied with. */
  readonly weight: number;
  /** When the step was learned from, before the first gradient step. */
  readonly logProbability: number;
}

/** A step of a rollout. */
export interface RolloutRow extends Judged {
  /** In which of the environments, and at which step of the rollout; both from 0. */
  readonly environment: number;
  readonly step: number;
  /** gamma; 0 where the episode terminated. */
  readonly discount: number;
  /** Whether the episode ended with it, either way. */
  readonly ended: boolean;
  /** V(s) and V(s'), as they were when the rollout was played. */
  readonly value: number;
  readonly nextValue: number;
  /** r + discount V(s') - V(s). */
  readonly tdError: number;
  /** Advantage of the step after it; 0 where the episode or the rollout ended. */
  readonly nextAdvantage: number;
  readonly advantage: number;
  /** What the value is to become: advantage plus value. */
  readonly return: number;
}

/** What is kept of the latest rollout; plain JSON. */
export interface RecordedRollout {
  readonly discount: number;
  readonly lambda: number;
  /** Steps that the last gradient step learned from, and of the whole rollout. */
  readonly batchSize: number;
  readonly rolloutSize: number;
  /** Of these steps' advantages, where the weights are normalised by them. */
  readonly normalisation?: { readonly mean: number; readonly deviation: number };
  /** How far the ratio of new to old probability may go, where it is clipped. */
  readonly clipRange?: number;
  /** Some of the steps. */
  readonly rows: readonly RolloutRow[];
}

interface RolloutForm {
  /** Whether the last gradient step learned from all of the rollout. */
  readonly whole: boolean;
  readonly discreteActions: boolean;
  /** Whether the weights are advantages normalised by their mean and deviation. */
  readonly normalised: boolean;
  /** Whether the ratio of new to old probability is clipped. */
  readonly clipped: boolean;
}

/**
 * The values of actions that were judged, of those they are judged by now. What comes of the present policy is worked out
 * here: no gradient step computes it, since the next one learns from another rollout.
 */
export function judgedValues(
  { observation, action, reward, weight, logProbability }: Judged,
  present: number,
) {
  return {
    ...{ observation, action, reward, weight, logProbability, presentLogProbability: present },
    ratio: Math.exp(present - logProbability),
    policyLoss: -logProbability * weight,
    probabilityThen: Math.exp(logProbability),
    probabilityNow: Math.exp(present),
  };
}

/** @param present logarithms of the probabilities of the rows' actions at present */
export function rolloutStep(
  noted: RecordedRollout,
  present: ArrayLike<number>,
  discreteActions: boolean,
): LearningStep {
  const { rows, batchSize, rolloutSize, normalisation, clipRange, discount: gamma, lambda } = noted;
  const form = rolloutForm({
    whole: batchSize === rolloutSize,
    discreteActions,
    normalised: normalisation !== undefined,
    clipped: clipRange !== undefined,
  });
  return learningStep(form, rows.length, {
    ...{ gamma, lambda, batchSize, rolloutSize, ...normalisation },
    ...(clipRange !== undefined && { lowestRatio: 1 - clipRange, highestRatio: 1 + clipRange }),
    ...columnsOf(
      rows.map((row, i) => {
        const { environment, step, discount, ended, value, nextValue, tdError, nextAdvantage, advantage } =
          row;
        const judged = judgedValues(row, present[i]!);
        return {
          ...{ ...judged, environment: environment + 1, step: step + 1, return: row.return },
          ...{ discount, value, nextValue, tdError, nextAdvantage, advantage },
          ended: Number(ended),
          terminated: Number(ended && discount === 0),
          nothingNext: Number(nextAdvantage === 0),
          ...(clipRange !== undefined && surrogateValues(judged.ratio, row.weight, clipRange)),
        };
      }),
    ),
  });
}

/** The surrogate of the present ratio, and which of its parts is the smaller one. */
function surrogateValues(ratio: number, weight: number, clipRange: number) {
  const plain = ratio * weight;
  const bounded = Math.min(1 + clipRange, Math.max(1 - clipRange, ratio)) * weight;
  return {
    ...{ plain, bounded, surrogate: Math.min(plain, bounded) },
    clips: Number(bounded < plain),
    plainCounts: Number(plain < bounded),
    alike: Number(!(bounded < plain) && !(plain < bounded)),
  };
}

/** Of the logarithms of an action's probability, or density, when it was learned from and at present. */
export const judgedQuantities = {
  action: { as: 'action' },
  reward: { tex: 'r', label: 'rewardLabel', tone: 'reward' },
  weight: { tex: 'w', label: 'actionWeight', tone: 'error' },
  logProbability: { tex: '\\log \\pi(a|s)', label: 'logProbability', tone: 'online' },
  ratio: { tex: '\\rho', label: 'ratio', tone: 'online' },
  logNow: { tex: '\\log \\pi(a|s)', label: 'logNow', tone: 'online', of: 'presentLogProbability' },
  logThen: { tex: '\\log \\pi_{\\mathrm{old}}(a|s)', label: 'logThen', of: 'logProbability' },
  policyLoss: { tex: '\\ell', label: 'lossLabel', tone: 'error' },
} as const satisfies Record<string, Quantity>;

/** How much more probable the action has become since it was taken. */
export const ratioSection = (discreteActions: boolean): FormulaSection =>
  formula('ratioTitle', '{ratio} = \\exp ( {logNow} - {logThen} )', {
    notes: [{ code: discreteActions ? 'probabilityNote' : 'densityNote' }],
  });

/** The loss of an action by the logarithm of its probability. */
export const policyLossSection = formula('policyLoss', '{policyLoss} = - {logProbability} \\cdot {weight}');

/**
 * The values that it shows: those of its quantities, `ended`, `terminated`, `nothingNext` where no advantage comes after;
 * and where ratios are clipped which part is the smaller one: `clips`, `plainCounts`, or neither, `alike`.
 */
function rolloutForm(settings: RolloutForm): StepForm {
  return {
    list: 'steps',
    from: settings.whole ? 'rolloutWhole' : 'rolloutFrom',
    row: { title: 'ofAction', detail: 'rolloutRow', size: 'advantage', ended: 'ended' },
    quantities,
    sections: [
      transitionSection(
        'reward',
        ['observation'],
        [
          { code: 'terminal', when: 'terminated' },
          { code: 'cut', when: 'ended' },
        ],
      ),
      {
        kind: 'tracks',
        title: 'valuesAndReturn',
        doc: 'valuesAndReturnDoc',
        names: [{ code: 'ofState' }, { code: 'ofNext' }, { code: 'return' }],
        series: [{ code: 'valuesAndReturn', of: ['value', 'nextCounts', 'return'], tone: 'online' }],
      },
      formula('difference', '{tdError} = {reward} + {discount} \\cdot {nextValue} - {value}', {
        unless: 'terminated',
      }),
      formula('difference', '{tdError} = {reward} + \\cancel{discount} \\cdot \\cancel{nothing} - {value}', {
        when: 'terminated',
      }),
      formula('advantage', '{advantage} = {tdError} + {gamma} \\cdot {lambda} \\cdot {following}', {
        unless: 'nothingNext',
      }),
      formula('advantage', '{advantage} = {tdError} + {gamma} \\cdot {lambda} \\cdot {nothingFollowing}', {
        when: 'nothingNext',
        unless: 'ended',
      }),
      formula(
        'advantage',
        '{advantage} = {tdError} + \\cancel{gamma} \\cdot \\cancel{lambda} \\cdot \\cancel{nothingFollowing}',
        { when: 'ended' },
      ),
      ...(settings.normalised
        ? [formula('weight', '{normalised} = ( {advantage} - {mean} ) / {deviation}')]
        : []),
      ratioSection(settings.discreteActions),
      ...(settings.clipped ? surrogate : [policyLossSection]),
      formula('valueTarget', '{return} = {advantage} + {value}'),
    ],
  };
}

const surrogate: StepSection[] = [
  formula('clipped', '{surrogate} = \\min ( \\cancel{plain} , {bounded} )', {
    when: 'clips',
    notes: [{ code: 'clipNote' }],
  }),
  formula('clipped', '{surrogate} = \\min ( {plain} , \\cancel{bounded} )', { when: 'plainCounts' }),
  formula('clipped', '{surrogate} = \\min ( {plain} , {bounded} )', { when: 'alike' }),
];

const quantities: Readonly<Record<string, Quantity>> = {
  ...judgedQuantities,
  shown: { as: 'count' },
  batchSize: { as: 'count' },
  rolloutSize: { as: 'count' },
  environment: { as: 'count' },
  step: { as: 'count' },
  discount: { tex: '\\gamma', label: 'discountLabel' },
  gamma: { tex: '\\gamma', label: 'discountLabel' },
  lambda: { tex: '\\lambda', label: 'lambda' },
  value: { tex: 'V(s)', label: 'valueNow', tone: 'online' },
  nextValue: { tex: "V(s')", label: 'valueNext', tone: 'target' },
  nothing: { tex: "V(s')", label: 'nothingFollows', tone: 'target', of: 'nextValue' },
  nextCounts: { of: 'nextValue', unless: 'terminated' },
  tdError: { tex: '\\delta', label: 'errorLabel', tone: 'error' },
  advantage: { tex: 'A', label: 'advantageLabel', tone: 'error' },
  following: { tex: 'A_{\\mathrm{next}}', label: 'followingLabel', of: 'nextAdvantage' },
  nothingFollowing: { tex: 'A_{\\mathrm{next}}', label: 'nothingNext', of: 'nextAdvantage' },
  normalised: { tex: '\\hat{A}', label: 'actionWeight', tone: 'error', of: 'weight' },
  mean: { tex: '\\mathrm{mean}\\,A', label: 'meanOfBatch' },
  deviation: { tex: '\\sigma_A', label: 'deviationOfBatch' },
  surrogate: { tex: 'L', label: 'clippedLabel', tone: 'reward' },
  plain: { tex: '\\rho\\,\\hat{A}', label: 'plain', tone: 'online' },
  bounded: { tex: '\\mathrm{clip}(\\rho)\\,\\hat{A}', label: 'bounded', tone: 'target' },
  return: { tex: 'R', label: 'valueTargetLabel', tone: 'target' },
};
