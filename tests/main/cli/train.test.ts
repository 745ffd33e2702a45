import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine, short } from './command-line';

const built = commandLine('train');
const { lab, runs } = built;

describe('train', () => {
  it('prints exactly one line of JSON, with progress on stderr', async () => {
    const { code, stdout, stderr } = await lab(...short, '--json', '--set', 'evaluateEvery=700');
    expect(code, stderr).toBe(0);
    expect(stdout.endsWith('\n')).toBe(true);
    const [line, ...more] = stdout.trimEnd().split('\n');
    expect(more).toEqual([]);
    const result = JSON.parse(line!) as Record<string, unknown>;
    expect(result).toEqual({
      run: expect.stringMatching(/-cartpole-dqn-s1$/),
      steps: 1500,
      seconds: expect.any(Number),
      stepsPerSecond: expect.any(Number),
      evaluation: { episodes: 2, mean: expect.any(Number), std: expect.any(Number) },
      solved: false,
      // Of 1,500 steps, a warm-up of 1,000 leaves 500; in these, the target network is copied at 1100, 1200, 1300, 1400.
      warnings: ['warmupLong', 'targetFrozen'].map(
        (rule) => expect.objectContaining({ rule, title: expect.any(String) }) as object,
      ),
    });
    expect(stderr).toContain('WARNING  The warm-up takes most of the budget.');
    expect(result['stepsPerSecond']).toBeCloseTo(1500 / (result['seconds'] as number), 6);
    expect(stderr).toMatch(/100 %, step 1500\/1500, .* steps\/s, return [\d.]+, epsilon [\d.]+\n$/);
  });

  it('trains several seeds, draws their charts, and ends with the median', async () => {
    const { code, stdout, stderr } = await lab(...short, '--seeds', '3-4', '--chart');
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(
      /^Solved by [012] of 2 runs\.\nseed +mean +std +result +steps\/s +run\n3 .*\n4 .*\nmedian +[\d.]+\n/,
    );
    const charts = [...stdout.matchAll(/^Chart: (.*)$/gm)].map((match) => match[1]!);
    expect(charts.length).toBe(2);
    for (const chart of charts) {
      const png = readFileSync(chart);
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(png.readUInt32BE(16)).toBe(1920);
    }
    const two = (await runs()).slice(-2);
    expect(two.map(({ experiment }) => experiment.seed)).toEqual([3, 4]);
    expect(two.every(({ state }) => state.phase === 'finished')).toBe(true);
  });

  it('trains a sweep, tells its groups apart, and lists it without training when asked', async () => {
    const sweep = [...short, '--vary', 'learningRate=0.001,0.0005', '--seeds', '1-2'];
    const before = (await runs()).length;
    const dry = await lab(...sweep, '--dry-run');
    expect(dry.code, dry.stderr).toBe(0);
    expect(dry.stdout).toMatch(/^learningRate +seed\n0\.001 +1\n/);
    expect(dry.stdout).toMatch(/\n4 runs of dqn on CartPole-v1\./);
    expect(dry.stdout).toMatch(
      /\nAbout \d+(?: to \d+)? (?:seconds?|minutes?).*up to \d+ [KM]B on the disk\.\n/,
    );
    expect(await runs()).toHaveLength(before);

    const { code, stdout, stderr } = await lab(...sweep);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^settings +seed +mean +std +result +steps\/s +run\n/m);
    expect(stdout.match(/^Learning rate 0\.001 +median +[\d.]+/m)).not.toBeNull();
    expect(stdout.match(/^Learning rate 0\.0005 +median +[\d.]+/m)).not.toBeNull();
    const compare = /^Compare them: npm run lab -- (compare .*)$/m.exec(stdout)![1]!;
    const compared = await lab(...compare.split(' '));
    expect(compared.code, compared.stderr).toBe(0);
    expect(compared.stdout).toContain('Learning rate');
  });

  it('says before it starts what its settings forebode: once, in the language asked for, with what to do', async () => {
    const late = [
      ...['train', '--environment', 'CartPole-v1', '--algorithm', 'dqn', '--steps', '10000', '--dry-run'],
      ...['--set', 'warmup=4000', '--set', 'epsilonFraction=1', '--seeds', '1-3'],
    ];
    const { code, stdout, stderr } = await lab(...late);
    expect(code, stderr).toBe(0);
    expect(stderr.match(/WARNING {2}Epsilon does not reach its end\./g)).toHaveLength(1);
    expect(stdout).not.toContain('Epsilon');
    const [, instead] = /^ {2}Instead: (.*)$/m.exec(stderr)!;
    expect((await lab(...late, ...instead!.split(' '))).stderr).toBe('');

    const inGerman = await lab(...late, '--language', 'de');
    expect(inGerman.stderr).toContain('WARNUNG  Epsilon erreicht seinen Endwert nicht.');
    writeFileSync(join(built.home, 'settings.json'), JSON.stringify({ language: 'de' }));
    expect((await lab(...late)).stderr).toBe(inGerman.stderr);
    expect((await lab(...late, '--language', 'en')).stderr).toBe(stderr);
    rmSync(join(built.home, 'settings.json'));

    const lines = (await lab(...late, '--json')).stdout.trimEnd().split('\n');
    const planned = lines.map(
      (line) => JSON.parse(line) as { experiment: { seed: number }; warnings: object[] },
    );
    expect(planned.map(({ experiment }) => experiment.seed)).toEqual([1, 2, 3]);
    for (const { warnings } of planned)
      expect(warnings).toEqual([
        expect.objectContaining({
          rule: 'epsilonHigh',
          severity: 'warning',
          path: 'hyperparameters.epsilonFraction',
          title: 'Epsilon does not reach its end',
        }),
      ]);
  });

  it('says of a sweep which of its runs a warning is about, and proposes nothing that it varies', async () => {
    const words = ['train', '--preset', 'cartpole-dqn', '--dry-run', '--vary', 'learningRate=1,0.001'];
    const { stderr } = await lab(...words, '--seeds', '1-2');
    expect(stderr).toContain('The learning rate is very high.');
    expect(stderr).toContain('This concerns 2 of the 4 runs.');
    expect(stderr).not.toContain('Instead:');
  });

  it('asks for more than two hundred trainings twice', async () => {
    expect(await lab(...short, '--seeds', '1-201')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('add --many') as string,
    });
  });

  it('takes a preset file, with other values on top', async () => {
    const path = join(built.home, 'mine.json');
    writeFileSync(path, JSON.stringify({ environment: 'CartPole-v1', algorithm: 'dqn', steps: 1200 }));
    const { code, stderr } = await lab(
      'train',
      '--preset',
      path,
      '--seed',
      '9',
      '--set',
      'learningRate=1e-3',
      '--set',
      'finalEpisodes=1',
    );
    expect(code, stderr).toBe(0);
    expect((await runs()).at(-1)).toMatchObject({
      preset: 'mine',
      experiment: { steps: 1200, seed: 9, finalEpisodes: 1, hyperparameters: { learningRate: 1e-3 } },
    });
  });
});

describe('what came of a run', () => {
  it('is told first, with what to do next, by train, show and list', async () => {
    const { code, stdout, stderr } = await lab(...short, '--seed', '77', '--set', 'finalEpisodes=20');
    expect(code, stderr).toBe(0);
    const told = /^Not solved: [\d.]+ of 475\.\n/.exec(stdout)?.[0];
    expect(told, stdout).toBeDefined();
    const { id } = (await runs()).at(-1)!;
    const shown = (await lab('show', id)).stdout;
    expect(shown.startsWith(told!)).toBe(true);
    const listed = (await lab('list')).stdout.split('\n').find((line) => line.startsWith(id));
    expect(listed).toContain(told!.trim().replace('N', 'n').replace(/\.$/, ''));
    expect(await runs()).toContainEqual(expect.objectContaining({ id, solved: false }));

    // Nothing is proposed that does not work: every call is taken as it stands.
    const next = stdout.slice(stdout.indexOf('What next?')).split('\n').slice(1, -1);
    expect(next.map((line) => line.trim().replace(/ {2,}.*/, ''))).toEqual(
      expect.arrayContaining(['Train five seeds', 'Try Double DQN', 'Look inside']),
    );
    for (const line of next) {
      const [, call] = / {2,}npm run lab -- (.*)$/.exec(line)!;
      const words = call!.split(' ');
      const outcome = await lab(...words, ...(words[0] === 'train' ? ['--dry-run'] : []));
      expect(outcome.code, `${line}: ${outcome.stderr}`).toBe(0);
      if (call!.includes('--seeds')) expect(outcome.stdout).toContain('4 runs of dqn on CartPole-v1');
    }
  });

  it('goes with every notice of the supervisor, in words', async () => {
    const { stdout } = await lab(...short, '--json', '--seed', '78');
    const { run: id } = JSON.parse(stdout) as { run: string };
    const folder = join(built.home, 'runs', id);
    const record = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as object;
    writeFileSync(join(folder, 'run.json'), JSON.stringify({ ...record, state: { phase: 'stopped' } }));
    const checkpoints = join(folder, 'checkpoints');
    for (const name of readdirSync(checkpoints)) writeFileSync(join(checkpoints, name, 'state.json'), '{');
    const { stderr } = await lab('resume', id);
    expect(stderr).toMatch(new RegExp(`^${id}: The training continues from the start\\.$`, 'm'));
    expect(stderr).not.toContain('[object');
  });

  it('starts from a run only where that is clear', async () => {
    const both = await lab('train', '--from', 'latest', '--preset', 'cartpole-dqn');
    expect(both).toMatchObject({ code: 2, stderr: 'Give either --preset or --from.\n' });
    expect(await lab('train', '--from', 'nobody')).toMatchObject({ code: 2 });
  });
});
