import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram, type BuiltProgram } from '../built-program';
import { startProgram, type Outcome } from './program';

let program: BuiltProgram;
const home = mkdtempSync(join(tmpdir(), 'rl-lab-diagnose-'));
const lab = (...words: string[]): Promise<Outcome> => startProgram([program.cli, ...words], home).outcome;

/** Trains on the pole cart with some settings. */
async function train(algorithm: string, ...settings: string[]): Promise<Outcome> {
  const trained = await lab(
    ...['train', '--environment', 'CartPole-v1', '--algorithm', algorithm, '--steps', '2500'],
    ...settings.flatMap((setting) => ['--set', setting]),
  );
  expect(trained.code, trained.stderr).toBe(0);
  return trained;
}

let policyProgress = '';
beforeAll(async () => {
  program = await buildProgram();
  await train('dqn', 'targetEvery=100000', 'warmup=100', 'finalEpisodes=1');
  ({ stderr: policyProgress } = await train('reinforce', 'episodes=2', 'finalEpisodes=20'));
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

describe('diagnose', () => {
  it('says what is wrong in words, and with which options to train instead', async () => {
    const { code, stdout, stderr } = await lab('diagnose', 'dqn');
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^\S*dqn\S*: 1 fault/);
    expect(stdout).toContain('FAULT  The target network is never synchronised.');
    expect(stdout).toContain('It is copied every 100,000 env steps.');
    expect(stdout).toMatch(/^ {4}--set targetEvery=\d+$/m);
    expect(stdout).toContain('What to watch: npm run lab -- guide dqn');
  });

  it('prints one JSON array, with the facts and their words', async () => {
    const { code, stdout } = await lab('diagnose', 'all', '--json');
    expect(code).toBe(0);
    const diagnoses = JSON.parse(stdout) as { run: string; findings: { rule: string; seen: string }[] }[];
    expect(diagnoses).toHaveLength(2);
    expect(diagnoses[0]!.findings[0]).toMatchObject({
      rule: 'targetFrozen',
      severity: 'fault',
      facts: { copies: 0, every: 100_000, updates: 2401 },
      path: 'hyperparameters.targetEvery',
      section: 'target-network',
    });
  });

  it('counts the findings where a run is shown', async () => {
    expect((await lab('show', 'dqn')).stdout).toMatch(/^diagnosis +1 fault.*: npm run lab -- diagnose \S+$/m);
  });

  it('refuses a run that nobody has', async () => {
    const { code, stdout, stderr } = await lab('diagnose', 'nobody');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('There is no run nobody.');
  });
});

it('tells of no epsilon while a policy trains that has none', () => {
  expect(policyProgress).toMatch(/100 %, step 2500\/2500, .* steps\/s, return [\d.]+\n$/);
});
