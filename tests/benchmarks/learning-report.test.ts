import { expect, it } from 'vitest';
import { learningPage, type RowResults } from './learning-report';
import type { SeedResult } from './train-seeds';

const result = (seed: number, mean: number, machine: string): SeedResult => ({
  seed,
  mean,
  std: 0,
  seconds: 10,
  stepsPerSecond: 1,
  machine,
  versions: {},
});
const row = (results: readonly SeedResult[]): RowResults => ({
  settings: '',
  environment: 'CartPole-v1',
  algorithm: 'dqn',
  steps: 50_000,
  episodes: 100,
  reference: null,
  results,
});

it('the table of what the presets learn names the machines of each row', () => {
  const page = learningPage({
    one: row([result(1, 100, 'a machine'), result(2, 300, 'a machine')]),
    two: row([result(1, 100, 'a machine'), result(2, 300, 'another machine')]),
  });
  const cells = (name: string) =>
    page
      .split('\n')
      .find((line) => line.startsWith(`| ${name} |`))!
      .split(' | ');
  const column = cells('preset').indexOf('machine');
  expect(cells('one')[column]).toBe('a machine');
  expect(cells('two')[column]).toBe('a machine; another machine');
});
