import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programFolder } from '../../../src/platform/program-folder';
import { peersPage, readmeTable, withReadmeTable } from '../../../experiments/peers/report';
import { rowResult, type PeerResults, type Sample } from '../../../experiments/peers/results';
import { rows, type Row } from '../../../experiments/peers/rows';

const sample = (steps: number, seconds: number, processorSeconds: number, others = 0): Sample => ({
  steps,
  seconds,
  processorSeconds,
  others,
});
const named = (name: string): Row => rows.find((row) => row.name === name)!;
const circumstances = { load: { start: 0.1, end: 0.9 }, date: '2026-01-31', fingerprint: '' };
const result = (name: string, samples: Record<string, Sample[]>) =>
  rowResult(named(name), samples, circumstances);

const dqn = result('dqn', {
  // 900, 1,000 and 1,100 steps a second of processor time.
  'rl-lab': [sample(900, 2, 1), sample(2000, 4, 2), sample(1100, 2, 1)],
  jax: [sample(500, 1, 0.25), sample(2000, 1, 1), sample(100, 1, 1)],
  pytorch: [sample(100, 1, 1)],
});
const tenSeeds = result('ten-seeds', {
  'rl-lab': [sample(500_000, 40, 80), sample(500_000, 50, 80), sample(500_000, 60, 80)],
  jax: [sample(500_000, 25, 40)],
});
const results: PeerResults = {
  machine: {
    processor: 'A processor',
    instructionSets: ['avx2'],
    cores: 2,
    memoryGigabytes: 8,
    kernel: 'Linux 6',
  },
  versions: { node: '24.0.0', tensorflow: '2.16.2', jax: '0.10.2' },
  rows: [dqn, tenSeeds],
  learned: {},
};

describe('a comparison', () => {
  it('is that of medians with the fastest peer, by the processor’s time', () => {
    expect(dqn).toMatchObject({ ours: 1000, peers: { jax: 2000, pytorch: 100 }, fastestPeer: 'jax' });
    expect(dqn.ratio).toBe(0.5);
  });

  it('is that of the clock for whole commands, where less is faster', () => {
    expect(tenSeeds).toMatchObject({ ours: 50, peers: { jax: 25 } });
    expect(tenSeeds.ratio).toBe(0.5);
  });

  it('is told by the clock as well, and which programs had more than one processor', () => {
    // Steps a second by the clock: 450, 500 and 550; 500, 2,000 and 100; 100.
    const [line] = readmeTable(results)
      .split('\n')
      .filter((text) => text.startsWith(`| ${dqn.title}`));
    expect(line).toMatch(/\| 0\.50 \| 1\.00 \|$/);
    expect(readmeTable(results)).not.toContain('more than one processor');
    const busy = result('dqn', {
      'rl-lab': [sample(1000, 1, 1)],
      jax: [sample(2000, 1, 1.9), sample(1000, 0.5, 0.95), sample(1, 1, 1)],
      pytorch: [sample(100, 1, 1)],
    });
    const told = readmeTable({ ...results, rows: [busy, tenSeeds] });
    expect(told).toContain(
      'more than one processor busy all the same (JAX, compiled as a whole, up to 1.90)',
    );
    expect(told).toMatch(/\| 0\.95 \| 0\.50 \|$/m);
  });

  it('says what computes the networks of RL Lab', () => {
    expect(readmeTable(results)).toContain('computed by TensorFlow’s session (`--engine tensorflow`);');
    const versions = { ...results.versions, engine: 'kernels' };
    expect(readmeTable({ ...results, versions })).toContain('computed by its own kernels;');
  });

  it('says where others worked on the machine', () => {
    expect(readmeTable(results)).toContain('Nobody else worked on the machine.');
    const noisy = result('dqn', { 'rl-lab': [sample(1, 1, 1, 0.4)], jax: [sample(1, 1, 1, 0.5)] });
    expect(noisy.quiet).toBe(false);
    expect(readmeTable({ ...results, rows: [noisy, tenSeeds] })).toContain(
      '**Others worked on the machine while dqn was measured**',
    );
    expect(peersPage(results)).toContain('A processor, 2 cores (avx2), 8 GB of memory, Linux 6');
  });
});

describe('the rows', () => {
  it('have names of their own, and RL Lab among their programs', () => {
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    for (const { programs } of rows) expect(Object.keys(programs)[0]).toBe('rl-lab');
  });

  it('name programs that are there', () => {
    const files = rows.flatMap(({ programs }) =>
      Object.values<Row['programs'][string]>(programs)
        .flat()
        .flatMap((task) => (task.kind === 'python' ? [task.file] : [])),
    );
    for (const file of files)
      expect(existsSync(join(programFolder(), 'experiments', 'peers', file)), file).toBe(true);
  });
});

describe('README.md', () => {
  it('shows the table of the committed results and no other', () => {
    const committed = JSON.parse(
      readFileSync(join(programFolder(), 'docs', 'benchmarks', 'peers.json'), 'utf8'),
    ) as PeerResults;
    const readme = readFileSync(join(programFolder(), 'README.md'), 'utf8');
    expect(withReadmeTable(readme, committed)).toBe(readme);
    const page = readFileSync(join(programFolder(), 'docs', 'benchmarks', 'peers.md'), 'utf8');
    expect(page).toBe(peersPage(committed));
  });

  it('changes with the results', () => {
    const readme =
      'Before.\n\n<!-- npm run bench peers -->\n\nold\n\n<!-- end of npm run bench peers -->\n\nAfter.\n';
    const filled = withReadmeTable(readme, results);
    expect(filled).toContain(readmeTable(results));
    expect(filled).not.toContain('old');
    expect(withReadmeTable(filled, results)).toBe(filled);
    expect(() => withReadmeTable('No place.', results)).toThrow('README.md lacks');
  });
});
