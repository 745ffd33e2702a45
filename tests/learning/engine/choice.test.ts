import { describe, expect, it } from 'vitest';
import { chosenEngine, engineOfRun, usualEngine } from '../../../src/learning/engine/choice';

describe('the engine of a process', () => {
  it('is the kernels, or what RL_LAB_ENGINE names', () => {
    expect(usualEngine).toBe('kernels');
    expect(chosenEngine({})).toBeUndefined();
    expect(chosenEngine({ RL_LAB_ENGINE: 'tensorflow' })).toBe('tensorflow');
    expect(() => chosenEngine({ RL_LAB_ENGINE: 'torch' })).toThrow(
      'RL_LAB_ENGINE is torch; allowed is kernels, tensorflow, eager.',
    );
  });
});

describe('the engine that a run goes on with', () => {
  it('is the one it began with; version 0.1.0 had TensorFlow alone', () => {
    expect(engineOfRun({})).toBeUndefined();
    expect(engineOfRun({ program: '0.1.0', tensorflow: '2.16.2' })).toBe('tensorflow');
    for (const engine of ['kernels', 'tensorflow', 'eager'])
      expect(engineOfRun({ program: '0.2.0', engine })).toBe(engine);
  });
});
