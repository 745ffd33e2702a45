/** The latest transitions of the Q actor-critic as they are shown. */
import type { ActorCriticStep, ActorCriticTransition } from '../../../../shared/step-explanation';
import { formatCount, formatValue } from '../../../i18n/format';
import type { StepTexts } from '../../../i18n/en/step-inspector';
import type { Formula, Term } from './formula';
import { errorFormula, factor, targetFormula, transitionSection } from './parts';
import type { Names, RowView, Section, StepView } from './step-view';

export function actorCriticView(step: ActorCriticStep, names: Names, texts: StepTexts): StepView {
  return {
    list: texts.list,
    from: step.transitions.length === 1 ? texts.latest : texts.policies.latest,
    rows: step.transitions.map((transition) => rowView(step, transition, names, texts)),
    first: 0,
  };
}

function rowView(
  step: ActorCriticStep,
  transition: ActorCriticTransition,
  names: Names,
  texts: StepTexts,
): RowView {
  const { policies } = texts;
  const { environment, action, nextAction, tdError, discount, target, values } = transition;
  const name = (index: number) => names.actions[index] ?? String(index);
  const ended = discount === 0;
  const present = values[action]!;
  return {
    title: name(action),
    detail: texts.row(formatCount(environment + 1), texts.errorOf(formatValue(tdError))),
    error: tdError,
    ended,
    sections: [
      transitionSection({ ...transition, action: name(action), ended }, names, texts),
      policySection(
        [policies.pi, policies.piDoc],
        [transition.probabilities, values],
        { at: action, mark: texts.taken },
        name,
        texts,
      ),
      {
        ...policySection(
          [policies.piNext, policies.piNextDoc],
          [transition.nextProbabilities, transition.nextValues],
          { at: ended ? -1 : nextAction, mark: texts.nextTaken },
          name,
          texts,
        ),
        notes: ended ? [texts.nextUnused] : [],
      },
      ...(step.bootstrap === 'expected' && !ended ? [meanSection(transition, texts)] : []),
      {
        kind: 'formula',
        title: texts.targetTitle,
        formulas: [targetFormula(transition, nextTerm(step, transition, texts), texts)],
      },
      {
        kind: 'formula',
        title: texts.errorTitle,
        formulas: [errorFormula({ tdError, target, present }, texts)],
      },
      { kind: 'formula', title: policies.actor, formulas: [actorFormula(step, transition, texts)] },
    ],
  };
}

/** Probabilities and values of all actions, side by side. */
function policySection(
  [title, doc]: readonly [string, string],
  [probabilities, values]: readonly [readonly number[], readonly number[]],
  { at, mark }: { readonly at: number; readonly mark: string },
  name: (action: number) => string,
  { policies }: StepTexts,
): Extract<Section, { kind: 'table' }> {
  return {
    kind: 'table',
    title,
    doc,
    columns: [policies.probabilities, 'Q'],
    rows: values.map((value, index) => ({
      name: index === at ? `${name(index)} (${mark})` : name(index),
      values: [formatValue(probabilities[index]!), formatValue(value)],
    })),
    notes: [],
  };
}

/** sum_a pi(a|s') Q(s', a), term by term. */
function meanSection(
  { nextProbabilities, nextValues, nextValue }: ActorCriticTransition,
  texts: StepTexts,
): Section {
  const terms = nextValues.flatMap((value, index): (Term | string)[] => [
    ...(index > 0 ? ['+'] : []),
    { symbol: `π_${index + 1}`, value: formatValue(nextProbabilities[index]!) },
    '·',
    { symbol: `Q_${index + 1}`, value: factor(value), tone: 'target' },
  ]);
  return {
    kind: 'formula',
    title: texts.policies.critic,
    formulas: [
      {
        pieces: [
          {
            symbol: 'V(s′)',
            value: formatValue(nextValue),
            label: texts.policies.meanOfPolicy,
            tone: 'target',
          },
          '=',
          ...terms,
        ],
      },
    ],
  };
}

function nextTerm(
  { bootstrap }: ActorCriticStep,
  { nextValue }: ActorCriticTransition,
  texts: StepTexts,
): Term {
  const sampled = bootstrap === 'sampled';
  return {
    symbol: sampled ? 'Q(s′, a′)' : 'V(s′)',
    value: factor(nextValue),
    label: sampled ? texts.policies.drawn : texts.policies.meanOfPolicy,
    tone: 'target',
  };
}

function actorFormula(
  { actorWeight }: ActorCriticStep,
  row: ActorCriticTransition,
  { policies }: StepTexts,
): Formula {
  const { weight, values, action, stateValue } = row;
  const step: (Term | string)[] = [
    { symbol: 'w', value: formatValue(weight), label: policies.actorWeights[actorWeight], tone: 'error' },
    '=',
    { symbol: 'Q(s, a)', value: formatValue(values[action]!), label: policies.drawnValue, tone: 'online' },
  ];
  return {
    pieces:
      actorWeight === 'q'
        ? step
        : [
            ...step,
            '−',
            {
              symbol: 'Σ_a π(a|s) Q(s, a)',
              value: factor(stateValue),
              label: policies.meanOfPolicy,
              tone: 'online',
            },
          ],
    note: weight < 0 ? policies.lessProbable : policies.moreProbable,
  };
}
