/** What to do after a training: a few proposals, each with all that it takes to do it. */
import { catalogue, environmentCard, misfit } from '../catalogue';
import type { Improvement } from '../catalogue/learning-facts';
import { explainsFailure, type Change, type Finding } from '../diagnosis';
import { seedsAmong } from '../diagnosis/siblings';
import { checkExperiment, experimentFields, type Experiment } from '../experiment';
import { isActive, permittedActions, withholdsResult, type RunSummary } from '../runs';
import { judge } from './judgement';

/** What may help with any algorithm. */
type Remedy = 'longer' | 'moreEpisodes';

/** A change to train with: one that the card of an algorithm proposes under a name, or what may help with any. */
type Proposal =
  | { readonly algorithm: string; readonly improvement: string }
  | { readonly algorithm: null; readonly improvement: Remedy };

/**
 * - `answer`: the assignment's question, so that the result shows.
 * - `resume`: go on from the last checkpoint.
 * - `diagnose`: read what the diagnosis has found; so many faults and warnings.
 * - `seeds`: train the same settings with these seeds as well.
 * - `improve`: train with these changes.
 * - `inspect`: look at what the agent does and why.
 * - `compare`: compare the runs of these settings with others.
 */
export type NextStep =
  | { readonly code: 'answer' | 'resume' | 'inspect' | 'compare' }
  | { readonly code: 'diagnose'; readonly findings: number }
  | { readonly code: 'seeds'; readonly seeds: readonly number[]; readonly together: number }
  | ({
      readonly code: 'improve';
      readonly changes: readonly Change[];
      /** The experiment with these changes, checked. */
      readonly experiment: Experiment;
    } & Proposal);

/** With fewer seeds, a difference may be luck. */
const enoughSeeds = 5;

/** Seeds that are still missing for five of them: the smallest ones from 1 on. */
function missingSeeds(trained: ReadonlySet<number>): number[] {
  const seeds: number[] = [];
  for (let seed = 1; trained.size + seeds.length < enoughSeeds; seed++)
    if (!trained.has(seed)) seeds.push(seed);
  return seeds;
}

/** Whether an improvement is new to an experiment. */
function isNew({ changes, when }: Improvement, { algorithm, hyperparameters }: Experiment): boolean {
  if (when !== undefined) return when.is.some((value) => value === hyperparameters[when.field]);
  return changes.some(
    ({ path, value }) =>
      value !== (path === 'algorithm' ? algorithm : hyperparameters[path.replace('hyperparameters.', '')]),
  );
}

/**
 * An experiment with changes made; another algorithm starts from its defaults.
 * @returns null where that is not possible
 */
export function withChanges(experiment: Experiment, changes: readonly Change[]): Experiment | null {
  let changed: Record<string, unknown> = { ...experiment };
  for (const { path, value } of changes) {
    const [part, name] = path.split('.') as [string, string | undefined];
    if (part === 'algorithm') changed = { ...changed, algorithm: value, hyperparameters: {} };
    else if (name === undefined) changed[part] = value;
    else changed[part] = { ...(changed[part] as object), [name]: value };
  }
  const checked = checkExperiment(changed);
  return 'experiment' in checked ? checked.experiment : null;
}

function improve(
  proposal: Proposal,
  changes: readonly Change[],
  of: Experiment,
): Extract<NextStep, { code: 'improve' }> | null {
  const experiment = withChanges(of, changes);
  return experiment === null ? null : { code: 'improve', ...proposal, changes, experiment };
}

/** What may lift a result that falls short; null where nothing is to be proposed. */
function improvementOf(of: Experiment): NextStep | null {
  const card = environmentCard(of.environment, of.environmentOptions);
  const { algorithms } = catalogue();
  const { algorithm } = of;
  const { improvements = {} } = Object.hasOwn(algorithms, algorithm) ? algorithms[algorithm]! : {};
  for (const [name, improvement] of Object.entries(improvements)) {
    if (!isNew(improvement, of)) continue;
    const { changes } = improvement;
    const other = changes.find(({ path }) => path === 'algorithm')?.value;
    if (
      typeof other === 'string' &&
      card !== undefined &&
      (!Object.hasOwn(algorithms, other) || misfit(algorithms[other]!, card) !== null)
    )
      continue;
    const step = improve({ algorithm, improvement: name }, changes, of);
    if (step !== null) return step;
  }
  const longer = Math.min(2 * of.steps, experimentFields.steps.max);
  return longer > of.steps
    ? improve({ algorithm: null, improvement: 'longer' }, [{ path: 'steps', value: longer }], of)
    : null;
}

/** Ten times as many episodes at the end, so that the mean can be told. */
function moreEpisodes(of: Experiment): NextStep | null {
  const { max } = experimentFields.finalEpisodes;
  const value = Math.min(max, Math.max(100, 10 * of.finalEpisodes));
  return value > of.finalEpisodes
    ? improve({ algorithm: null, improvement: 'moreEpisodes' }, [{ path: 'finalEpisodes', value }], of)
    : null;
}

/**
 * What to do next, the most useful first; empty for a run that is queued or at work.
 * @param all the runs among which there may be other seeds of its settings
 * @param findings what the diagnosis has found in it, where that is known
 */
export function nextSteps(
  run: RunSummary,
  all: readonly RunSummary[],
  findings: readonly Finding[] = [],
): readonly NextStep[] {
  const { phase } = run.state;
  if (withholdsResult(run)) return [{ code: 'answer' }];
  const grave = findings.filter(({ severity }) => severity !== 'hint').length;
  const diagnosis: NextStep[] = grave > 0 ? [{ code: 'diagnose', findings: grave }] : [];
  if (phase === 'stopped' || phase === 'crashed')
    return [...(permittedActions(run).resume ? [{ code: 'resume' } as const] : []), ...diagnosis];
  const judgement = judge(run);
  if (phase !== 'finished' || judgement === null) return phase === 'finished' ? [{ code: 'inspect' }] : [];

  const trained = new Set([
    run.experiment.seed,
    ...seedsAmong(run, all, ({ state }) => state.phase === 'finished' || isActive(state.phase)),
  ]);
  const missing = missingSeeds(trained);
  const seeds: NextStep[] =
    missing.length > 0 ? [{ code: 'seeds', seeds: missing, together: trained.size + missing.length }] : [];
  const better =
    judgement.kind === 'notSolved'
      ? improvementOf(run.experiment)
      : judgement.kind === 'undecided'
        ? moreEpisodes(run.experiment)
        : null;
  const compare: NextStep[] = missing.length === 0 ? [{ code: 'compare' }] : [];
  // More seeds of a fault are the same fault again.
  const isExplained = judgement.kind === 'notSolved' && findings.some(explainsFailure);
  return [
    ...(isExplained ? diagnosis : []),
    ...seeds,
    ...(better === null ? [] : [better]),
    ...compare,
    { code: 'inspect' },
    ...(isExplained ? [] : diagnosis),
  ];
}
