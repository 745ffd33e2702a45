import { describe, expect, it } from 'vitest';
import {
  curvesFigure,
  finalFigure,
  ladderPage,
  type LadderResults,
  type RungResults,
} from '../../../experiments/ladder/report';
import type { SeedResult } from '../../../experiments/train-seeds';

const seed = (number: number, mean: number): SeedResult => ({
  seed: number,
  mean,
  std: 1,
  seconds: 10 * number,
  stepsPerSecond: 100,
  machine: 'a machine',
  versions: { program: '1.0.0', node: '24.0.0', tensorflow: '2.0.0' },
  evaluations: { steps: [50, 100], means: [mean / 2, mean] },
});
const rung = (title: string, means: number[]): RungResults => ({
  title,
  settings: title,
  overrides: title === 'DQN' ? {} : { double: true },
  results: means.map((mean, i) => seed(i + 1, mean)),
});
const ladder = (means: number[][]): LadderResults => ({
  preset: 'cartpole-dqn',
  plain: {},
  environment: 'CartPole-v1',
  steps: 100,
  evaluationEpisodes: 5,
  finalEpisodes: 100,
  seeds: 5,
  rungs: { target: rung('DQN', means[0]!), double: rung('Double', means[1]!), noisy: rung('Noisy', []) },
});
const whole = ladder([
  [100, 200, 300, 400, 500],
  [0, 300, 400, 500, 500],
]);

describe('the report of the ladder', () => {
  it('tells interquartile mean, median, extremes and the probability to be better than DQN', () => {
    const [dqn, double] = ladderPage({ small: whole })
      .split('\n')
      .filter((line) => /^\| (DQN|Double) /.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    // Of five seeds one is left out at each end: (200 + 300 + 400) / 3 and (300 + 400 + 500) / 3.
    expect(dqn!.slice(1, 5)).toEqual(['DQN', 'nothing', '5', '300.0']);
    expect(double!.slice(1, 5)).toEqual(['Double', 'double true', '5', '400.0']);
    expect(double!.slice(6, 8)).toEqual(['400.0', '0.0 to 500.0']);
    // 0 beats none; 300 beats two and ties with one; 400 three and one; 500 four and one, twice: 0 + 2.5 + 3.5 + 9.
    expect(double![9]).toBe('0.60');
  });

  it('draws a row for each rung that has begun, and the curves of all but DQN against it', () => {
    const labels = finalFigure(whole).data.datasets.filter(({ showLine }) => showLine === false);
    expect(labels.map(({ data }) => data.length)).toEqual([1, 5, 1, 5]);
    const { panels } = curvesFigure(whole);
    expect(panels).toHaveLength(1);
    const [own, , , dqn] = panels[0]!.data.datasets;
    expect(own!.data).toEqual([
      { x: 50, y: 200 },
      { x: 100, y: 400 },
    ]);
    expect(dqn!.data[1]).toEqual({ x: 100, y: 300 });
  });

  it('says which seeds were measured elsewhere', () => {
    expect(ladderPage({ whole }).match(/easured on a machine/g)).toHaveLength(1);
    const [first, ...others] = whole.rungs['double']!.results;
    const results = [{ ...first!, machine: 'another machine' }, ...others];
    const mixed = {
      ...whole,
      rungs: { double: { ...whole.rungs['double']!, results }, target: whole.rungs['target']! },
    };
    const page = ladderPage({ mixed });
    expect(page).toContain('Seeds 1: measured on another machine, with version 1.0.0');
    expect(page).toContain('Seeds 1, 2, 3, 4, 5: measured on a machine, with version 1.0.0');
  });

  it('says where there are too few seeds', () => {
    const few = ladder([
      [1, 2, 3],
      [1, 2],
    ]);
    const sentence = 'Only two seeds: the interquartile mean trims nothing';
    expect(ladderPage({ few })).toContain(sentence);
    expect(JSON.stringify(finalFigure(few).options!.plugins)).toContain(sentence);
    expect(ladderPage({ whole })).not.toContain('Only');
  });
});
