import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { digitsFingerprint } from '../../../src/learning/engine/digits';
import { tensorflowEnvironment } from '../../../src/learning/engine/environment';
import { loadKernels } from '../../../src/learning/engine/kernels/native-module';

const kernels = loadKernels();
const instructionSets = 'module' in kernels ? kernels.module.instructionSets() : [];
const root = resolve(import.meta.dirname, '../../..');

describe('the environment of a process that computes', () => {
  it('runs operations in the calling thread, pools memory, and takes the threads it is given', () => {
    expect(tensorflowEnvironment(3, {})).toEqual({
      TF_NUM_INTEROP_THREADS: '-1',
      TF_NUM_INTRAOP_THREADS: '3',
      OMP_NUM_THREADS: '3',
      TF_ENABLE_ONEDNN_OPTS: '0',
      ONEDNN_MAX_CPU_ISA: 'AVX2',
      TF_CPU_ALLOCATOR_USE_BFC: '1',
      TF_CPP_MIN_LOG_LEVEL: '2',
    });
  });

  it('is held to AVX2 whatever the system sets for all programs, and to another set only on purpose', () => {
    const of = (given: NodeJS.ProcessEnv) => tensorflowEnvironment(1, given)['ONEDNN_MAX_CPU_ISA'];
    expect(of({ ONEDNN_MAX_CPU_ISA: 'SSE41' })).toBe('AVX2');
    expect(of({ RL_LAB_INSTRUCTION_SET: 'SSE41' })).toBe('SSE41');
    expect(() => of({ RL_LAB_INSTRUCTION_SET: 'avx2' })).toThrow(
      'RL_LAB_INSTRUCTION_SET is avx2; allowed is SSE41, AVX, AVX2, AVX512_CORE, ALL.',
    );
  });

  it('is that of these tests', () => {
    expect(process.env).toMatchObject(tensorflowEnvironment());
  });

  it('is written down in one place', () => {
    const files = (folder: string): string[] =>
      readdirSync(join(root, folder)).flatMap((name) => {
        const path = join(folder, name);
        return statSync(join(root, path)).isDirectory() ? files(path) : [path];
      });
    const holders = ['src', 'scripts', 'experiments']
      .flatMap(files)
      .filter((path) => /\.(ts|mts|mjs|cjs|js|json|svelte)$/.test(path))
      .concat('vitest.config.mts')
      .filter((path) => readFileSync(join(root, path), 'utf8').includes('TF_ENABLE_ONEDNN_OPTS'))
      .map((path) => path.replaceAll('\\', '/'));
    // The benchmark of the engine measures idiomatic tfjs under TensorFlow's own settings beside it.
    expect(holders).toEqual(['src/learning/engine/environment.json', 'experiments/engine/index.ts']);
  });
});

describe('the fingerprint of the digits', () => {
  it('is the same each time', () => {
    const first = digitsFingerprint();
    expect(first).toMatch(/^[0-9a-f]{12}$/);
    expect(digitsFingerprint()).toBe(first);
  });

  it.each(instructionSets)('of the kernels is the same on every PC: %s', (set) => {
    vi.stubEnv('RL_LAB_KERNEL_SET', set);
    expect(digitsFingerprint('kernels')).toBe('5a34b6997bed');
    vi.unstubAllEnvs();
  });
});
