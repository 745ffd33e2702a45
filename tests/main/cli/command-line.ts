/** The built command line with a data folder of its own, for the tests of one file. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { RunSummary } from '../../../src/shared/runs';
import { buildProgram, type BuiltProgram } from '../built-program';
import { startProgram, type Outcome, type Started } from './program';

/** Words that train for a moment. */
export const short = ['train', '--preset', 'cartpole-dqn', '--steps', '1500', '--set', 'finalEpisodes=2'];
/** Words for a training that outlasts any test. */
export const long = ['train', '--preset', 'cartpole-dqn', '--steps', '1000000'];

/** Registers the hooks; what is returned may be used within tests alone. */
export function commandLine(name: string) {
  let program: BuiltProgram;
  let home: string;
  beforeAll(async () => {
    program = await buildProgram();
    home = mkdtempSync(join(tmpdir(), `rl-lab-${name}-`));
    chmodSync(home, 0o777);
  });
  afterAll(() => {
    rmSync(home, { recursive: true });
  });
  const start = (...words: string[]): Started => startProgram([program.cli, ...words], home);
  const lab = (...words: string[]): Promise<Outcome> => start(...words).outcome;
  return {
    /** The path of the bundle. */
    get cli() {
      return program.cli;
    },
    /** The data folder. */
    get home() {
      return home;
    },
    start,
    /** Runs a command to its end. */
    lab,
    async runs(): Promise<RunSummary[]> {
      return JSON.parse((await lab('list', '--json')).stdout) as RunSummary[];
    },
  };
}
