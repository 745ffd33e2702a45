import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { benchmarks, companions, unknownBenchmark } from '../../scripts/setup/benchmarks.mjs';
import { projectRoot } from '../../scripts/setup/paths.mjs';
import { findPython, pythonEnvironment } from '../../scripts/setup/peers.mjs';

const scripts = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')).scripts;

test('every benchmark and every program that benchmarks start has its source', () => {
  for (const source of Object.values({ ...benchmarks, ...companions }))
    expect(existsSync(path.join(projectRoot, source)), source).toBe(true);
});

test('every folder of experiments that can be run is a benchmark, and bench takes its name', () => {
  expect(Object.keys(benchmarks)).toEqual(expect.arrayContaining(['costs', 'engine', 'ladder', 'peers']));
  for (const name of Object.keys(benchmarks)) expect(unknownBenchmark(name)).toBeUndefined();
  expect(scripts.bench).toBe('node scripts/bench.mjs');
});

test('what is said to be a benchmark is one, in every text', () => {
  const texts = ['README.md', 'CONTRIBUTING.md', 'src/learning/engine/README.md'].map((file) =>
    readFileSync(path.join(projectRoot, file), 'utf8'),
  );
  const named = texts.flatMap((text) =>
    [...text.matchAll(/npm run bench ([a-z-]+)/g)].map(([, name]) => name),
  );
  expect(named.length).toBeGreaterThan(15);
  for (const name of named) expect(unknownBenchmark(name), name).toBeUndefined();
});

test('a name that is none is answered with those that are', () => {
  expect(unknownBenchmark('peer')).toMatch(/^There is no benchmark peer: .*one of .*peers, policy-gradient/);
  expect(unknownBenchmark(undefined)).toMatch(/^Name a benchmark/);
  expect(unknownBenchmark('toString')).toMatch(/^There is no/);
});

describe('the Python to compare with', () => {
  let folder;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'rl-lab-python-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const place = (name, answer) => {
    const file = path.join(folder, name);
    writeFileSync(file, `#!/bin/sh\necho ${answer}\n`);
    chmodSync(file, 0o755);
  };

  test.skipIf(process.platform === 'win32')('is one that is new enough, under either name', () => {
    const env = { PATH: folder };
    expect(findPython(env)).toBeUndefined();
    place('python3', '3 9');
    expect(findPython(env)).toBeUndefined();
    place('python', '3 12');
    expect(findPython(env)).toEqual({ command: 'python', version: '3.12' });
    place('python3', '4 0');
    expect(findPython(env)).toEqual({ command: 'python3', version: '4.0' });
  });

  test('sees its own packages only, in one thread', () => {
    expect(pythonEnvironment('/packages', { HOME: '/home' })).toMatchObject({
      HOME: '/home',
      PYTHONPATH: '/packages',
      PYTHONNOUSERSITE: '1',
      OMP_NUM_THREADS: '1',
    });
  });

  test('is given packages that are all pinned', () => {
    const list = readFileSync(path.join(projectRoot, 'experiments', 'peers', 'requirements.txt'), 'utf8');
    const lines = list.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) expect(line).toMatch(/^[\w.-]+==\d[\w.]*(?:; |$)/);
  });
});
