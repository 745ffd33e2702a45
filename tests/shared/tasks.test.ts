import { describe, expect, it } from 'vitest';
import { loadPresets } from '../../src/main/presets/presets';
import { texts as de } from '../../src/renderer/i18n/de';
import { texts as en } from '../../src/renderer/i18n/en';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '../../src/platform/program-folder';
import { environmentCard } from '../../src/shared/catalogue';
import { firstPreset, tasks } from '../../src/shared/tasks';

const { presets } = await loadPresets();
const titleOf = (id: string) => presets.find((preset) => preset.id === id)?.title;

describe('the first preset', () => {
  it('has solved its task for at least 19 of 20 of the seeds with which it was measured', () => {
    const rows = JSON.parse(
      readFileSync(join(programFolder(), 'docs', 'benchmarks', 'learning.json'), 'utf8'),
    ) as Record<string, { environment: string; results: { seed: number; mean: number }[] }>;
    const { environment, results } = rows[firstPreset]!;
    const mark = environmentCard(environment)!.solvedReturn!;
    expect(results.length).toBeGreaterThanOrEqual(20);
    const solved = results.filter(({ mean }) => mean >= mark);
    expect(solved.length).toBeGreaterThanOrEqual(results.length * 0.95);
  });
});

describe('tasks', () => {
  it.each(tasks.map(({ id, presets: ids }) => [id, ids] as const))(
    '%s has presets that there are',
    (_, ids) => {
      for (const id of ids) expect(titleOf(id), id).toBeDefined();
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('hold every preset that says in its title which task it belongs to', () => {
    for (const [i, { presets: ids }] of tasks.entries())
      for (const { id, title } of presets)
        if (title.startsWith(`Task ${i + 1}:`)) expect(ids, id).toContain(id);
  });

  it('have a name in every language', () => {
    for (const { id } of [...tasks, { id: 'free' }])
      for (const texts of [en, de]) expect(texts.sweep.tasks[id]?.name, id).toBeTruthy();
  });
});
