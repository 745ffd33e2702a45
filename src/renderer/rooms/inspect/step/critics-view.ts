/** A gradient step of DDPG, TD3 or SAC as it is shown. */
import type { CriticStep, CriticTransition } from '../../../../shared/step-explanation';
import { formatCount, formatValue } from '../../../i18n/format';
import type { StepTexts } from '../../../i18n/en/step-inspector';
import type { Formula, Term } from './formula';
import { errorFormula, factor, listOf, targetFormula, transitionSection } from './parts';
import type { Names, RowView, Section, StepView } from './step-view';

export function criticsView(step: CriticStep, names: Names, texts: StepTexts): StepView {
  const { transitions, batchSize, criticLoss, actorLoss } = step;
  return {
    list: texts.list,
    from: texts.drawn(formatCount(transitions.length), formatCount(batchSize)),
    summary: texts.critics.losses(formatValue(criticLoss), formatValue(actorLoss)),
    rows: transitions.map((transition) => rowView(step, transition, names, texts)),
    first: 0,
  };
}

function rowView(step: CriticStep, transition: CriticTransition, names: Names, texts: StepTexts): RowView {
  const { row, action, target, values, discount } = transition;
  const error = target - values[0]!;
  return {
    title: `a = ${listOf(action)}`,
    detail: texts.row(formatCount(row + 1), texts.errorOf(formatValue(error))),
    error,
    ended: discount === 0,
    sections: [
      transitionSection({ ...transition, action: listOf(action), ended: discount === 0 }, names, texts),
      actionsSection(transition, names, texts),
      valuesSection(transition, texts),
      ...(discount === 0 ? [] : nextFormulas(step, transition, texts)),
      {
        kind: 'formula',
        title: texts.targetTitle,
        formulas: [targetFormula(transition, nextTerm(step, transition, texts), texts)],
      },
      {
        kind: 'formula',
        title: values.length > 1 ? texts.critics.errors : texts.errorTitle,
        formulas: values.map((present, i) =>
          errorFormula({ tdError: target - present, target, present }, texts, {
            symbol: values.length > 1 ? `Q_${i + 1}(s, a)` : 'Q(s, a)',
            ...(values.length > 1 && {
              error: `δ_${i + 1}`,
              label: texts.critics.presentOf(i + 1),
              errorLabel: texts.critics.errorOf(i + 1),
            }),
          }),
        ),
      },
      { kind: 'formula', title: texts.lossTitle, formulas: [lossFormula(transition, texts)] },
      { kind: 'formula', title: texts.critics.actor, formulas: [actorFormula(step, transition, texts)] },
    ],
  };
}

function actionsSection(
  { action, nextAction, unsmoothed, policy }: CriticTransition,
  { actions }: Names,
  { critics }: StepTexts,
): Section {
  return {
    kind: 'table',
    title: critics.actions,
    doc: critics.actionsDoc,
    columns: [
      critics.taken,
      critics.next,
      ...(unsmoothed === undefined ? [] : [critics.unsmoothed]),
      critics.policy,
    ],
    rows: action.map((value, i) => ({
      name: actions[i] ?? `a${i + 1}`,
      values: [
        value,
        nextAction[i]!,
        ...(unsmoothed === undefined ? [] : [unsmoothed[i]!]),
        policy.action[i]!,
      ].map((number) => formatValue(number)),
    })),
    notes: [],
  };
}

function valuesSection(
  { values, nextValues, policy, discount }: CriticTransition,
  texts: StepTexts,
): Section {
  const { critics } = texts;
  return {
    kind: 'tracks',
    title: critics.values,
    doc: critics.valuesDoc,
    series: [
      { name: critics.ofTaken, tone: 'online' },
      { name: critics.ofNext, tone: 'target' },
      { name: critics.ofPolicy, tone: 'reward' },
    ],
    rows: values.map((value, i) => ({
      name: critics.critic(i + 1),
      values: [value, discount === 0 ? null : nextValues[i]!, policy.values[i]!],
    })),
  };
}

/** How the next action comes about, and what it is worth, where the target alone does not tell. */
function nextFormulas({ rule, temperature }: CriticStep, row: CriticTransition, texts: StepTexts): Section[] {
  const { critics } = texts;
  const { nextAction, unsmoothed, nextValues, nextValue, nextLogProbability } = row;
  const next: Term = {
    symbol: 'a′',
    value: listOf(nextAction),
    label: texts.nextActionLabel,
    tone: 'target',
  };
  const choice: Formula =
    unsmoothed === undefined
      ? {
          pieces: [
            next,
            rule === 'sac' ? '∼' : '=',
            {
              symbol: rule === 'sac' ? 'π(·|s′)' : 'μ^−(s′)',
              value: listOf(nextAction),
              label: rule === 'sac' ? critics.nextDrawn : critics.nextOfTarget,
              tone: 'target',
            },
          ],
        }
      : {
          pieces: [
            next,
            '=',
            { symbol: 'μ^−(s′)', value: listOf(unsmoothed), label: critics.nextOfTarget, tone: 'target' },
            '+',
            {
              symbol: 'ε',
              value: listOf(nextAction.map((value, i) => value - unsmoothed[i]!)),
              label: critics.smoothing,
            },
          ],
        };
  const smallest: Term = {
    symbol: 'min_i Q_i^−(s′, a′)',
    value: `min (${nextValues.map((value) => formatValue(value)).join('; ')})`,
    label: critics.smaller,
    tone: 'target',
  };
  const worth: Formula[] =
    rule === 'sac'
      ? [
          {
            pieces: [
              {
                symbol: 'V(s′)',
                value: formatValue(nextValue - temperature! * nextLogProbability!),
                label: critics.softValue,
                tone: 'target',
              },
              '=',
              smallest,
              '−',
              { symbol: 'α', value: formatValue(temperature!), label: critics.temperature },
              '·',
              { symbol: 'log π(a′|s′)', value: factor(nextLogProbability!), label: critics.logProbability },
            ],
          },
        ]
      : [];
  return [
    { kind: 'formula', title: texts.choice, formulas: [choice] },
    ...(worth.length === 0 ? [] : [{ kind: 'formula' as const, title: texts.worth, formulas: worth }]),
  ];
}

function nextTerm({ rule, temperature }: CriticStep, row: CriticTransition, { critics }: StepTexts): Term {
  const { nextValues, nextValue, nextLogProbability } = row;
  switch (rule) {
    case 'ddpg':
      return { symbol: 'Q^−(s′, a′)', value: factor(nextValue), label: critics.targetCritic, tone: 'target' };
    case 'td3':
      return {
        symbol: 'min_i Q_i^−(s′, a′)',
        value: `min (${nextValues.map((value) => formatValue(value)).join('; ')})`,
        label: critics.smaller,
        tone: 'target',
      };
    case 'sac':
      return {
        symbol: 'V(s′)',
        value: factor(nextValue - temperature! * nextLogProbability!),
        label: critics.softValue,
        tone: 'target',
      };
  }
}

function lossFormula({ values, target, loss }: CriticTransition, texts: StepTexts): Formula {
  const several = values.length > 1;
  return {
    pieces: [
      { symbol: 'ℓ', value: formatValue(loss), label: texts.lossLabel, tone: 'error' },
      '=',
      ...values.flatMap((value, i): (Term | string)[] => [
        ...(i > 0 ? ['+'] : []),
        {
          symbol: several ? `δ_${i + 1}^2` : 'δ^2',
          value: `${factor(target - value)}²`,
          label: i === 0 ? (several ? texts.critics.loss : texts.lossRules.squared) : '',
          tone: 'error',
        },
      ]),
    ],
  };
}

function actorFormula(
  { rule, temperature }: CriticStep,
  { policy }: CriticTransition,
  { critics }: StepTexts,
): Formula {
  const { values, objective, logProbability } = policy;
  const grows: Term = {
    symbol: 'J',
    value: formatValue(objective),
    label: critics.objective,
    tone: 'reward',
  };
  if (rule !== 'sac')
    return {
      pieces: [
        grows,
        '=',
        {
          symbol: `${rule === 'td3' ? 'Q_1' : 'Q'}(s, μ(s))`,
          value: formatValue(values[0]!),
          label: critics.ofFirst,
          tone: 'online',
        },
      ],
    };
  return {
    pieces: [
      grows,
      '=',
      {
        symbol: 'min_i Q_i(s, ã)',
        value: `min (${values.map((value) => formatValue(value)).join('; ')})`,
        label: critics.smallerOfPolicy,
        tone: 'online',
      },
      '−',
      { symbol: 'α', value: formatValue(temperature!), label: critics.temperature },
      '·',
      { symbol: 'log π(ã|s)', value: factor(logProbability!), label: critics.logProbabilityOfPolicy },
    ],
  };
}
