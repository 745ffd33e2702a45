/** Takes more seeds into the comparison: those that were trained before, and those that are trained for it. */
import { runsAtOnce } from '../../shared/check-experiments';
import { runLimit } from '../../shared/comparison';
import { trainingsOf, type MoreSeeds } from '../../shared/more-seeds';
import { comparison } from './comparison.svelte';
import { runs } from './runs.svelte';

/** Whether so many can be queued at once, and compared. */
export function canAdd(seeds: MoreSeeds): boolean {
  const count = trainingsOf(seeds).length;
  return count <= runsAtOnce && comparison.choice.runs.length + seeds.found.length + count <= runLimit;
}

/**
 * Queues what is missing, and compares it with the rest. What was queued before something failed is compared all the same.
 * @returns the ids of all of them
 */
export async function addSeeds({ found, missing }: MoreSeeds): Promise<readonly string[]> {
  const ids = found.map(({ id }) => id);
  try {
    for (const { experiments, preset } of missing) {
      const queued = await runs.queueAll(experiments, preset);
      ids.push(...queued.map(({ id }) => id));
    }
    return ids;
  } finally {
    if (ids.length > 0) comparison.choose(ids, true);
  }
}
