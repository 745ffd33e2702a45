import { describe, expect, it } from 'vitest';
import { commandLine } from './command-line';

const line = commandLine('decide');
/** Q-learning on the cliff: 30 steps leave it lost, 20,000 lead it home. */
const cliff = ['--environment', 'CliffWalking-v1', '--algorithm', 'q-table', '--set', 'finalEpisodes=2'];
const train = (steps: number, seeds: string) =>
  line.lab('train', ...cliff, '--steps', String(steps), '--seeds', seeds);

describe('decide', () => {
  it('trains the seeds of the next look, and ends when all is decided', async () => {
    for (const [steps, seeds] of [
      [30, '1'],
      [20_000, '1-2'],
    ] as const)
      expect((await train(steps, seeds)).code).toBe(0);

    const { code, stdout, stderr } = await line.lab('decide', 'all', '--baseline', '1', '--most', '10');
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^Looks at 5, 10 seeds on each side, each at a level of 2\.5 %\.\n/);
    expect(stderr).toContain('For 5 seeds on each side: 7 runs to train, 0 trained before.');
    expect(stdout).toMatch(/\n\S.* is better than .* \(rank-sum test, p = 0\.008\)/);
    const runs = await line.runs();
    expect(
      runs
        .map(({ experiment: { steps, seed } }) => [steps, seed])
        .sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!),
    ).toEqual([30, 20_000].flatMap((steps) => [1, 2, 3, 4, 5].map((seed) => [steps, seed])));

    // Decided already: nothing is trained again. Three seeds a side: the others are found.
    const again = await line.lab('decide', 'all', '--baseline', '1', '--most', '10');
    expect(again).toMatchObject({ code: 0 });
    expect(again.stdout).toContain('p = 0.008');
    const ids = runs.filter(({ experiment }) => experiment.seed < 4).map(({ id }) => id);
    const found = await line.lab('decide', ...ids, '--baseline', '1', '--most', '5');
    expect(found.stderr).toContain('For 5 seeds on each side: 0 runs to train, 4 trained before.');
    expect(await line.runs()).toHaveLength(10);

    const late = await line.lab(
      'decide',
      ...ids.slice(0, 4),
      '--baseline',
      '1',
      '--most',
      '20',
      '--minutes',
      '0',
    );
    expect(late.code).toBe(0);
  });

  it.each([
    [[], 'Say with --baseline which group the others are measured against: 1 ('],
    [['--baseline', '1', '--most', '4'], '--most is 4; allowed is a whole number from 5 to 100'],
    [['--baseline', '1', '--minutes', 'soon'], '--minutes is soon; allowed is a number from 0'],
  ])('refuses %j', async (words, says) => {
    const { code, stderr } = await line.lab('decide', 'all', ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  it('asks for two groups', async () => {
    const { id } = (await line.runs())[0]!;
    const { code, stderr } = await line.lab('decide', id, '--baseline', '1');
    expect(code).toBe(2);
    expect(stderr).toContain('These runs make one group.');
  });
});
