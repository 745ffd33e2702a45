import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/shared/runs';
import { firstPreset } from '../../../src/shared/tasks';
import { buildProgram, type BuiltProgram } from '../built-program';
import { canMount, runOnDisk, startProgram, type Outcome } from './program';

let program: BuiltProgram;
let home: string;
beforeAll(async () => {
  program = await buildProgram('cli');
  home = mkdtempSync(join(tmpdir(), 'rl-lab-cli-'));
  chmodSync(home, 0o777);
});
afterAll(() => {
  program.remove();
  rmSync(home, { recursive: true });
});

const start = (...words: string[]) => startProgram([program.cli, ...words], home);
const lab = (...words: string[]): Promise<Outcome> => start(...words).outcome;
const short = ['train', '--preset', 'cartpole-dqn', '--steps', '1500', '--set', 'finalEpisodes=2'];
const long = ['train', '--preset', 'cartpole-dqn', '--steps', '1000000'];

async function runs(): Promise<RunSummary[]> {
  return JSON.parse((await lab('list', '--json')).stdout) as RunSummary[];
}

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
    writeFileSync(join(home, 'settings.json'), JSON.stringify({ language: 'de' }));
    expect((await lab(...late)).stderr).toBe(inGerman.stderr);
    expect((await lab(...late, '--language', 'en')).stderr).toBe(stderr);
    rmSync(join(home, 'settings.json'));

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
    const path = join(home, 'mine.json');
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
    const folder = join(home, 'runs', id);
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

describe('Ctrl-C', () => {
  it('ends with a checkpoint and says how to go on; resuming goes on', async () => {
    const training = start(...long);
    const began = Date.now();
    while (!(await runs()).some(({ step, state }) => state.phase === 'running' && step > 0))
      if (Date.now() - began > 20_000) throw new Error('does not train');
    training.signal('SIGINT');
    // npm hands on what the terminal has sent already: that is no second Ctrl-C.
    training.process.kill('SIGINT');
    const { code, stdout, stderr } = await training.outcome;
    expect(code).toBe(130);
    expect(stdout).toBe('');
    const { id, step, checkpointStep, state } = (await runs()).at(-1)!;
    expect(stderr).toContain(`npm run lab -- resume ${id}`);
    expect(state.phase, stderr + JSON.stringify(state)).toBe('stopped');
    expect(step).toBeGreaterThan(0);
    expect(checkpointStep).toBe(step);

    const resumed = start('resume', id);
    let early = '';
    void resumed.outcome.then((outcome) => (early = `ended too early: ${outcome.stderr}`));
    while ((await runs()).at(-1)!.step <= step) {
      if (early !== '') throw new Error(early);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    resumed.signal('SIGTERM');
    expect((await resumed.outcome).code).toBe(130);
    expect((await runs()).at(-1)!.step).toBeGreaterThan(step);
  });

  it('ends a training that is just about to start', async () => {
    const before = (await runs()).length;
    const training = start(...long);
    const folder = join(home, 'runs');
    // The trainer is there, and has not yet come so far that it looks after signals.
    const starting = () =>
      readdirSync(folder)
        .sort()
        .slice(before)
        .some((id) => {
          try {
            const text = readFileSync(join(folder, id, 'run.json'), 'utf8');
            const { owner } = JSON.parse(text) as { owner: { trainer: object | null } | null };
            return owner !== null && owner.trainer !== null;
          } catch {
            return false;
          }
        });
    await expect.poll(starting, { interval: 2, timeout: 20_000 }).toBe(true);
    training.signal('SIGINT');
    const { code, stderr } = await training.outcome;
    expect(code, stderr).toBe(130);
    expect((await runs()).at(-1)!.state.phase).toBe('stopped');
  });

  it('a second time ends at once, whatever the trainer does', async () => {
    const training = start(...long);
    let pid = 0;
    while (pid === 0) {
      const run = (await runs()).at(-1)!;
      if (run.state.phase !== 'running') continue;
      const record = JSON.parse(readFileSync(join(home, 'runs', run.id, 'run.json'), 'utf8')) as {
        owner: { trainer: { pid: number } };
      };
      pid = record.owner.trainer.pid;
    }
    process.kill(pid, 'SIGSTOP');
    training.process.kill('SIGINT');
    await training.stderr(/Stopping/);
    await new Promise((resolve) => setTimeout(resolve, 1300));
    training.process.kill('SIGINT');
    expect((await training.outcome).code).toBe(130);
    process.kill(pid, 'SIGKILL');
    expect((await runs()).at(-1)!.state.phase).toBe('crashed');
  });
});

describe('two processes', () => {
  it('that resume the same run at once do not both get it', async () => {
    const { stdout } = await lab(...short, '--json');
    const { run: id } = JSON.parse(stdout) as { run: string };
    const file = join(home, 'runs', id, 'run.json');
    const record = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...record, state: { phase: 'stopped' } }));
    const outcomes = await Promise.all([lab('resume', id, '--json'), lab('resume', id, '--json')]);
    expect(outcomes.map(({ code }) => code).sort()).toEqual([0, 2]);
    const refused = outcomes.find(({ code }) => code === 2)!;
    expect(refused.stderr).toMatch(/another window or command line is working on it|it is finished/);
    expect(readdirSync(join(home, 'runs', id))).not.toContain('claim.lock');
  });
});

describe('runs', () => {
  it('are shown, exported, removed and restored', async () => {
    const { stdout } = await lab(...short, '--json');
    const { run: id } = JSON.parse(stdout) as { run: string };
    expect((await lab('show', 'latest')).stdout).toContain(id);
    expect(JSON.parse((await lab('show', id, '--json')).stdout)).toMatchObject({
      id,
      folder: join(home, 'runs', id),
      versions: { tensorflow: expect.any(String), node: expect.any(String) },
    });

    for (const format of ['csv', 'json', 'png']) {
      const file = join(home, `out.${format}`);
      const first = await lab('export', id, '--to', file);
      expect(first, first.stderr).toMatchObject({ code: 0, stdout: `${file}\n` });
      const again = await lab('export', id, '--to', file);
      expect(again.code).toBe(2);
      expect(again.stderr).toContain('--force');
      expect((await lab('export', id, '--to', file, '--force')).code).toBe(0);
    }
    const csv = readFileSync(join(home, 'out.csv'), 'utf8').trimEnd().split('\n');
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
    const torn = join(home, 'torn.json');
    writeFileSync(torn, '{\n  "experiment": {\n    "environment": CartPole\n}}');
    expect(await lab('train', '--preset', torn)).toMatchObject({
      code: 2,
      stderr: `${torn}, line 3, column 20: a value is missing or misspelt here\n`,
    });
    const wrong = join(home, 'wrong.json');
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

describe('a disk', () => {
  function onSmallDisk(options: string, lines: string): Promise<Outcome> {
    const disk = mkdtempSync(join(home, 'disk-'));
    return runOnDisk(disk, options, program.cli, join(disk, 'lab'), lines);
  }

  it.skipIf(!canMount)(
    'that is full ends the training with code 3; what was measured stays readable',
    async () => {
      const { code, stdout, stderr } = await onSmallDisk(
        'size=132k',
        `lab train --preset cartpole-dqn --steps 100000; echo "code $?"
       lab list --json && lab export latest --to "${home}/full.csv" && rm $DISK/lab/runs/*/metrics.jsonl && lab list --json`,
      );
      expect(code, stderr).toBe(0);
      expect(stdout).toContain('code 3\n');
      expect(stderr).toMatch(
        /\/disk-\S+: the disk is full \(ENOSPC\)\. Free some space there, or keep runs elsewhere/,
      );
      expect(readFileSync(join(home, 'full.csv'), 'utf8').split('\n').length).toBeGreaterThan(1000);
      const [afterwards, withSpace] = stdout.split('\n').filter((line) => line.startsWith('[{'));
      expect(JSON.parse(afterwards!)).toMatchObject([{ state: { phase: 'crashed' } }]);
      expect(JSON.parse(withSpace!)).toMatchObject([{ state: { phase: 'crashed' } }]);
    },
  );

  it.skipIf(!canMount)('that is read-only is reported with code 3', async () => {
    const { code, stderr } = await onSmallDisk('ro', `lab ${short.join(' ')}`);
    expect(stderr).toMatch(
      /Cannot use the folder .*\/lab: the disk is read-only \(EROFS\).*RL_LAB_HOME=FOLDER/,
    );
    expect(code).toBe(3);
  });

  it.skipIf(process.platform === 'win32')('without permission is reported with code 3', async () => {
    const closed = join(home, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    // The superuser may write everywhere; then somebody else tries.
    const asNobody =
      process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
    const [first, ...rest] = [...asNobody, process.execPath, program.cli, 'list'];
    chmodSync(closed, asNobody.length > 0 ? 0o755 : 0o500);
    const { code, stderr } = await startProgram(rest, join(closed, 'lab'), first).outcome;
    expect(stderr).toMatch(/Cannot use the folder .*closed\/lab: there is no permission \(EACCES\)/);
    expect(code).toBe(3);
    chmodSync(closed, 0o700);
    expect(existsSync(join(closed, 'lab'))).toBe(false);
    expect(readdirSync(closed)).toEqual([]);
  });
});
