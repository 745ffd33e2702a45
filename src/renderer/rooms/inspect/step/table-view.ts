/** The latest updates of a table as they are shown. */
import type { TableStep, TableUpdate } from '../../../../shared/step-explanation';
import { formatCount, formatValue } from '../../../i18n/format';
import type { StepTexts } from '../../../i18n/en/step-inspector';
import type { Formula, Term } from './formula';
import { differenceOf, errorFormula, factor, targetFormula } from './parts';
import type { Names, RowView, Section, StepView } from './step-view';

export function tableView(step: TableStep, names: Names, texts: StepTexts): StepView {
  const { updates } = step;
  return {
    list: texts.updates,
    from: texts.latestUpdates(formatCount(updates.length)),
    rows: updates.map((update) => rowView(step, update, names, texts)),
    first: updates.length - 1,
  };
}

function rowView(step: TableStep, update: TableUpdate, names: Names, texts: StepTexts): RowView {
  const { state, action, nextState, reward, terminated, visits } = update;
  const error = differenceOf(update.tdError, update.target, update.before);
  const stateName = (index: number) => names.observation[index] ?? String(index);
  const name = (index: number) => names.actions[index] ?? String(index);
  return {
    title: `${stateName(state)}, ${name(action)}`,
    detail: texts.row(texts.atStep(formatCount(update.step)), texts.errorOf(formatValue(error))),
    error,
    ended: terminated,
    sections: [
      {
        kind: 'table',
        title: texts.transition,
        doc: texts.transitionDoc,
        columns: [],
        rows: [
          { name: texts.state, values: [stateName(state)] },
          { name: texts.action, values: [name(action)] },
          { name: texts.reward, values: [formatValue(reward)] },
          { name: texts.nextState, values: [stateName(nextState)] },
        ],
        notes: [terminated ? texts.terminal : texts.goesOn],
      },
      presentTracks(update, name, texts),
      nextTracks(step, update, name, texts),
      ...formulas(step, update, name, texts),
      {
        kind: 'formula',
        title: texts.update,
        formulas: [{ ...updateFormula(update, texts), note: texts.visits(formatCount(visits)) }],
      },
    ],
  };
}

function presentTracks(
  { values, action, after }: TableUpdate,
  name: (action: number) => string,
  texts: StepTexts,
): Section {
  return {
    kind: 'tracks',
    title: texts.valuesOf,
    doc: texts.tableValuesDoc,
    series: [
      { name: texts.before, tone: 'online', hollow: true },
      { name: texts.after, tone: 'online' },
    ],
    rows: values.map((value, index) => ({
      name: name(index),
      values: [value, index === action ? after : value],
      ...(index === action && { mark: texts.taken }),
    })),
  };
}

function nextTracks(
  { rule }: TableStep,
  { nextValues, nextAction, double, terminated }: TableUpdate,
  name: (action: number) => string,
  texts: StepTexts,
): Section {
  return {
    kind: 'tracks',
    title: texts.nextValues,
    doc: double === undefined ? texts.tableNextDoc : texts.tableDoubleDoc,
    series:
      double === undefined
        ? [{ name: texts.table, tone: 'target' }]
        : [
            { name: texts.tableNumber(double.table), tone: 'online', hollow: true },
            { name: texts.tableNumber(3 - double.table), tone: 'target' },
          ],
    rows: nextValues.map((value, index) => ({
      name: name(index),
      values: double === undefined ? [value] : [value, double.otherNextValues[index]!],
      ...(index === nextAction && { mark: rule === 'sarsa' ? texts.nextTaken : texts.best }),
    })),
    ...(terminated && { note: texts.nextUnused }),
  };
}

function formulas(
  step: TableStep,
  update: TableUpdate,
  name: (action: number) => string,
  texts: StepTexts,
): Section[] {
  const { target, tdError, before, reward, terminated } = update;
  const learner = update.double === undefined ? 'Q(s, a)' : `Q_${update.double.table}(s, a)`;
  return [
    ...(terminated ? [] : nextFormulas(update, name, texts)),
    {
      kind: 'formula',
      title: texts.targetTitle,
      formulas: [
        targetFormula({ target, reward, discount: step.discount }, nextTerm(step, update, texts), texts, {
          ended: terminated,
        }),
      ],
    },
    {
      kind: 'formula',
      title: texts.errorTitle,
      formulas: [errorFormula({ tdError, target, present: before }, texts, { symbol: learner })],
    },
  ];
}

function nextTerm({ rule }: TableStep, { nextValue, double }: TableUpdate, texts: StepTexts): Term {
  const value = factor(nextValue);
  switch (rule) {
    case 'q-learning':
      return { symbol: 'max_a Q(s′, a)', value, label: texts.bestValue, tone: 'target' };
    case 'double-q-learning': {
      const other = 3 - double!.table;
      return { symbol: `Q_${other}(s′, a*)`, value, label: texts.valuedBy(other), tone: 'target' };
    }
    case 'sarsa':
      return { symbol: 'Q(s′, a′)', value, label: texts.nextTakenValue, tone: 'target' };
    case 'expected-sarsa':
      return { symbol: 'V(s′)', value, label: texts.policyMean, tone: 'target' };
  }
}

/** How the next action is chosen, or what its mean is, where the target alone does not tell. */
function nextFormulas(
  { double, epsilon, nextValues, nextAction, nextValue }: TableUpdate,
  name: (action: number) => string,
  texts: StepTexts,
): Section[] {
  const section = (title: string, formula: Formula): Section[] => [
    { kind: 'formula', title, formulas: [formula] },
  ];
  if (double !== undefined)
    return section(texts.choice, {
      pieces: [
        { symbol: 'a*', value: name(nextAction!), label: texts.nextActionLabel, tone: 'online' },
        '=',
        {
          symbol: `argmax_a Q_${double.table}(s′, a)`,
          value: `argmax (${nextValues.map((value) => formatValue(value)).join('; ')})`,
          label: texts.chosenBy(double.table),
          tone: 'online',
        },
      ],
    });
  if (epsilon === undefined) return [];
  const mean = nextValues.reduce((sum, value) => sum + value, 0) / nextValues.length;
  return section(texts.worth, {
    pieces: [
      { symbol: 'V(s′)', value: formatValue(nextValue), label: texts.policyMean, tone: 'target' },
      '=',
      { symbol: 'ε', value: formatValue(epsilon), label: texts.randomShare },
      '·',
      { symbol: 'mean_a Q(s′, a)', value: factor(mean), label: texts.meanOfAll, tone: 'target' },
      '+',
      { symbol: '(1 − ε)', value: formatValue(1 - epsilon), label: texts.greedyShare },
      '·',
      {
        symbol: 'max_a Q(s′, a)',
        value: factor(Math.max(...nextValues)),
        label: texts.bestValue,
        tone: 'target',
      },
    ],
  });
}

function updateFormula(
  { after, before, stepSize, target, tdError, double }: TableUpdate,
  texts: StepTexts,
): Formula {
  const symbol = double === undefined ? 'Q(s, a)' : `Q_${double.table}(s, a)`;
  return {
    pieces: [
      { symbol, value: formatValue(after), label: texts.newLabel, tone: 'online' },
      '=',
      { symbol, value: formatValue(before), label: texts.oldLabel, tone: 'online' },
      '+',
      { symbol: 'α', value: formatValue(stepSize), label: texts.stepSize },
      '·',
      {
        symbol: 'δ',
        value: factor(differenceOf(tdError, target, before)),
        label: texts.errorLabel,
        tone: 'error',
      },
    ],
  };
}
