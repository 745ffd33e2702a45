/** The offline doctor of runs: reads what a run recorded and says what is wrong, by rules and without any guess. */
import { Evidence, type DiagnosedRun } from './evidence';
import type { Change, Rule, Severity } from './rule';
import { actionsSaturated, temperatureExploded, temperatureVanished } from './rules/continuous-actions';
import {
  atomsNarrow,
  gradientClipped,
  gradientZero,
  lossExplodes,
  notFinite,
  qDiverges,
  valuesHigh,
} from './rules/divergence';
import { epsilonEarly, epsilonHigh, noExploration } from './rules/exploration';
import { forgetting, rateHigh, rateTiny } from './rules/learning-rate';
import { entropyCollapsed, klHigh, valuesUseless } from './rules/policy';
import {
  bufferSmall,
  fewUpdates,
  nothingLearned,
  prioritiesFlat,
  prioritiesUncorrected,
  rolloutLong,
  warmupLong,
} from './rules/replay';
import { budgetShort, notLearning, oneSeed, resultNoisy } from './rules/result';
import { discountOne, discountShort, rewardNeverSeen, timeLimit } from './rules/reward';
import { targetFrozen, targetSlow } from './rules/target-network';
import type { Experiment } from '../experiment';

export type { DiagnosedRun } from './evidence';
export type { Change, Severity } from './rule';

/** Every rule by its id, the gravest first. */
export const rules = {
  notFinite,
  warmupLong,
  rolloutLong,
  nothingLearned,
  bufferSmall,
  targetFrozen,
  targetSlow,
  qDiverges,
  lossExplodes,
  rewardNeverSeen,
  epsilonEarly,
  epsilonHigh,
  noExploration,
  forgetting,
  gradientZero,
  atomsNarrow,
  entropyCollapsed,
  actionsSaturated,
  temperatureExploded,
  temperatureVanished,
  valuesHigh,
  klHigh,
  valuesUseless,
  rateHigh,
  rateTiny,
  fewUpdates,
  discountShort,
  discountOne,
  prioritiesFlat,
  notLearning,
  gradientClipped,
  prioritiesUncorrected,
  timeLimit,
  budgetShort,
  resultNoisy,
  oneSeed,
};

export type RuleId = keyof typeof rules;
export type FactsOf<Id extends RuleId> = (typeof rules)[Id] extends Rule<infer F> ? F : never;

/** Something found in a run, as facts; `describe.ts` makes words of it. */
export interface FindingOf<Id extends RuleId> {
  readonly rule: Id;
  readonly severity: Severity;
  /** Env step at which it shows; null where the settings alone tell. */
  readonly step: number | null;
  readonly facts: FactsOf<Id>;
  /** What would mend it; empty where no single value is to be proposed. */
  readonly changes: readonly Change[];
  /** Path of the setting that it is about; null where it is about none. */
  readonly path: string | null;
  /** Section of the algorithm’s guide that explains it. */
  readonly section: string;
}
export type Finding = { [Id in RuleId]: FindingOf<Id> }[RuleId];

const order: readonly Severity[] = ['fault', 'warning', 'hint'];

function findingOf(id: RuleId, run: Evidence): Finding | null {
  const { severity, section, path, find } = rules[id] as Rule;
  const found = find(run);
  if (found === null) return null;
  const { changes = [], facts, step = null } = found;
  return {
    rule: id,
    severity: found.severity ?? severity,
    step,
    facts,
    changes,
    path: path ?? changes[0]?.path ?? null,
    section: section ?? 'diagnostics',
  } as Finding;
}

/** What these rules find, the gravest first; of those that say the same, the one that says more. */
function apply(ids: readonly RuleId[], run: Evidence): Finding[] {
  const found = ids.flatMap((id) => findingOf(id, run) ?? []);
  const hidden = new Set(found.flatMap(({ rule: id }) => (rules[id] as Rule).hides ?? []));
  return found
    .filter(({ rule: id }) => !hidden.has(id))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

const ruleIds = Object.keys(rules) as RuleId[];

/** What is wrong with a run, the gravest first: from what it recorded so far, and never more than that tells. */
export const diagnose = (run: DiagnosedRun): Finding[] => apply(ruleIds, new Evidence(run));

/** What will go wrong with an experiment that has not begun, as far as its settings tell. */
export function foresee(experiment: Experiment): Finding[] {
  const foreseeable = ruleIds.filter((id) => (rules[id] as Rule).foreseeable === true);
  return apply(
    foreseeable,
    new Evidence({ experiment, metrics: {}, phase: 'queued', step: 0, result: null }),
  );
}
