import type { Engine } from '../../learning/engine/choice';
import { dataFolder } from '../runs/data-folder';
import { RunStore } from '../runs/run-store';
import { Supervisor } from '../processes/supervisor';

/** Opens the data folder and the supervisor of this process, which others may have runs in as well. */
export async function openLab(
  options: { parallel?: number; threads?: number; engine?: Engine | undefined } = {},
): Promise<{
  store: RunStore;
  supervisor: Supervisor;
}> {
  const store = await RunStore.open(dataFolder());
  return { store, supervisor: await Supervisor.open({ store, ...options }) };
}
