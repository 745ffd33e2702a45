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
import { budgetShort, notLearning, oneSeed, resultNoisy, unsolved } from './rules/result';
import { discountOne, discountShort, rewardNeverSeen, timeLimit } from './rules/reward';
import { scheduleCutOff } from './rules/schedules';
import { targetFrozen, targetSlow } from './rules/target-network';
import { byGravity } from './severity';
import { checkExperiment, type Experiment } from '../experiment';

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
  scheduleCutOff,
  discountShort,
  discountOne,
  prioritiesFlat,
  notLearning,
  gradientClipped,
  prioritiesUncorrected,
  timeLimit,
  budgetShort,
  unsolved,
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

/** An experiment with changes made, unchecked. */
export function changed(experiment: Experiment, changes: readonly Change[]): Experiment {
  const prefix = 'hyperparameters.';
  return changes.reduce<Experiment>(
    (before, { path, value }) =>
      path.startsWith(prefix)
        ? {
            ...before,
            hyperparameters: { ...before.hyperparameters, [path.slice(prefix.length)]: value },
          }
        : { ...before, [path]: value },
    experiment,
  );
}

/** The paths at which the form would refuse an experiment, or warn of it. */
function complaintsOf(experiment: Experiment, run: Evidence): ReadonlySet<string> {
  const checked = checkExperiment(experiment);
  const refused = 'problems' in checked ? checked.problems.map(({ field }) => field) : [];
  const evidence = new Evidence({ ...untrained, experiment, reference: run.reference });
  const warned = foreseeable.flatMap((id) => findingOf(id, evidence)?.path ?? []);
  return new Set([...refused, ...warned]);
}

const untrained = { metrics: {}, phase: 'queued', step: 0, result: null } as const;

/**
 * Changes that can be proposed: nothing that the form would refuse or warn of in turn.
 * @param proposed what graver findings propose already: two never propose different values of one setting
 */
function sound(changes: readonly Change[], run: Evidence, proposed: ReadonlyMap<string, Change>): Change[] {
  const merged = changes.map((change) => proposed.get(change.path) ?? change);
  const after = complaintsOf(changed(run.experiment, merged), run);
  return merged.filter(({ path }) => !after.has(path));
}

/** What a rule finds, its changes as they are. */
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
  const hidden = new Set<string>(found.flatMap(({ rule: id }) => (rules[id] as Rule).hides ?? []));
  const telling = found.filter(({ rule: id }) => !hidden.has(id) && !ofReading.has(id));
  const said = found
    .filter(
      ({ rule: id }) =>
        !hidden.has(id) && ((rules[id] as Rule).isLastResort !== true || telling.length === 1),
    )
    .sort(byGravity);
  const proposed = new Map<string, Change>();
  return said.map((finding) => {
    const changes = sound(finding.changes, run, proposed);
    for (const change of changes) proposed.set(change.path, change);
    return { ...finding, changes } as Finding;
  });
}

/** Hints on how to read a result; they explain none. */
const ofReading: ReadonlySet<string> = new Set(['oneSeed', 'resultNoisy']);

/** Whether a finding explains why a training fell short, and is not only said for want of an explanation. */
export const explainsFailure = ({ rule: id, severity }: Finding): boolean =>
  severity !== 'hint' && (rules[id] as Rule).isLastResort !== true;

const ruleIds = Object.keys(rules) as RuleId[];
const foreseeable = ruleIds.filter((id) => (rules[id] as Rule).foreseeable === true);

/** All that findings propose, as one experiment: each setting once. */
export function proposalOf(findings: readonly Finding[]): readonly Change[] {
  const proposed = new Map(findings.flatMap(({ changes }) => changes.map((change) => [change.path, change])));
  return [...proposed.values()];
}

/** What is wrong with a run, the gravest first: from what it recorded so far, and never more than that tells. */
export const diagnose = (run: DiagnosedRun): Finding[] => apply(ruleIds, new Evidence(run));

/**
 * What will go wrong with an experiment that has not begun, as far as its settings tell.
 * @param reference what the form starts from: the values there are the usual ones
 */
export function foresee(experiment: Experiment, reference?: Experiment): Finding[] {
  return apply(foreseeable, new Evidence({ ...untrained, experiment, reference }));
}
