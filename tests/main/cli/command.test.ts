import { describe, expect, it } from 'vitest';
import { readArguments, synopsis, type Command } from '../../../src/main/cli/command';
import { commands } from '../../../src/main/cli/commands';
import { UsageError } from '../../../src/main/cli/exit-codes';
import { chooseExperiments, readSeeds } from '../../../src/main/cli/experiments';
import { findRun } from '../../../src/main/cli/find-run';
import { helpFor } from '../../../src/main/cli/help';
import { nearMiss } from '../../../src/main/cli/near-miss';
import { bar } from '../../../src/main/cli/progress-display';
import { median, showNumber, showSeconds, table, wrap } from '../../../src/main/cli/words';
import { algorithms, environments } from '../../../src/catalogue';
import { textWidth } from '../../../src/main/cli/text-width';
import type { RunSummary } from '../../../src/shared/runs';

const train = commands.find(({ name }) => name === 'train')!;
const annotate = commands.find(({ name }) => name === 'annotate')!;
const show = commands.find(({ name }) => name === 'show')!;
const refusal = (command: Command, ...words: string[]) => {
  try {
    readArguments(command, words);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  return 'accepted';
};

describe('arguments', () => {
  it('are read in any order, with repeated options where they are allowed', () => {
    const given = readArguments(train, ['--set', 'a=1', '--json', '--set=b=-2', '--steps', '5']);
    expect(given.values).toEqual({ set: ['a=1', 'b=-2'], steps: ['5'] });
    expect([...given.switches]).toEqual(['json']);
    expect(readArguments(show, ['latest', '--json']).operands).toEqual(['latest']);
  });

  it('are refused with what is wrong and what was probably meant', () => {
    expect(refusal(train, '--step', '5')).toContain('has no option --step. Did you mean --steps?');
    expect(refusal(train, '--xyzzy')).not.toContain('Did you mean');
    expect(refusal(train, '--steps')).toContain('--steps needs a value: --steps N');
    expect(refusal(train, '--steps', '--json')).toContain('--steps needs a value');
    expect(refusal(train, '--json=yes')).toContain('takes no value');
    expect(refusal(train, '--steps', '1', '--steps', '2')).toContain('only once');
    expect(refusal(train, 'extra')).toContain('what to do with extra');
    expect(refusal(show)).toContain(`needs RUN: ${synopsis(show)}`);
  });

  it('are not empty, unless that means something', () => {
    for (const empty of ['', ' ']) {
      expect(refusal(show, empty)).toContain('was given an empty text in the place of RUN');
      expect(refusal(train, '--preset', empty)).toContain(
        '--preset needs a value, and is empty: --preset ID|FILE',
      );
      expect(refusal(annotate, 'latest', '--tag', empty)).toContain('--tag needs a value');
    }
    expect(readArguments(annotate, ['latest', '--note', '', '--name=']).values).toEqual({
      note: [''],
      name: [''],
    });
  });

  it('may begin with dashes where that is said', () => {
    const said = refusal(annotate, 'latest', '--note', '--why');
    expect(said).toContain('One that begins with dashes is written --note=--why.');
    expect(readArguments(annotate, ['latest', '--note=--why']).values).toEqual({ note: ['--why'] });
  });
});

describe('seeds', () => {
  it('are lists and ranges', () => {
    expect(readSeeds('1-5')).toEqual([1, 2, 3, 4, 5]);
    expect(readSeeds('3, 1,8-9,3')).toEqual([3, 1, 8, 9]);
    expect(readSeeds('0')).toEqual([0]);
  });

  it('are not what a number with its thousands set apart would be', () => {
    expect(() => readSeeds('1,000')).toThrow('Write 1000 for one seed, or "1, 0" for several.');
    expect(readSeeds('1000')).toEqual([1000]);
    expect(readSeeds('1, 0')).toEqual([1, 0]);
    expect(readSeeds('101,102,103')).toEqual([101, 102, 103]);
  });

  it.each(['', '5-1', 'a', '1-', '-3', '1.5', '1-2000', '4294967296'])('%j is refused', (text) => {
    expect(() => readSeeds(text)).toThrow(UsageError);
  });
});

describe('a sweep', () => {
  const choose = (...words: string[]) =>
    chooseExperiments(readArguments(train, ['--environment', 'CartPole-v1', '--algorithm', 'dqn', ...words]));

  it('is every combination of values with every seed', async () => {
    const { experiments, varied } = await choose(
      '--vary',
      'learningRate=0.001, 0.0005',
      '--vary',
      'hiddenLayers=64-64;32',
      '--seeds',
      '1-2',
    );
    expect(varied).toEqual(['hyperparameters.learningRate', 'hyperparameters.hiddenLayers']);
    expect(
      experiments.map(({ seed, hyperparameters: h }) => [seed, h['learningRate'], h['hiddenLayers']]),
    ).toEqual(
      [1, 2].flatMap((seed) => [
        [seed, 0.001, [64, 64]],
        [seed, 0.001, [32]],
        [seed, 0.0005, [64, 64]],
        [seed, 0.0005, [32]],
      ]),
    );
  });

  it('reaches every setting, and wins over --set', async () => {
    const { experiments } = await choose('--set', 'steps=9000', '--vary', 'steps=6000,7000', '--seed', '4');
    expect(experiments.map(({ steps, seed }) => [steps, seed])).toEqual([
      [6000, 4],
      [7000, 4],
    ]);
  });

  it('leaves out what would be trained twice, and says so', async () => {
    const { experiments, notes } = await choose('--vary', 'noisy=false,true', '--vary', 'noisySigma=0.3,0.5');
    expect(experiments).toHaveLength(3);
    expect(notes).toEqual([expect.stringMatching(/^1 of the combinations/)]);
  });

  it.each([
    [['learningRate'], 'allowed is NAME=LIST'],
    [['learningrate=1,2'], 'Did you mean learningRate?'],
    [['learningRate='], 'has no values'],
    [['seed=1,2'], '--seeds 1,2'],
    [['steps=1,2', 'steps=3'], 'varied twice'],
  ])('that is %j is refused with what to do', async (texts, words) => {
    await expect(choose(...texts.flatMap((text) => ['--vary', text]))).rejects.toThrow(words);
  });

  it('names the combinations that cannot be used', async () => {
    await expect(choose('--vary', 'steps=500,50000', '--vary', 'warmup=100,1000')).rejects.toThrow(
      /with warmup 1000, steps 500: hyperparameters\.warmup is 1000/,
    );
  });
});

describe('help', () => {
  it('explains every command, algorithm and environment', () => {
    for (const { name, summary } of commands) {
      expect(helpFor(undefined, commands)!.join('\n')).toContain(summary);
      expect(helpFor(name, commands)![0]).toContain(`npm run lab -- ${name}`);
    }
    for (const { id, hyperparameters } of Object.values(algorithms)) {
      const text = helpFor(id, commands)!.join('\n');
      for (const [name, { doc }] of Object.entries(hyperparameters)) {
        expect(text).toContain(`  ${name}`);
        expect(text.replace(/\s+/g, ' ')).toContain(doc);
      }
    }
    for (const id of Object.keys(environments)) expect(helpFor(id, commands)![0]).toContain(id);
    expect(helpFor('experiment', commands)!.join('\n')).toContain('finalEpisodes = 100');
    expect(helpFor('constructor', commands)).toBeNull();
  });

  it('fits a terminal of 100 columns', () => {
    const topics = [undefined, 'experiment', ...commands.map(({ name }) => name), ...Object.keys(algorithms)];
    for (const topic of topics)
      for (const line of helpFor(topic, commands)!) expect(line.length, line).toBeLessThanOrEqual(100);
  });
});

describe('a run', () => {
  const runs = [
    '20260101-000000-cartpole-dqn-s1',
    '20260101-000000-cartpole-dqn-s2',
    '20260102-000000-x-y-s1',
  ].map((id) => ({ id }) as RunSummary);
  it('is found by id, beginning, part, or as the latest', () => {
    for (const [name, index] of [
      ['latest', 2],
      [runs[0]!.id, 0],
      ['20260102', 2],
      ['dqn-s2', 1],
    ] as const)
      expect(findRun(runs, name)).toBe(runs[index]);
  });
  it('that is ambiguous or missing is refused with the choices', () => {
    expect(() => findRun(runs, '20260101')).toThrow(/2 runs .*s1, .*s2.*Give more/);
    expect(() => findRun(runs, 'nothing')).toThrow(/no run nothing/);
    expect(() => findRun([], 'latest')).toThrow(/no run yet/);
  });
});

describe('near misses', () => {
  it('are one typing mistake or a beginning away', () => {
    const names = ['learningRate', 'batchSize', 'bufferSize', 'steps'];
    expect(nearMiss('learningrate', names)).toBe('learningRate');
    expect(nearMiss('leraningRate', names)).toBe('learningRate');
    expect(nearMiss('batch', names)).toBe('batchSize');
    expect(nearMiss('setps', names)).toBe('steps');
    expect(nearMiss('momentum', names)).toBeNull();
  });
});

describe('words', () => {
  it('show numbers, durations, bars and tables', () => {
    expect([showNumber(12345.6), showNumber(1.25, 1), showNumber(NaN), showNumber(null)]).toEqual([
      '12,346',
      '1.3',
      'n/a',
      'n/a',
    ]);
    expect([59, 60, 3599, 7620].map(showSeconds)).toEqual([
      '59 s',
      '1 min 00 s',
      '59 min 59 s',
      '2 h 07 min',
    ]);
    expect([0, 0.5, 1, 7].map((share) => bar(share, 4))).toEqual(['····', '██··', '████', '████']);
    expect(bar(0.53125, 4)).toBe('██▏·');
    expect(
      table(
        ['name', ' n'],
        [
          ['a', '10'],
          ['bcdef', '1'],
        ],
      ),
    ).toEqual(['name    n', 'a      10', 'bcdef   1']);
    // Every line is as wide, whatever it is written with; what is unseen is written out, and no cell breaks its line.
    const lines = table(
      ['who', ' n'],
      [
        ['王小明', '1'],
        ['Jose\u0301', '10'],
        ['\u202eb\nc', '2'],
      ],
    );
    expect(lines).toEqual(['who         n', '王小明      1', 'Jose\u0301       10', '\\u202eb c   2']);
    expect(new Set(lines.map(textWidth)).size).toBe(1);
    expect(wrap('one two three', 2, 9)).toEqual(['  one two', '  three']);
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });
});
