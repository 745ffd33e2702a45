import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { example } from './readme-example';

describe('the example of the engine’s README', () => {
  it('is the code that is tested here', () => {
    const readme = readFileSync(resolve('src/learning/engine/README.md'), 'utf8');
    const code = readFileSync(resolve('tests/learning/engine/readme-example.ts'), 'utf8');
    expect(readme).toContain(code.replace('../../../src/learning/engine', './engine').trim());
  });

  it('learns to tell three points apart', () => {
    const { loss, label, saved } = example();
    expect(loss).toBeLessThan(0.05);
    expect(label).toBe(1);
    expect(saved['weights']).toHaveLength(6);
  });
});
