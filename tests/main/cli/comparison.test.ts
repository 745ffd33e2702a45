import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figureFile } from '../../../src/main/reports/figure-file';
import { usualDrawing } from '../../../src/shared/exports/export-order';
import { buildProgram, type BuiltProgram } from '../built-program';
import { ComparisonFixture, twoSettings } from '../reports/comparison-fixture';
import { startProgram, type Outcome } from './program';

let program: BuiltProgram;
let fixture: ComparisonFixture;
beforeAll(async () => {
  program = await buildProgram();
  fixture = await twoSettings();
});
afterAll(() => {
  fixture.remove();
});

const lab = (...words: string[]): Promise<Outcome> =>
  startProgram([program.cli, ...words], fixture.store.folder).outcome;
const target = (name: string) => join(fixture.folder, name);

describe('compare', () => {
  it('prints the table and the settings that differ', async () => {
    const { code, stdout, stderr } = await lab('compare', 'all', '--baseline', '1');
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^Group +N +Mean +IQM +95 % interval +ΔIQM +P\(better\)\n/);
    expect(stdout).toMatch(/\nDQN +3 +110\.0 +110\.0 +100\.0 to 120\.0 +– +–\n/);
    expect(stdout).toMatch(/\nDouble DQN +3 +240\.0 +240\.0 +200\.0 to 290\.0 +\+130\.0 +1\.00\n/);
    expect(stdout).toMatch(/Double learning +Off +On\n/);
  });

  it('prints one JSON object with results and curves', async () => {
    const { code, stdout, stderr } = await lab(
      'compare',
      'preset:cartpole-dqn',
      '--json',
      '--group-by',
      'double',
    );
    expect(code, stderr).toBe(0);
    const { results, curves } = JSON.parse(stdout) as {
      results: { n: number; iqm: number }[];
      curves: { groups: { value: number[] }[] };
    };
    expect(results.map(({ n, iqm }) => [n, iqm])).toEqual([
      [3, 110],
      [3, 240],
    ]);
    expect(curves.groups.map(({ value }) => value.at(-1))).toEqual([110, 240]);
  });

  it.each([
    [['--band', 'sd'], '--band is sd; allowed is none, range, std, stderr, bootstrap'],
    [['--smooth', '1'], '--smooth is 1; allowed is a number from 0 to 0.999'],
    [['--x', 'step'], '--x is step; allowed is steps, episodes, training, wall. Did you mean steps?'],
    [['--group-by', 'doubel'], '--group-by is doubel; allowed is configuration, run, '],
    [['--metric', 'evaluation/men'], '--metric is evaluation/men; allowed is '],
    [['--baseline', '3'], '--baseline is 3; allowed is 1 ('],
    [['--range', '5..1'], '--range is 5..1; allowed are two numbers'],
  ])('refuses %j and says what is allowed', async (words, message) => {
    const { code, stdout, stderr } = await lab('compare', 'all', ...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it.each([
    ['nobody', 'There is no run nobody.'],
    ['preset:cartpole-dqm', 'Did you mean cartpole-dqn?'],
  ])('knows no runs called %s', async (name, message) => {
    const { code, stderr } = await lab('compare', name);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('runs of several tasks', () => {
  it.each([
    ['compare', []],
    ['figure', ['--to', 'tasks.png']],
    ['report', ['--to', 'tasks']],
  ] as const)('are never compared with each other by %s, which asks for one task', async (command, words) => {
    const several = await ComparisonFixture.make();
    try {
      for (const seed of [1, 2, 3]) await several.add(seed, false, [100 + seed]);
      for (const seed of [1, 2]) await several.add(seed, false, [-150 - seed], 'finished', 'MountainCar-v0');
      const run = (...more: string[]) =>
        startProgram(
          [
            program.cli,
            command,
            'all',
            ...words.map((word) => word.replace('tasks', join(several.folder, 'tasks'))),
            ...more,
          ],
          several.store.folder,
        ).outcome;
      const refused = await run();
      expect([refused.code, refused.stdout]).toEqual([2, '']);
      expect(refused.stderr).toContain(
        'The runs are of 2 tasks, whose returns cannot be compared: CartPole-v1 (3 runs), MountainCar-v0 (2 runs). Choose one, for example --environment CartPole-v1.',
      );
      const { code, stderr } = await run('--environment', 'MountainCar-v0');
      expect(code, stderr).toBe(0);
    } finally {
      several.remove();
    }
  });
});

describe('a logarithmic axis', () => {
  it('says how much it cannot show, and draws no empty figure', async () => {
    const below = await ComparisonFixture.make();
    try {
      await below.add(1, false, [-1, 0, 5, 6]);
      const to = join(below.folder, 'log.png');
      const draw = (...words: string[]) =>
        startProgram([program.cli, 'figure', 'all', '--log', '--to', to, ...words], below.store.folder)
          .outcome;
      const part = await draw();
      expect(part.code, part.stderr).toBe(0);
      expect(part.stderr).toContain('does not show 2 of 4 values, which are not above 0.');
      const none = await draw('--force', '--range', '0..250');
      expect(none.code).toBe(2);
      expect(none.stderr).toContain('None of the 2 values is above 0');
    } finally {
      below.remove();
    }
  });
});

describe('figure', () => {
  it.each(['png', 'svg', 'pdf'] as const)(
    'writes the bytes that the snapshot makes as %s',
    async (format) => {
      const path = target(`figure.${format}`);
      const { code, stdout, stderr } = await lab('figure', 'all', '--to', path, '--dpi', '96');
      expect(code, stderr).toBe(0);
      expect(stdout).toBe(`${path}\n`);
      const expected = figureFile(await fixture.snapshot(), format, { ...usualDrawing, dpi: 96 });
      expect(readFileSync(path).equals(expected)).toBe(true);
    },
  );

  it('takes a size on paper', async () => {
    const path = target('paper.png');
    const { code, stderr } = await lab('figure', 'all', '--to', path, '--size', '16x10cm', '--dpi', '300');
    expect(code, stderr).toBe(0);
    const png = readFileSync(path);
    expect(Math.abs(png.readUInt32BE(16) - (16 / 2.54) * 300)).toBeLessThan(2);
    expect(Math.abs(png.readUInt32BE(20) - (10 / 2.54) * 300)).toBeLessThan(2);
  });

  it.each([
    [['--to', 'x.gif'], '--to is x.gif; allowed is a file that ends in .png, .svg, .pdf.'],
    [[], 'needs --to FILE'],
    [['--to', 'x.png', '--dpi', '20'], '--dpi is 20; allowed is a whole number from 48 to 1200.'],
    [['--to', 'x.png', '--dpi', '1200', '--size', '4000x4000'], 'million pixels'],
    [['--to', 'x.png', '--size', '10'], '--size is 10; allowed are width and height'],
    [['--to', 'x.png', '--theme', 'drak'], '--theme is drak; allowed is light, dark. Did you mean dark?'],
    [['--to', '/nowhere/at/all/x.png'], 'There is no folder /nowhere/at/all.'],
    [['--to', 'x.png', '--x', 'wall', '--metric', 'learning/loss'], '--metric is learning/loss; allowed is'],
  ])('refuses %j and says what is allowed', async (words, message) => {
    const { code, stdout, stderr } = await lab('figure', 'all', ...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(existsSync('x.png')).toBe(false);
  });

  it('replaces a file only when told to', async () => {
    const path = target('twice.svg');
    expect((await lab('figure', 'latest', '--to', path)).code).toBe(0);
    const second = await lab('figure', 'all', '--to', path);
    expect([second.code, second.stderr]).toEqual([2, expect.stringContaining('is there already')]);
    expect((await lab('figure', 'all', '--to', path, '--force')).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('N = 3');
  });
});

describe('report', () => {
  it('writes a folder and prints where it is', async () => {
    const folder = target('pack');
    const { code, stdout, stderr } = await lab('report', 'all', '--to', folder, '--booktabs', '--dpi', '96');
    expect(code, stderr).toBe(0);
    expect(stdout).toBe(`${folder}\n`);
    expect(readFileSync(join(folder, 'table.tex'), 'utf8')).toContain('\\toprule');
    expect(readFileSync(join(folder, 'caption.txt'), 'utf8')).toContain('(N = 3, seeds 1 to 3)');
  });

  it('leaves a folder that is there as it is', async () => {
    const folder = target('mine');
    mkdirSync(folder);
    const { code, stderr } = await lab('report', 'all', '--to', folder);
    expect(code).toBe(2);
    expect(stderr).toContain('is there already');
  });

  it('says which folder is missing', async () => {
    const folder = join(fixture.folder, 'missing', 'pack');
    const { code, stderr } = await lab('report', 'all', '--to', folder);
    expect(code).toBe(3);
    expect(stderr).toContain(dirname(folder));
    expect(existsSync(dirname(folder))).toBe(false);
  });
});
