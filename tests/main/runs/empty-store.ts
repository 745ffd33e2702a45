/** An empty store in a data folder of its own, for each test of a file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { RunStore } from '../../../src/main/runs/run-store';
import { requireExperiment } from '../../../src/shared/experiment';

export const experiment = requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn' });
/** What a run is made with beside its experiment. */
export const given = { preset: null, versions: { program: '1' }, owner: null };

/** Registers the hooks; what is returned may be used within tests alone. */
export function emptyStore() {
  let folder: string;
  let store: RunStore;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rl-lab-store-'));
    store = await RunStore.open(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  return {
    get folder() {
      return folder;
    },
    get store() {
      return store;
    },
  };
}
