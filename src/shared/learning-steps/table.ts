/** How the latest updates of a table are shown. */
import {
  columnsOf,
  difference,
  learningStep,
  type LearningStep,
  type Quantity,
  type StepForm,
  type StepSection,
} from './learning-step';
import { formula, nothingOf, transitionQuantities } from './parts';

/** By which rule a table learns. */
export type TableRule = 'q-learning' | 'double-q-learning' | 'sarsa' | 'expected-sarsa';

/** One update of a table. */
export interface TableUpdate {
  /** Number of the env step that it came with, from 1. */
  readonly step: number;
  readonly state: number;
  readonly action: number;
  readonly reward: number;
  readonly nextState: number;
  readonly terminated: boolean;
  /** Q(s, a) of all actions before the update, in the table that learns. */
  readonly values: readonly number[];
  /** Q(s', a) of all actions before the update, in the table that learns. */
  readonly nextValues: readonly number[];
  /** The action of s' that counts, where it is one. */
  readonly nextAction?: number;
  /** What s' is worth; 0 where the episode terminated. */
  readonly nextValue: number;
  readonly target: number;
  readonly tdError: number;
  /** How often this value has been moved, this time included. */
  readonly visits: number;
  /** alpha. */
  readonly stepSize: number;
  readonly before: number;
  readonly after: number;
  /** Of Expected Sarsa: the share of random actions at that time. */
  readonly epsilon?: number;
  /** Of Double Q-learning: which of the two tables learns, and Q(s', a) of all actions in the other one. */
  readonly double?: { readonly table: 1 | 2; readonly otherNextValues: readonly number[] };
}

/** @param updates the latest, the oldest first */
export function tableStep(rule: TableRule, discount: number, updates: readonly TableUpdate[]): LearningStep {
  const form = tableForm({
    double: rule === 'double-q-learning',
    next: rule === 'expected-sarsa' ? 'mean' : rule === 'sarsa' ? 'taken' : 'best',
  });
  return learningStep(form, updates.length, {
    ...columnsOf(
      updates.map(({ terminated, nextAction = -1, epsilon, double, ...update }) => {
        const { values, nextValues, action, after, target, before, tdError } = update;
        return {
          ...update,
          ended: Number(terminated),
          discount: terminated ? 0 : discount,
          tdError: difference(target, before, tdError),
          valuesAfter: values.map((value, index) => (index === action ? after : value)),
          nextAction,
          ...(epsilon !== undefined && {
            ...{ epsilon, greedyShare: 1 - epsilon, bestNext: Math.max(...nextValues) },
            meanNext: nextValues.reduce((sum, value) => sum + value, 0) / nextValues.length,
          }),
          ...(double && {
            ...{ table: double.table, other: 3 - double.table, otherNextValues: double.otherNextValues },
          }),
        };
      }),
    ),
  });
}

interface TableForm {
  /** Of two tables, of which one learns: it chooses the next action, and the other one values it. */
  readonly double: boolean;
  /** What s' is worth: its best action, the action that is taken next, or the mean over the policy. */
  readonly next: 'best' | 'taken' | 'mean';
}

/**
 * The values that it shows: those of its quantities, `ended`, and of two tables the number of the one that learns and of
 * the `other`.
 */
function tableForm(settings: TableForm): StepForm {
  const { double, next } = settings;
  return {
    list: 'updates',
    from: 'latestUpdates',
    row: { title: 'ofStateAndAction', detail: 'updateError', size: 'tdError', ended: 'ended' },
    newestLast: true,
    quantities: quantities(settings),
    sections: [
      {
        kind: 'table',
        title: 'transition',
        doc: 'transitionDoc',
        columns: [],
        lines: [
          { code: 'state', of: 'state' },
          { code: 'action', of: 'action' },
          { code: 'reward', of: 'reward' },
          { code: 'nextState', of: 'nextState' },
        ],
        notes: [{ code: 'terminal', when: 'ended' }, { code: 'goesOn' }],
      },
      {
        kind: 'tracks',
        title: 'valuesOf',
        doc: 'tableValuesDoc',
        names: 'actions',
        series: [
          { code: 'before', of: 'values', hollow: true },
          { code: 'after', of: 'valuesAfter' },
        ],
        marks: [{ at: 'action', code: 'taken' }],
      },
      {
        kind: 'tracks',
        title: 'nextValues',
        doc: double ? 'tableDoubleDoc' : 'tableNextDoc',
        names: 'actions',
        series: double
          ? [
              { code: 'tableNumber', of: 'nextValues', tone: 'online', hollow: true },
              { code: 'otherTable', of: 'otherNextValues' },
            ]
          : [{ code: 'table', of: 'nextValues' }],
        marks:
          next === 'mean'
            ? []
            : [{ at: 'nextAction', code: next === 'taken' ? 'nextTaken' : 'best', unless: 'ended' }],
        notes: [{ code: 'nextUnused', when: 'ended' }],
      },
      ...choice(settings),
      formula('targetTitle', '{target} = {reward} + {discount} \\cdot {nextValue}', { unless: 'ended' }),
      formula('targetTitle', '{target} = {reward} + \\cancel{discount} \\cdot \\cancel{nothing}', {
        when: 'ended',
      }),
      formula('errorTitle', '{tdError} = {target} - {present}'),
      formula('update', '{after} = {before} + {stepSize} \\cdot {tdError}', { notes: [{ code: 'visits' }] }),
    ],
  };
}

/** How the next action is chosen, or what its mean is, where the target alone does not tell. */
function choice({ double, next }: TableForm): StepSection[] {
  if (double) return [formula('choice', '{nextAction} = {choice}', { unless: 'ended' })];
  if (next !== 'mean') return [];
  return [
    formula('worth', '{nextValue} = {epsilon} \\cdot {meanNext} + {greedyShare} \\cdot {bestNext}', {
      unless: 'ended',
    }),
  ];
}

function quantities({ double, next }: TableForm): Record<string, Quantity> {
  const present = double ? 'Q_{\\fact{table}}(s, a)' : 'Q(s, a)';
  const best: Quantity = { tex: "\\max_a Q(s', a)", label: 'bestValue', tone: 'target' };
  const nextValue: Quantity = double
    ? { tex: "Q_{\\fact{other}}(s', a*)", label: 'valuedBy', tone: 'target' }
    : {
        best,
        taken: { tex: "Q(s', a')", label: 'nextTakenValue', tone: 'target' as const },
        mean: { tex: "V(s')", label: 'policyMean', tone: 'target' as const },
      }[next];
  return {
    ...transitionQuantities,
    step: { as: 'count' },
    visits: { as: 'count' },
    state: { as: 'state' },
    nextState: { as: 'state' },
    action: { as: 'action' },
    values: { tone: 'online' },
    valuesAfter: { tone: 'online' },
    nextValues: { tone: 'target' },
    otherNextValues: { tone: 'target' },
    nextValue,
    nothing: { ...nothingOf(nextValue), of: 'nextValue' },
    present: { tex: present, label: 'presentLabel', tone: 'online', of: 'before' },
    before: { tex: present, label: 'oldLabel', tone: 'online' },
    after: { tex: present, label: 'newLabel', tone: 'online' },
    stepSize: { tex: '\\alpha', label: 'stepSize' },
    ...(double && {
      table: { as: 'count' },
      other: { as: 'count' },
      nextAction: { tex: 'a*', label: 'nextActionLabel', tone: 'online', as: 'action' },
      choice: {
        tex: "\\argmax_a Q_{\\fact{table}}(s', a)",
        label: 'chosenBy',
        tone: 'online',
        of: 'nextValues',
        as: 'argmax',
      },
    }),
    ...(next === 'mean' && {
      epsilon: { tex: '\\varepsilon', label: 'randomShare' },
      greedyShare: { tex: '(1 - \\varepsilon)', label: 'greedyShare' },
      meanNext: { tex: "\\mathrm{mean}_a Q(s', a)", label: 'meanOfAll', tone: 'target' },
      bestNext: best,
    }),
  };
}
