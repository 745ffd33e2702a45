/** What runs the networks: chosen for a training, noted in its run, kept when it goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/shared/runs';
import { buildProgram, type BuiltProgram } from '../built-program';
import { startProgram } from './program';

let program: BuiltProgram;
let home: string;
beforeAll(async () => {
  program = await buildProgram();
  home = mkdtempSync(join(tmpdir(), 'rl-lab-engine-'));
}, 60_000);
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

const lab = (...words: string[]) => startProgram([program.cli, ...words], home).outcome;
const short = ['--preset', 'cartpole-dqn', '--steps', '1100', '--set', 'finalEpisodes=1'];

async function latest(): Promise<RunSummary> {
  const { stdout } = await lab('show', 'latest', '--json');
  return JSON.parse(stdout) as RunSummary;
}

describe('--engine', () => {
  it('is noted in the run, draws curves of its own, and is kept by "resume"', async () => {
    expect((await lab('train', ...short)).code).toBe(0);
    const usual = await latest();
    expect(usual.versions['engine']).toBe('kernels');
    expect(usual.versions).not.toHaveProperty('leftToTensorFlow');
    expect((await lab('train', ...short, '--engine', 'tensorflow')).code).toBe(0);
    const other = await latest();
    expect(other.versions['engine']).toBe('tensorflow');
    expect(other.versions['digits']).not.toBe(usual.versions['digits']);

    // Stopped as soon as it is at work.
    const long = ['--preset', 'cartpole-dqn', '--steps', '12000', '--engine', 'tensorflow'];
    const started = startProgram([program.cli, 'train', ...long, '--set', 'finalEpisodes=1'], home);
    await started.stderr(/[1-9]\d* %/);
    started.signal('SIGINT');
    expect((await started.outcome).code).toBe(130);
    expect((await lab('resume', 'latest')).code).toBe(0);
    expect((await latest()).versions['engine']).toBe('tensorflow');
  }, 120_000);

  it('is one of three', async () => {
    const { code, stderr } = await lab('train', ...short, '--engine', 'torch');
    expect(code).toBe(2);
    for (const word of ['--engine', 'torch', 'kernels', 'tensorflow', 'eager'])
      expect(stderr).toContain(word);
  });
});
