import { describe, expect, it } from 'vitest';
import { loadPresets } from '../../src/main/presets';
import { de } from '../../src/renderer/i18n/de';
import { en } from '../../src/renderer/i18n/en';
import { tasks } from '../../src/shared/tasks';

const { presets } = await loadPresets();
const titleOf = (id: string) => presets.find((preset) => preset.id === id)?.title;

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
