import { describe, expect, test } from 'vitest';
import { inspectKernels, speedOfKernels } from '../../scripts/setup/kernels.mjs';
import { projectRoot } from '../../scripts/setup/paths.mjs';

describe('the kernels of the engine', () => {
  test('run here, by plain code at least', () => {
    const { instructionSets, fault } = inspectKernels(projectRoot);
    expect(fault).toBeUndefined();
    expect(instructionSets).toContain('plain');
  });

  test('are said to be slow on a processor without the fused multiply-add', () => {
    expect(speedOfKernels(['avx', 'plain'])).toContain('--engine tensorflow');
    expect(speedOfKernels(['plain'])).toContain('--engine tensorflow');
    expect(speedOfKernels(['avx2', 'fma', 'avx', 'plain'])).toBe('');
    expect(speedOfKernels(['neon', 'plain'])).toBe('');
  });

  test('are said to be missing where they are', () => {
    expect(inspectKernels('/nowhere').fault).toMatch(/^there are none for \w+-\w+$/);
  });
});
