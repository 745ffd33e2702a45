/** How a gradient step of a network of discrete action values is shown. */
import type { Quantity, StepForm, StepSection, Tone } from './learning-step';
import { errorSection, formula, nothingOf, transitionQuantities, transitionSection } from './parts';

export interface QNetworkForm {
  readonly batchSize: number;
  /** How many rewards a transition holds at most. */
  readonly nStep: number;
  readonly lossRule: 'squared' | 'huber' | 'categorical' | 'quantile';
  /** Whether the next action is chosen by the network that learns and valued by the target network. */
  readonly double: boolean;
  readonly targetNetwork: boolean;
  readonly prioritised: boolean;
  /** How the streams are joined, where there are values of both to be shown. */
  readonly dueling?: 'naive' | 'mean' | undefined;
  /** The first and the last atom of categorical distributions. */
  readonly support?: readonly [low: number, high: number] | undefined;
  /** Of noisy networks: the names of the layers, such as `advantage0`. */
  readonly noisyLayers?: readonly string[] | undefined;
}

const losses: Readonly<Record<QNetworkForm['lossRule'], Quantity>> = {
  squared: { tex: '\\delta^2', label: 'lossSquared', of: 'tdError', as: 'square' },
  huber: { tex: 'h(\\delta)', label: 'lossHuber', of: 'loss' },
  categorical: { tex: 'H(y, Z)', label: 'lossCategorical', of: 'loss' },
  quantile: { tex: '\\rho(y, Z)', label: 'lossQuantile', of: 'loss' },
};

/** The values that it shows: those of its quantities, and `ended`, which tells whether the episode ended in s'. */
export function qNetworkForm(settings: QNetworkForm): StepForm {
  const { batchSize, nStep } = settings;
  const isDistribution = settings.lossRule === 'categorical' || settings.lossRule === 'quantile';
  return {
    list: 'transitions',
    from: batchSize === 1 ? 'latest' : 'drawn',
    ...(batchSize > 1 && { summary: 'wholeLoss' }),
    row: { title: 'ofAction', detail: 'rowError', size: 'tdError', ended: 'ended' },
    quantities: quantities(settings),
    sections: [
      transitionSection(nStep > 1 ? 'rewards' : 'reward'),
      {
        kind: 'tracks',
        title: 'valuesOf',
        doc: 'valuesOfDoc',
        names: 'actions',
        series: [{ code: settings.targetNetwork ? 'online' : 'network', of: 'values' }],
        marks: [{ at: 'action', code: 'taken' }],
      },
      nextValues(settings),
      ...streams(settings),
      ...(isDistribution ? [distributions(settings)] : []),
      formula('choice', '{nextAction} = {choice}', { unless: 'ended' }),
      ...(isDistribution ? distributionTarget() : plainTarget()),
      errorSection,
      settings.prioritised
        ? formula('lossTitle', '{weightedLoss} = {weight} \\cdot {lossRule}', {
            notes: [{ code: 'probability' }],
          })
        : formula('lossTitle', '{loss} = {lossRule}'),
      ...noise(settings),
    ],
  };
}

function quantities(settings: QNetworkForm): Record<string, Quantity> {
  const { double, targetNetwork, nStep } = settings;
  const chooser = double || !targetNetwork ? 'Q' : 'Q^-';
  const chooserTone: Tone = double || !targetNetwork ? 'online' : 'target';
  const nextTone: Tone = targetNetwork ? 'target' : 'online';
  const nextValue: Quantity = {
    tex: `${targetNetwork ? 'Q^-' : 'Q'}(s', a*)`,
    label: double ? 'nextDouble' : targetNetwork ? 'nextTarget' : 'nextNetwork',
    tone: nextTone,
  };
  const shifted: Quantity = { tex: 'z', label: 'shifted', tone: 'target', as: 'symbol' };
  return {
    ...transitionQuantities,
    ...(nStep > 1 && {
      nStep: { as: 'count' },
      reward: { tex: 'R', label: 'rewardsLabel', tone: 'reward' },
      discount: { tex: '\\gamma^n', label: 'discountsLabel' },
    }),
    action: { as: 'action' },
    values: { tone: 'online' },
    nextOnline: { tone: 'online' },
    nextTarget: { tone: nextTone },
    nextAction: { tex: 'a*', label: 'nextActionLabel', tone: chooserTone, as: 'action' },
    choice: {
      tex: `\\argmax_a ${chooser}(s', a)`,
      label: double ? 'bestOfOnline' : targetNetwork ? 'bestOfTarget' : 'bestOfNetwork',
      tone: chooserTone,
      of: double || !targetNetwork ? 'nextOnline' : 'nextTarget',
      as: 'argmax',
    },
    nextValue,
    nothing: { ...nothingOf(nextValue), of: 'nextValue' },
    shifted,
    nothingShifted: nothingOf(shifted),
    shiftedTarget: { tex: 'T\\,z', label: 'shiftedLabel', tone: 'target', as: 'symbol' },
    expectation: { tex: 'E[T\\,z]', label: 'expectation', tone: 'target', of: 'target' },
    present: { tex: 'Q(s, a)', label: 'presentLabel', tone: 'online' },
    loss: { tex: '\\ell', label: 'lossLabel', tone: 'error' },
    lossRule: { ...losses[settings.lossRule], tone: 'error' },
    weightedLoss: { tex: 'w\\,\\ell', label: 'lossWeighted', tone: 'error' },
    weight: { tex: 'w', label: 'weightLabel' },
    stateValue: { tex: 'V(s)', label: 'stateValue', tone: 'online' },
    advantages: { tone: 'reward' },
    advantage: { tex: 'A(s, a)', label: 'ofAction', tone: 'reward' },
    meanAdvantage: { tex: '\\mathrm{mean}\\,A', label: 'meanLabel' },
    presentAtoms: { tone: 'online' },
    targetAtoms: { tone: 'target' },
    nextAtoms: { unless: 'ended' },
  };
}

function nextValues({ targetNetwork }: QNetworkForm): StepSection {
  return {
    kind: 'tracks',
    title: 'nextValues',
    doc: 'nextValuesDoc',
    names: 'actions',
    series: targetNetwork
      ? [
          { code: 'online', of: 'nextOnline', hollow: true },
          { code: 'targetNetwork', of: 'nextTarget' },
        ]
      : [{ code: 'network', of: 'nextTarget' }],
    marks: [{ at: 'nextAction', code: 'best', unless: 'ended' }],
    notes: [{ code: 'nextUnused', when: 'ended' }],
  };
}

function plainTarget(): StepSection[] {
  return [
    formula('targetTitle', '{target} = {reward} + {discount} \\cdot {nextValue}', { unless: 'ended' }),
    formula('targetTitle', '{target} = {reward} + \\cancel{discount} \\cdot \\cancel{nothing}', {
      when: 'ended',
    }),
  ];
}

/** Of distributions, every return of the next action is discounted and shifted; the mean is the target of the value. */
function distributionTarget(): StepSection[] {
  const mean = '{target} = {expectation}';
  return [
    formula('targetTitle', ['{shiftedTarget} = {reward} + {discount} \\cdot {shifted}', mean], {
      unless: 'ended',
    }),
    formula(
      'targetTitle',
      ['{shiftedTarget} = {reward} + \\cancel{discount} \\cdot \\cancel{nothingShifted}', mean],
      { when: 'ended' },
    ),
  ];
}

function streams({ dueling }: QNetworkForm): StepSection[] {
  if (dueling === undefined) return [];
  return [
    {
      kind: 'tracks',
      title: 'streams',
      doc: 'streamsDoc',
      names: 'actions',
      series: [{ code: 'advantages', of: 'advantages' }],
      zero: true,
      marks: [{ at: 'action', code: 'taken' }],
    },
    formula(
      'joined',
      `{present} = {stateValue} + {advantage}${dueling === 'mean' ? ' - {meanAdvantage}' : ''}`,
    ),
  ];
}

function distributions({ lossRule, support }: QNetworkForm): StepSection {
  return {
    kind: 'distribution',
    title: 'distribution',
    doc: lossRule === 'categorical' ? 'categoricalDoc' : 'quantileDoc',
    ...(support && { support }),
    series: [
      { code: 'distributionNext', of: 'nextAtoms' },
      { code: 'distributionTarget', of: 'targetAtoms' },
      { code: 'distributionPresent', of: 'presentAtoms' },
    ],
  };
}

function noise({ noisyLayers }: QNetworkForm): StepSection[] {
  if (noisyLayers === undefined) return [];
  return [
    {
      kind: 'table',
      title: 'noise',
      doc: 'noiseDoc',
      names: noisyLayers.map((layer) => ({
        code: `${layer.replace(/\d+$/, '')}Layer`,
        number: Number(/\d+$/.exec(layer)?.[0] ?? 0) + 1,
      })),
      columns: [
        { code: 'deviation', of: 'sigmas' },
        { code: 'initially', of: 'initialSigmas' },
      ],
    },
  ];
}
