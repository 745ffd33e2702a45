import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstPreset } from '../../../src/shared/tasks';
import { commandLine, short } from './command-line';

const built = commandLine('cli');
const { lab, runs } = built;

describe('two processes', () => {
  it('that resume the same run at once do not both get it', async () => {
    const { stdout } = await lab(...short, '--json');
    const { run: id } = JSON.parse(stdout) as { run: string };
    const file = join(built.home, 'runs', id, 'run.json');
    const record = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...record, state: { phase: 'stopped' } }));
    const outcomes = await Promise.all([lab('resume', id, '--json'), lab('resume', id, '--json')]);
    expect(outcomes.map(({ code }) => code).sort()).toEqual([0, 2]);
    const refused = outcomes.find(({ code }) => code === 2)!;
    expect(refused.stderr).toMatch(/another window or command line is working on it|it is finished/);
    expect(readdirSync(join(built.home, 'runs', id))).not.toContain('claim.lock');
  });
});

describe('runs', () => {
  it('are shown, exported, removed and restored', async () => {
    const { stdout } = await lab(...short, '--json');
    const { run: id } = JSON.parse(stdout) as { run: string };
    expect((await lab('show', 'latest')).stdout).toContain(id);
    expect(JSON.parse((await lab('show', id, '--json')).stdout)).toMatchObject({
      id,
      folder: join(built.home, 'runs', id),
      versions: { tensorflow: expect.any(String), node: expect.any(String) },
    });

    for (const format of ['csv', 'json', 'png']) {
      const file = join(built.home, `out.${format}`);
      const first = await lab('export', id, '--to', file);
      expect(first, first.stderr).toMatchObject({ code: 0, stdout: `${file}\n` });
      const again = await lab('export', id, '--to', file);
      expect(again.code).toBe(2);
      expect(again.stderr).toContain('--force');
      expect((await lab('export', id, '--to', file, '--force')).code).toBe(0);
    }
    const csv = readFileSync(join(built.home, 'out.csv'), 'utf8').trimEnd().split('\n');
    expect(csv[0]).toBe('metric,step,seconds,value');
    expect(csv.slice(1).every((line) => /^[a-z]+\/[A-Za-z]+,\d+,[\d.e-]+,[-\d.eNaInfity]+$/.test(line))).toBe(
      true,
    );
    expect(csv.some((line) => line.startsWith('evaluation/mean,1500,'))).toBe(true);

    expect((await lab('remove', id)).stdout).toContain(`restore ${id}`);
    expect((await runs()).some((run) => run.id === id)).toBe(false);
    expect((await lab('restore', id)).code).toBe(0);
    expect((await runs()).some((run) => run.id === id)).toBe(true);
  });

  it('that finished cannot be resumed', async () => {
    const { stdout } = await lab(...short, '--json');
    const { run: id } = JSON.parse(stdout) as { run: string };
    expect(await lab('resume', id)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('it is finished'),
    });
  });
});

describe('presets and help', () => {
  it('are printed', async () => {
    const presets = JSON.parse((await lab('presets', '--json')).stdout) as Record<string, unknown>[];
    expect(presets.find(({ id }) => id === 'cartpole-dqn')).toMatchObject({
      algorithm: 'dqn',
      environment: 'CartPole-v1',
      title: expect.any(String),
    });
    // Exactly one is the first, and it can be asked for as such.
    expect(presets.filter(({ first }) => first === true).map(({ id }) => id)).toEqual([firstPreset]);
    const first = await lab('train', '--preset', 'first', '--dry-run');
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/1 run of dqn on CartPole-v1/),
    });
    expect(await lab()).toMatchObject({ code: 0, stdout: expect.stringContaining('Commands') });
    expect(await lab('train', '--help')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--seeds LIST'),
    });
    expect(await lab('help', 'dqn')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('learningRate'),
    });
  });
});

describe('mistakes', () => {
  it.each([
    [['trian'], 'There is no command trian. Did you mean train?'],
    [['train'], '--preset ID'],
    [['train', '--preset', 'cartpole-dqm'], 'There is no preset cartpole-dqm. Did you mean cartpole-dqn?'],
    [['train', '--preset', './none.json'], 'There is no preset file ./none.json'],
    [[...short, '--seed', '-1'], 'seed is -1; allowed is'],
    [[...short, '--steps', '0'], '--steps may be given only once'],
    [[...short, '--set', 'learningRate=fast'], 'learningRate is "fast"; allowed is'],
    [[...short, '--set', 'learningrate=1'], 'Did you mean learningRate?'],
    [[...short, '--set', 'learningRate'], 'allowed is NAME=VALUE'],
    [[...short, '--environment', 'CartPole-v2'], 'Did you mean CartPole-v1?'],
    [[...short, '--threads', '0'], '--threads is 0; allowed is a whole number from 1 to 64'],
    [['show', 'nothing'], 'There is no run nothing'],
    [['help', 'trains'], 'Did you mean train?'],
  ])('in %j end with code 2 and say what to do', async (words, message) => {
    const { code, stdout, stderr } = await lab(...words);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('in a preset file name file, place and value', async () => {
    const torn = join(built.home, 'torn.json');
    writeFileSync(torn, '{\n  "experiment": {\n    "environment": CartPole\n}}');
    expect(await lab('train', '--preset', torn)).toMatchObject({
      code: 2,
      stderr: `${torn}, line 3, column 20: a value is missing or misspelt here\n`,
    });
    const wrong = join(built.home, 'wrong.json');
    writeFileSync(
      wrong,
      JSON.stringify({
        experiment: { environment: 'CartPole-v1', algorithm: 'dqn', hyperparameters: { batchSize: 0 } },
      }),
    );
    expect(await lab('train', '--preset', wrong)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /wrong\.json is no valid preset:\n {2}hyperparameters\.batchSize is 0; allowed is .*1 to 4096/,
      ),
    });
  });
});
