/** What to do after a training: a few proposals, each with all that it takes to do it. */
import { catalogue, environmentCard, misfit } from '../catalogue';
import { explainsFailure, type Change, type Finding } from '../diagnosis';
import { seedsAmong } from '../diagnosis/siblings';
import { checkExperiment, experimentFields, type Experiment } from '../experiment';
import { isActive, permittedActions, withholdsResult, type RunSummary } from '../runs';
import { judge } from './judgement';

/** What a change is meant to bring: another algorithm, or one improvement of the one that was used. */
export type Improvement =
  | 'target'
  | 'double'
  | 'dueling'
  | 'baseline'
  | 'advantage'
  | 'replay'
  | 'clipping'
  | 'twinCritics'
  | 'entropy'
  | 'longer'
  | 'moreEpisodes';

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
  | {
      readonly code: 'improve';
      readonly improvement: Improvement;
      readonly changes: readonly Change[];
      /** The experiment with these changes, checked. */
      readonly experiment: Experiment;
    };

/** With fewer seeds, a difference may be luck. */
const enoughSeeds = 5;

/** Seeds that are still missing for five of them: the smallest ones from 1 on. */
function missingSeeds(trained: ReadonlySet<number>): number[] {
  const seeds: number[] = [];
  for (let seed = 1; trained.size + seeds.length < enoughSeeds; seed++)
    if (!trained.has(seed)) seeds.push(seed);
  return seeds;
}

const own = (name: string, value: Change['value']): Change => ({ path: `hyperparameters.${name}`, value });

/** The improvement that lectures and papers turn to next; the first whose changes change anything is proposed. */
const improvements: Readonly<Record<string, readonly (readonly [Improvement, readonly Change[]])[]>> = {
  'naive-dqn': [['replay', [{ path: 'algorithm', value: 'dqn' }]]],
  dqn: [
    ['target', [own('target', 'hard')]],
    ['double', [own('double', true)]],
    ['dueling', [own('dueling', 'mean')]],
  ],
  reinforce: [['baseline', [own('baseline', 'value')]]],
  'q-actor-critic': [['advantage', [{ path: 'algorithm', value: 'a2c' }]]],
  a2c: [['clipping', [{ path: 'algorithm', value: 'ppo' }]]],
  ddpg: [['twinCritics', [{ path: 'algorithm', value: 'td3' }]]],
  td3: [['entropy', [{ path: 'algorithm', value: 'sac' }]]],
};

/** Whether an improvement is new to an experiment: a target network or a dueling one, of whatever kind, is one. */
function isNew({ path, value }: Change, { algorithm, hyperparameters }: Experiment): boolean {
  if (path === 'algorithm') return algorithm !== value;
  const now = hyperparameters[path.replace('hyperparameters.', '')];
  return path.endsWith('.target') || path.endsWith('.dueling') ? now === 'none' : now !== value;
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
  improvement: Improvement,
  changes: readonly Change[],
  of: Experiment,
): Extract<NextStep, { code: 'improve' }> | null {
  const experiment = withChanges(of, changes);
  return experiment === null ? null : { code: 'improve', improvement, changes, experiment };
}

/** What may lift a result that falls short; null where nothing is to be proposed. */
function improvementOf(of: Experiment): NextStep | null {
  const card = environmentCard(of.environment, of.environmentOptions);
  for (const [improvement, changes] of improvements[of.algorithm] ?? []) {
    if (!changes.some((change) => isNew(change, of))) continue;
    const other = changes.find(({ path }) => path === 'algorithm')?.value;
    if (
      typeof other === 'string' &&
      card !== undefined &&
      misfit(catalogue().algorithms[other]!, card) !== null
    )
      continue;
    const step = improve(improvement, changes, of);
    if (step !== null) return step;
  }
  const longer = Math.min(2 * of.steps, experimentFields.steps.max);
  return longer > of.steps ? improve('longer', [{ path: 'steps', value: longer }], of) : null;
}

/** Ten times as many episodes at the end, so that the mean can be told. */
function moreEpisodes(of: Experiment): NextStep | null {
  const { max } = experimentFields.finalEpisodes;
  const value = Math.min(max, Math.max(100, 10 * of.finalEpisodes));
  return value > of.finalEpisodes ? improve('moreEpisodes', [{ path: 'finalEpisodes', value }], of) : null;
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
