/** What runs will take on this computer, with its settings and by the runs that there are. */
import { estimateEach, estimateRuns, middleOf, type Estimate, type Known } from '../../shared/costs/estimate';
import type { Experiment } from '../../shared/experiment';
import { isUnderWay, type RunSummary } from '../../shared/runs';
import { queueTimes, type QueueTime } from './queue-times';
import { runs } from './runs.svelte';
import { settings } from './settings.svelte';

function known(): Known {
  const { cores, versions } = settings.about;
  const parallel = settings.current.parallelRuns || cores;
  return { runs: runs.all, machine: { processor: versions['Processor'], cores, parallel } };
}

/** Null for no runs. */
export const estimateHere = (experiments: readonly Experiment[]): Estimate | null =>
  estimateRuns(experiments, known());

/** What is left to be trained of a run. */
function restOf({ experiment, step }: Pick<RunSummary, 'experiment' | 'step'>): Experiment {
  return { ...experiment, steps: Math.max(1, experiment.steps - step) };
}

const isAtWork = ({ state: { phase } }: RunSummary) => phase === 'starting' || phase === 'running';

const stepOf = (run: RunSummary) => Math.max(run.step, runs.progress(run.id)?.step ?? 0);

/** What is left of everything that is under way here: of the runs at work, and of those that wait. */
export function workAhead(): Experiment[] {
  return runs.all
    .filter(({ state: { phase }, elsewhere }) => !elsewhere && isUnderWay(phase))
    .map((run) => restOf({ ...run, step: stepOf(run) }));
}

/**
 * When each run of the queue begins and ends: by what those at work say of themselves, and the middle of the estimates.
 * @param queue the next one first
 */
export function timesOfQueue(queue: readonly RunSummary[]): QueueTime[] {
  const atWork = runs.all.filter((run) => !run.elsewhere && isAtWork(run));
  const all = known();
  const seconds = estimateEach(
    [...atWork, ...queue].map((run) => restOf({ ...run, step: stepOf(run) })),
    all,
  ).map(middleOf);
  const told = atWork.map(({ id }, i) => runs.progress(id)?.secondsLeft ?? seconds[i]!);
  return queueTimes(told, seconds.slice(atWork.length), all.machine.parallel);
}
