import { describe, expect, it } from 'vitest';
import { loadPresets } from '../../../src/main/presets/presets';
import { algorithms } from '../../../src/catalogue';
import { measuredCosts } from '../../../src/shared/costs/measured';

const { presets } = await loadPresets();

describe('the table of measured costs', () => {
  it('knows every algorithm that a preset has', () => {
    const known = new Set(measuredCosts.rows.map(({ algorithm }) => algorithm));
    const wanted = new Set(presets.map(({ experiment }) => experiment.algorithm));
    expect([...wanted].filter((id) => !known.has(id))).toEqual([]);
  });

  it.each(measuredCosts.rows.map((row) => [row.preset, row] as const))('makes sense of %s', (_, row) => {
    expect(Object.keys(algorithms)).toContain(row.algorithm);
    expect(row.stepsPerSecond).toBeGreaterThan(0);
    // Acting alone is less work than acting and learning.
    expect(row.greedyStepsPerSecond).toBeGreaterThan(row.stepsPerSecond / 4);
    for (const bytes of Object.values(row.bytes)) expect(bytes).toBeGreaterThanOrEqual(0);
  });
});
