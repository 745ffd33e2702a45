/** What runs will take on this computer, with its settings and by the runs that there are. */
import { estimateRuns, type Estimate } from '../../shared/costs/estimate';
import type { Experiment } from '../../shared/experiment';
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
