import { describe, expect, test } from 'vitest';
import { inspectKernels } from '../../scripts/setup/kernels.mjs';
import { projectRoot } from '../../scripts/setup/paths.mjs';

describe('the kernels of the engine', () => {
  test('run here, by plain code at least', () => {
    const { instructionSets, fault } = inspectKernels(projectRoot);
    expect(fault).toBeUndefined();
    expect(instructionSets).toContain('plain');
  });

  test('are said to be missing where they are', () => {
    expect(inspectKernels('/nowhere').fault).toMatch(/^there are none for \w+-\w+$/);
  });
});
