/** A supervisor of its own for each test of a file, over a data folder of its own, with the trainer built once. */
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { buildProgram, type BuiltProgram } from '../built-program';
import { openTestLab, poleCart, type Lab } from './lab';

/** A training that outlasts any test. */
export const long = poleCart({ steps: 1_000_000 });

/** Registers the hooks; what is returned may be used within tests alone. */
export function supervised() {
  let program: BuiltProgram;
  let current: Lab;
  beforeAll(async () => {
    program = await buildProgram();
  });
  beforeEach(async () => {
    current = await openTestLab({ trainer: program.trainer, parallel: 1, checkpointSeconds: 0.2 });
  });
  afterEach(() => current.dispose());

  const start = async (experiment = long): Promise<string> =>
    (await current.supervisor.start(experiment, null)).id;
  return {
    /** The bundles. */
    get program() {
      return program;
    },
    /** The lab of the test at work. */
    lab: {
      get folder() {
        return current.folder;
      },
      get store() {
        return current.store;
      },
      get supervisor() {
        return current.supervisor;
      },
      get phases() {
        return current.phases;
      },
      until: (id, condition) => current.until(id, condition),
      dispose: () => current.dispose(),
    } satisfies Lab,
    phase: (id: string) => current.supervisor.run(id).state.phase,
    /** Starts a training and returns its id. */
    start,
    /** Starts a long training and waits until it trains. */
    async startAndTrain(): Promise<string> {
      const id = await start();
      await current.until(id, ({ step }) => step > 200);
      return id;
    },
  };
}
