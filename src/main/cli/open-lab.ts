import type { Engine } from '../../learning/engine/choice';
import { administratorSettings } from '../runs/administrator';
import { dataFolder } from '../runs/data-folder';
import { RunStore } from '../runs/run-store';
import { Supervisor } from '../processes/supervisor';

/**
 * Opens the data folder and the supervisor of this process, which others may have runs in as well. What is not given is
 * as the administrator of a handed-out folder presets it.
 */
export async function openLab(
  options: { parallel?: number; threads?: number; engine?: Engine | undefined } = {},
): Promise<{
  store: RunStore;
  supervisor: Supervisor;
}> {
  const store = await RunStore.open(dataFolder());
  const { parallel = administratorSettings().parallelRuns, threads = administratorSettings().threads } =
    options;
  return { store, supervisor: await Supervisor.open({ store, ...options, parallel, threads }) };
}
