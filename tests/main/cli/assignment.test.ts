import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/shared/runs';
import { buildProgram, type BuiltProgram } from '../built-program';
import { startProgram, type Outcome } from './program';

let program: BuiltProgram;
let home: string;
beforeAll(async () => {
  program = await buildProgram();
  home = mkdtempSync(join(tmpdir(), 'rl-lab-assignment-'));
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

const lab = (...words: string[]): Promise<Outcome> => startProgram([program.cli, ...words], home).outcome;
const file = (name: string, content: object) => {
  const path = join(home, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};
async function runs(): Promise<RunSummary[]> {
  return JSON.parse((await lab('list', '--json')).stdout) as RunSummary[];
}

const experiment = {
  environment: 'CartPole-v1',
  algorithm: 'dqn',
  steps: 1500,
  evaluateEvery: 500,
  finalEpisodes: 2,
};
const task = {
  id: 'lecture-3',
  title: 'Lecture 3',
  description: 'A little training.',
  experiment,
  assignment: {
    allBut: ['seed', 'algorithm'],
    question: 'What will come of it?',
    kind: 'choice',
    options: ['Nothing much', 'A balanced pole'],
    hint: 'It is short.',
    explanation: 'Too short for anything.',
  },
};

describe('own presets', () => {
  it('are imported, listed, exported, removed and brought back', async () => {
    const path = file('mine.json', { id: 'mine', title: 'Mine', experiment });
    expect(await lab('presets', '--import', path)).toMatchObject({
      code: 0,
      stdout: 'Imported mine: Mine\n',
    });
    expect(await lab('presets', '--import', path)).toMatchObject({ stdout: 'mine is there already.\n' });
    const listed = JSON.parse((await lab('presets', '--json')).stdout) as object[];
    expect(listed[0]).toMatchObject({ id: 'mine', own: true, question: null });
    expect(listed).toContainEqual(
      expect.objectContaining({
        id: 'assignment-replay',
        own: false,
        question: expect.any(String) as string,
      }),
    );
    const out = join(home, 'out.json');
    const order = ['presets', '--export', 'mine', '--export', 'cartpole-dqn', '--to', out];
    expect(await lab(...order)).toMatchObject({ code: 0, stdout: `${out}\n` });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
      schema: 1,
      presets: [{ id: 'mine' }, { id: 'cartpole-dqn' }],
    });
    expect(await lab(...order)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('add --force') as string,
    });
    expect(await lab('train', '--preset', out)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('contains 2 presets, but one is needed') as string,
    });
    expect(await lab('presets', '--remove', 'mine')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('presets --restore mine') as string,
    });
    expect((await lab('presets')).stdout).not.toMatch(/^mine /m);
    expect((await lab('presets', '--restore', 'mine')).code).toBe(0);
    expect((await lab('presets')).stdout).toMatch(/^mine .* own +Mine$/m);
    expect(await lab('presets', '--remove', 'cartpole-dqn')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('comes with the program') as string,
    });
    expect(
      await lab('presets', '--import', file('bad.json', { experiment: { ...experiment, seed: -1 } })),
    ).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/bad\.json is no valid preset:\n {2}seed is -1; allowed is/) as string,
    });
    expect((await lab('presets', '--import', path, '--remove', 'mine')).code).toBe(2);
    expect((await lab('presets', '--export', 'mine')).stderr).toContain('needs --to FILE');
  });
});

describe('an assignment', () => {
  it('keeps what it sets, hides the result until it is answered, and then shows both', async () => {
    const path = file('lecture-3.json', task);
    const refused = await lab('train', '--preset', path, '--steps', '2000', '--set', 'batchSize=7');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('steps is 2000; allowed is 1500. It is set by the assignment');
    expect(refused.stderr).toContain('hyperparameters.batchSize is 7; allowed is 64');
    expect(await runs()).toEqual([]);

    const trained = await lab('train', '--preset', path, '--seeds', '1-2', '--chart');
    expect(trained.code, trained.stderr).toBe(0);
    expect(trained.stderr).toContain('Lecture 3: What will come of it?');
    expect(trained.stderr).toContain('To choose from: "Nothing much", "A balanced pole"');
    expect(trained.stderr).not.toMatch(/return \d/);
    expect(trained.stdout).not.toMatch(/\d\.\d/);
    expect(trained.stdout).not.toContain('Chart:');
    const [first, second] = await runs();
    expect(first).toMatchObject({
      result: null,
      assignment: { id: 'lecture-3' },
      state: { phase: 'finished' },
    });
    expect(first!.assignment).not.toHaveProperty('explanation');

    const shown = await lab('show', first!.id);
    expect(shown.stdout).toContain('What will come of it?');
    expect(shown.stdout).toContain('It is short.');
    expect(shown.stdout).not.toContain('final evaluation');
    expect(shown.stdout).not.toContain('Too short');
    expect(shown.stdout).toContain(`npm run lab -- answer ${first!.id}`);
    const csv = join(home, 'numbers.csv');
    for (const words of [
      ['export', first!.id, '--to', csv],
      ['export', first!.id, '--to', join(home, 'chart.png')],
      ['rollout', '--policy', first!.id],
      ['figure', 'all', '--to', join(home, 'figure.svg')],
    ]) {
      const { code, stderr } = await lab(...words);
      expect([words[0], code]).toEqual([words[0], 2]);
      expect(stderr).toMatch(/question/);
    }
    expect(existsSync(csv)).toBe(false);
    expect((await lab('diagnose', first!.id)).stdout).toContain('once the question is answered');
    expect((await lab('compare', 'all')).stdout).toContain(
      '2 runs are left out until the question of the assignment is answered.',
    );
    const pack = join(home, 'pack');
    expect((await lab('report', 'all', '--to', pack)).code).toBe(2);

    expect(await lab('answer', first!.id, 'Perhaps')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        'answer is "Perhaps"; allowed is "Nothing much", "A balanced pole"',
      ) as string,
    });
    const answered = await lab('answer', first!.id, 'Nothing much');
    expect(answered.code, answered.stderr).toBe(0);
    expect(answered.stdout).toMatch(/answer +Nothing much \(/);
    expect(answered.stdout).toContain('Too short for anything.');
    expect(answered.stdout).toMatch(/final evaluation +mean [\d.]+/);
    expect(await lab('answer', first!.id, 'A balanced pole')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('An answer cannot be changed.') as string,
    });
    expect((await lab('show', first!.id)).stdout).toMatch(/final evaluation +mean [\d.]+/);
    expect((await lab('export', first!.id, '--to', csv)).code).toBe(0);
    expect((await lab('show', second!.id)).stdout).not.toContain('final evaluation');
    expect((await lab('answer', second!.id, 'Nothing much', '--all')).stdout).toContain(
      `Answered for ${second!.id}.`,
    );
  });

  it('of which the algorithm is free starts another one from what it sets', async () => {
    const path = file('free.json', {
      ...task,
      id: 'free',
      experiment: { ...experiment, hyperparameters: { discount: 0.9 } },
    });
    const { code, stderr } = await lab('train', '--preset', path, '--algorithm', 'a2c');
    expect(code, stderr).toBe(0);
    const run = (await runs()).at(-1)!;
    expect(run.experiment).toMatchObject({
      algorithm: 'a2c',
      steps: 1500,
      hyperparameters: { discount: 0.9 },
    });
    expect((await lab('answer', 'latest', 'Nothing much')).code).toBe(0);
    expect((await runs()).at(-1)).toMatchObject({
      assignment: { explanation: 'Too short for anything.' },
      annotations: { answer: { text: 'Nothing much' } },
    });
  });

  it('is nothing where a run belongs to none', async () => {
    await lab('train', '--preset', 'mine');
    expect(await lab('answer', 'latest', 'x')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('belongs to no assignment') as string,
    });
  });
});
