/** What runs will take on this computer, with its settings and by the runs that there are. */
import { estimateRuns, type Estimate } from '../../shared/costs/estimate';
import type { Experiment } from '../../shared/experiment';
import { isUnderWay, type RunSummary } from '../../shared/runs';
import { runs } from './runs.svelte';
import { settings } from './settings.svelte';

/** Null for no runs. */
export function estimateHere(experiments: readonly Experiment[]): Estimate | null {
  const { cores, versions } = settings.about;
  return estimateRuns(experiments, {
    runs: runs.all,
    machine: {
      processor: versions['Processor'],
      cores,
      parallel: settings.current.parallelRuns || cores,
    },
  });
}

/** What is left to be trained of a run. */
function restOf({ experiment, step }: Pick<RunSummary, 'experiment' | 'step'>): Experiment {
  return { ...experiment, steps: Math.max(1, experiment.steps - step) };
}

/** What is left of everything that is under way here: of the runs at work, and of those that wait. */
export function workAhead(): Experiment[] {
  return runs.all
    .filter(({ state: { phase }, elsewhere }) => !elsewhere && isUnderWay(phase))
    .map((run) => restOf({ ...run, step: Math.max(run.step, runs.progress(run.id)?.step ?? 0) }));
}

/** Seconds until all that is under way has ended, the middle of the estimate; null where nothing is. */
export function secondsAhead(): number | null {
  const estimate = estimateHere(workAhead());
  return estimate === null ? null : Math.sqrt(estimate.seconds.low * estimate.seconds.high);
}
