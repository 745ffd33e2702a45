/**
 * The latest updates of a table, worked out in numbers. What stood in the table before them is taken back from it: keeping
 * rows of it at every env step would slow an agent down that learns millions of times a second.
 */
import type { LearningStep } from '../../../shared/learning-steps/learning-step';
import { tableStep, type TableRule, type TableUpdate } from '../../../shared/learning-steps/table';
import type { Schedule } from '../../exploration/schedules';
import type { ActionValues } from '../../memory/action-values';
import type { LatestUpdates } from '../../memory/latest-updates';

/**
 * Takes the updates back, from the newest to the oldest, and tells of each what stood in the tables before it.
 * @param notes null where none were taken
 * @param tables one, or the two of Double Q-learning
 * @param epsilon of Expected Sarsa, by the number of env steps taken
 */
export function explainTable(
  rule: TableRule,
  notes: LatestUpdates | null,
  tables: readonly [ActionValues, ActionValues?],
  discount: number,
  epsilon?: Schedule,
): LearningStep | null {
  const noted = notes?.newestFirst() ?? [];
  if (noted.length === 0) return null;
  const earlier = new EarlierTables(tables as readonly ActionValues[]);
  const updates = noted.map((update): TableUpdate => {
    const { step, table, state, action, reward, nextState, terminated, nextAction, before } = update;
    const after = earlier.value(table, state, action);
    const visits = earlier.takeBack(table, state, action, before);
    const nextValues = earlier.row(table, nextState);
    const double =
      rule === 'double-q-learning'
        ? { table: (table + 1) as 1 | 2, otherNextValues: earlier.row(1 - table, nextState) }
        : undefined;
    const counting = nextAction >= 0 ? nextAction : rule === 'q-learning' ? firstBest(nextValues) : undefined;
    const share = epsilon?.(step);
    const nextValue = terminated
      ? 0
      : share !== undefined
        ? share * meanOf(nextValues) + (1 - share) * Math.max(...nextValues)
        : (double?.otherNextValues ?? nextValues)[counting!]!;
    const target = reward + discount * nextValue;
    return {
      step,
      state,
      action,
      reward,
      nextState,
      terminated,
      values: earlier.row(table, state),
      nextValues,
      ...(terminated || counting === undefined ? {} : { nextAction: counting }),
      nextValue,
      target,
      tdError: target - before,
      visits,
      stepSize: tables[table]!.stepSize(visits),
      before,
      after,
      ...(share === undefined ? {} : { epsilon: share }),
      ...(double === undefined ? {} : { double }),
    };
  });
  return tableStep(rule, discount, updates.reverse());
}

/** Tables as they were before updates that have been taken back. */
class EarlierTables {
  readonly #values = new Map<string, number>();
  readonly #visits = new Map<string, number>();

  constructor(private readonly tables: readonly ActionValues[]) {}

  value(table: number, state: number, action: number): number {
    return this.#values.get(`${table} ${state} ${action}`) ?? this.tables[table]!.value(state, action);
  }

  /** The values of all actions that a state offers. */
  row(table: number, state: number): number[] {
    const length = this.tables[table]!.offered(state);
    return Array.from({ length }, (_, action) => this.value(table, state, action));
  }

  /** Takes an update back; returns how often the value had been moved with it. */
  takeBack(table: number, state: number, action: number, before: number): number {
    const key = `${table} ${state} ${action}`;
    const visits = this.#visits.get(key) ?? this.tables[table]!.visits(state, action);
    this.#visits.set(key, visits - 1);
    this.#values.set(key, before);
    return visits;
  }
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const firstBest = (values: readonly number[]) => values.indexOf(Math.max(...values));
