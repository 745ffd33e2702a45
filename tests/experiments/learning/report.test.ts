import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { learningPage, type RowResults } from '../../../experiments/learning/report';
import type { SeedResult } from '../../../experiments/train-seeds';

const result = (seed: number, mean: number, machine: string, program: string): SeedResult => ({
  seed,
  mean,
  std: 0,
  seconds: 10,
  stepsPerSecond: 1,
  machine,
  versions: { program },
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

const cellsOf = (page: string, name: string) =>
  page
    .split('\n')
    .find((line) => line.startsWith(`| ${name} |`))!
    .split(' | ');

it('the table of what the presets learn names version and machine of each row', () => {
  const page = learningPage({
    one: row([result(1, 100, 'a machine', '0.1.0'), result(2, 300, 'a machine', '0.1.0')]),
    two: row([
      result(1, 100, 'a machine', '0.1.0'),
      result(2, 300, 'another machine', '0.2.0'),
      result(3, 300, 'another machine', '0.2.0'),
    ]),
  });
  const column = cellsOf(page, 'preset').indexOf('trained by');
  expect(cellsOf(page, 'one')[column]).toBe('0.1.0 on a machine');
  expect(cellsOf(page, 'two')[column]).toBe(
    '0.1.0 on a machine (seed 1); 0.2.0 on another machine (seeds 2, 3)',
  );
});

it('the committed table is that of the committed results', () => {
  const file = (ending: string) =>
    readFileSync(join(import.meta.dirname, `../../../docs/benchmarks/learning.${ending}`), 'utf8');
  expect(file('md')).toBe(learningPage(JSON.parse(file('json')) as Record<string, RowResults>));
});
