/** A gradient step of a Q-network as it is shown. */
import type { QNetworkStep, QTransition } from '../../../../shared/step-explanation';
import { formatCount, formatValue } from '../../../i18n/format';
import type { StepTexts } from '../../../i18n/en/step-inspector';
import type { Formula, Term } from './formula';
import { differenceOf, errorFormula, factor, targetFormula, transitionSection } from './parts';
import type { Names, RowView, Section, StepView } from './step-view';

/** @param nStep how many rewards a transition holds at most */
export function qNetworkView(step: QNetworkStep, names: Names, nStep: number, texts: StepTexts): StepView {
  const { batchSize, transitions, loss } = step;
  return {
    list: texts.list,
    from:
      batchSize === 1 ? texts.latest : texts.drawn(formatCount(transitions.length), formatCount(batchSize)),
    ...(batchSize > 1 && { summary: texts.wholeLoss(formatValue(loss)) }),
    rows: transitions.map((transition) => rowView(step, transition, names, nStep, texts)),
    first: 0,
  };
}

function rowView(
  step: QNetworkStep,
  transition: QTransition,
  names: Names,
  nStep: number,
  texts: StepTexts,
): RowView {
  const { row, action, values, target, discount } = transition;
  const error = differenceOf(transition.tdError, target, values[action]!);
  const name = (index: number) => names.actions[index] ?? String(index);
  const ended = discount === 0;
  return {
    title: name(action),
    detail: texts.row(formatCount(row + 1), texts.errorOf(formatValue(error))),
    error,
    ended,
    sections: [
      transitionSection(
        { ...transition, action: name(action), ended },
        names,
        texts,
        nStep > 1 ? texts.rewards(nStep) : texts.reward,
      ),
      {
        kind: 'tracks',
        title: texts.valuesOf,
        doc: texts.valuesOfDoc,
        series: [{ name: step.targetNetwork ? texts.online : texts.network, tone: 'online' }],
        rows: transition.values.map((value, index) => ({
          name: name(index),
          values: [value],
          ...(index === action && { mark: texts.taken }),
        })),
      },
      nextTracks(step, transition, name, texts),
      ...streamsSection(step, transition, name, texts),
      ...distributionSection(step, transition, texts),
      ...formulas(step, transition, name, nStep, texts),
      ...noiseSection(step, texts),
    ],
  };
}

function nextTracks(
  { targetNetwork }: QNetworkStep,
  { nextOnline, nextTarget, nextAction, discount }: QTransition,
  name: (action: number) => string,
  texts: StepTexts,
): Section {
  return {
    kind: 'tracks',
    title: texts.nextValues,
    doc: texts.nextValuesDoc,
    series: targetNetwork
      ? [
          { name: texts.online, tone: 'online', hollow: true },
          { name: texts.target, tone: 'target' },
        ]
      : [{ name: texts.network, tone: 'online' }],
    rows: nextOnline.map((value, index) => ({
      name: name(index),
      values: targetNetwork ? [value, nextTarget[index]!] : [nextTarget[index]!],
      ...(index === nextAction && discount > 0 && { mark: texts.best }),
    })),
    ...(discount === 0 && { note: texts.nextUnused }),
  };
}

function streamsSection(
  { dueling }: QNetworkStep,
  { streams, action, values }: QTransition,
  name: (action: number) => string,
  texts: StepTexts,
): Section[] {
  if (streams === undefined || dueling === undefined) return [];
  const { value, advantages } = streams;
  const mean = advantages.reduce((sum, advantage) => sum + advantage, 0) / advantages.length;
  const joined: Term[] = [
    { symbol: 'Q(s, a)', value: formatValue(values[action]!), label: texts.presentLabel, tone: 'online' },
    { symbol: 'V(s)', value: formatValue(value), label: texts.stateValue, tone: 'online' },
    { symbol: 'A(s, a)', value: factor(advantages[action]!), label: name(action), tone: 'reward' },
    { symbol: 'mean A', value: factor(mean), label: texts.meanLabel },
  ];
  return [
    {
      kind: 'tracks',
      title: texts.streams,
      doc: texts.streamsDoc,
      series: [{ name: texts.advantages, tone: 'reward' }],
      zero: true,
      rows: advantages.map((advantage, index) => ({
        name: name(index),
        values: [advantage],
        ...(index === action && { mark: texts.taken }),
      })),
    },
    {
      kind: 'formula',
      title: texts.joined,
      formulas: [
        {
          pieces: [
            joined[0]!,
            '=',
            joined[1]!,
            '+',
            joined[2]!,
            ...(dueling === 'mean' ? ['−', joined[3]!] : []),
          ],
        },
      ],
    },
  ];
}

function distributionSection(
  { lossRule, support }: QNetworkStep,
  { distributions, discount }: QTransition,
  texts: StepTexts,
): Section[] {
  if (distributions === undefined) return [];
  const { present, next, target } = distributions;
  return [
    {
      kind: 'distribution',
      title: texts.distribution,
      doc: lossRule === 'categorical' ? texts.categoricalDoc : texts.quantileDoc,
      support: support ?? null,
      series: [
        ...(discount === 0 ? [] : [{ name: texts.distributions.next, tone: 'plain' as const, values: next }]),
        { name: texts.distributions.target, tone: 'target', values: target },
        { name: texts.distributions.present, tone: 'online', values: present },
      ],
    },
  ];
}

function formulas(
  step: QNetworkStep,
  transition: QTransition,
  name: (action: number) => string,
  nStep: number,
  texts: StepTexts,
): Section[] {
  const { values, action, target, tdError, discount, distributions } = transition;
  return [
    ...(discount > 0
      ? [
          {
            kind: 'formula' as const,
            title: texts.choice,
            formulas: [choiceFormula(step, transition, name, texts)],
          },
        ]
      : []),
    {
      kind: 'formula',
      title: texts.targetTitle,
      formulas:
        distributions === undefined
          ? [targetFormula(transition, nextTerm(step, transition, texts), texts, { several: nStep > 1 })]
          : distributionTarget(transition, nStep, texts),
    },
    {
      kind: 'formula',
      title: texts.errorTitle,
      formulas: [errorFormula({ tdError, target, present: values[action]! }, texts)],
    },
    { kind: 'formula', title: texts.lossTitle, formulas: [lossFormula(step, transition, texts)] },
  ];
}

/** Which action of the next state counts, and for whom it is the best. */
function choiceFormula(
  { double, targetNetwork }: QNetworkStep,
  { nextOnline, nextTarget, nextAction }: QTransition,
  name: (action: number) => string,
  texts: StepTexts,
): Formula {
  const online = double || !targetNetwork;
  const tone = online ? 'online' : 'target';
  const label = texts.choiceLabel[double ? 'online' : targetNetwork ? 'target' : 'network'];
  const among = (online ? nextOnline : nextTarget).map((value) => formatValue(value)).join('; ');
  return {
    pieces: [
      { symbol: 'a*', value: name(nextAction), label: texts.nextActionLabel, tone },
      '=',
      { symbol: `argmax_a ${online ? 'Q' : 'Q^−'}(s′, a)`, value: `argmax (${among})`, label, tone },
    ],
  };
}

function nextTerm(
  { double, targetNetwork }: QNetworkStep,
  { nextValue }: QTransition,
  texts: StepTexts,
): Term {
  return {
    symbol: `${targetNetwork ? 'Q^−' : 'Q'}(s′, a*)`,
    value: factor(nextValue),
    label: texts.nextLabel[double ? 'double' : targetNetwork ? 'target' : 'network'],
    tone: targetNetwork ? 'target' : 'online',
  };
}

/** Of distributions, every return of the next action is discounted and shifted; the mean is the target of the value. */
function distributionTarget(transition: QTransition, nStep: number, texts: StepTexts): Formula[] {
  const { pieces } = targetFormula(
    transition,
    { symbol: 'z', value: 'z', label: texts.shifted, tone: 'target' },
    texts,
    { several: nStep > 1 },
  );
  return [
    {
      pieces: [
        { symbol: 'T z', value: 'T z', label: texts.shiftedLabel, tone: 'target' },
        ...pieces.slice(1),
      ],
    },
    {
      pieces: [
        { symbol: 'y', value: formatValue(transition.target), label: texts.targetLabel, tone: 'target' },
        '=',
        {
          symbol: 'E[T z]',
          value: formatValue(transition.target),
          label: texts.expectation,
          tone: 'target',
        },
      ],
    },
  ];
}

function lossFormula({ lossRule }: QNetworkStep, transition: QTransition, texts: StepTexts): Formula {
  const { loss, tdError, priority } = transition;
  const part: Term = { symbol: 'ℓ', value: formatValue(loss), label: texts.lossLabel, tone: 'error' };
  const own: Term = {
    symbol: { squared: 'δ^2', huber: 'h(δ)', categorical: 'H(y, Z)', quantile: 'ρ(y, Z)' }[lossRule],
    value: lossRule === 'squared' ? `${factor(tdError)}²` : formatValue(loss),
    label: texts.lossRules[lossRule],
    tone: 'error',
  };
  if (priority === undefined) return { pieces: [part, '=', own] };
  const { weight, probability } = priority;
  return {
    pieces: [
      { ...part, symbol: 'w ℓ', value: formatValue(weight * loss), label: texts.lossWeighted },
      '=',
      { symbol: 'w', value: formatValue(weight), label: texts.weightLabel },
      '·',
      own,
    ],
    note: texts.probability(formatValue(probability)),
  };
}

function noiseSection({ sigmas }: QNetworkStep, texts: StepTexts): Section[] {
  if (sigmas === undefined) return [];
  return [
    {
      kind: 'table',
      title: texts.noise,
      doc: texts.noiseDoc,
      columns: [texts.deviation, texts.initially],
      rows: sigmas.map(({ layer, mean, initial }) => ({
        name: texts.layer(layer.replace(/\d+$/, ''), Number(/\d+$/.exec(layer)![0]) + 1),
        values: [formatValue(mean), formatValue(initial)],
      })),
      notes: [],
    },
  ];
}
