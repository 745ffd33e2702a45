import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JsonTextError, parseJson } from '../../../src/main/files/json-text';
import { loadPresets, readPreset } from '../../../src/main/presets/presets';
import { InvalidValueError } from '../../../src/shared/fields';
import { say } from '../../../src/shared/language/say';
import { worded } from '../../worded';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-presets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const experiment = { environment: 'CartPole-v1', algorithm: 'dqn' };

describe('presets', () => {
  it('that come with the program are all sound, and named like their files', async () => {
    const { presets, damaged } = await loadPresets();
    expect(damaged.map(worded)).toEqual([]);
    expect(presets.map(({ id }) => id)).toContain('cartpole-dqn');
    for (const { id, title, description, translations } of presets) {
      const de = translations?.['de'];
      expect(title).not.toBe('');
      expect(description).not.toBe('');
      expect(de?.title, `German title of ${id}`).toMatch(/\S/);
      expect(de?.description, `German description of ${id}`).toMatch(/\S/);
      expect(de?.description).not.toBe(description);
    }
  });

  it('that are damaged are named, and the others still load', async () => {
    write('good.json', { id: 'good', title: 'Good', description: '', experiment });
    const torn = write('torn.json', '{\n  "id": "torn",\n  "title" "x"\n}');
    const wrong = write('wrong.json', { id: 'wrong', experiment: { ...experiment, steps: -1 } });
    const { presets, damaged } = await loadPresets([folder]);
    expect(presets.map(({ id }) => id)).toEqual(['good']);
    expect(damaged.map(worded)).toEqual([
      {
        en: `${torn}, line 3, column 11: a colon is missing here`,
        de: `${torn}, Zeile 3, Spalte 11: hier fehlt ein Doppelpunkt`,
      },
      {
        en: expect.stringMatching(/wrong\.json is no valid preset: steps is -1; allowed is/),
        de: `Die Datei ${wrong} ist keine gültige Voreinstellung: steps ist -1; erlaubt: eine ganze Zahl von 1 bis 100000000. Setzen Sie einen erlaubten Wert; der Standardwert ist 50000.`,
      },
    ]);
    expect(say(damaged[1]!)).toContain(wrong);
  });

  it('may be nothing but an experiment', async () => {
    const preset = await readPreset(write('mine.json', { ...experiment, seed: 9 }));
    expect(preset).toMatchObject({ id: 'mine', title: 'mine', experiment: { seed: 9 } });
  });

  it('with a wrong title or no object name the field', async () => {
    await expect(readPreset(write('a.json', { title: 5, experiment }))).rejects.toThrow(
      /title is 5; allowed is a text/,
    );
    await expect(readPreset(write('b.json', '7'))).rejects.toThrow(InvalidValueError);
    await expect(readPreset(write('c.json', { de: 'Titel', experiment }))).rejects.toThrow(
      /de is "Titel"; allowed is an object/,
    );
    await expect(readPreset(write('d.json', { de: { title: 5 }, experiment }))).rejects.toThrow(
      /de\.title is 5; allowed is a text/,
    );
  });
});

describe('the words of a preset in other languages', () => {
  it('are those of the files beside its own, question and all', async () => {
    const assignment = { locked: 'all', kind: 'choice', question: 'Which?', options: ['a', 'b'] };
    write('one.json', { id: 'one', title: 'One', description: 'Why.', experiment, assignment });
    const asked = { question: 'Lequel ?', options: ['â', 'b'] };
    write('one.fr.json', { title: 'Un', description: 'Pourquoi.', assignment: asked });
    write('two.de.json', { title: 'Zwei', experiment });
    const { presets, damaged } = await loadPresets([folder]);
    expect(damaged).toEqual([]);
    expect(presets).toMatchObject([
      { id: 'one', translations: { fr: { title: 'Un', description: 'Pourquoi.' } } },
      // Beside no other, it is a preset itself.
      { id: 'two.de', title: 'Zwei' },
    ]);
    expect(presets[0]!.assignment).toMatchObject({ question: 'Which?', translations: { fr: asked } });
  });

  it('are refused where they name what words do not have', async () => {
    write('one.json', { id: 'one', experiment });
    write('one.fr.json', { title: 'Un', experiment });
    const { presets, damaged } = await loadPresets([folder]);
    expect(presets).toEqual([]);
    expect(say(damaged[0]!)).toMatch(/translations\.fr\.experiment is .*; allowed is title, description/);
  });
});

describe('JSON with a mistake', () => {
  it.each([
    ['{"a": 1,}', 1, 9, 'a comma may not stand'],
    ['{"a": 1 "b": 2}', 1, 9, 'a comma or } is missing'],
    ['[1, 2', 1, 6, 'a comma or ] is missing'],
    ['{"a": abc}', 1, 7, 'a value is missing or misspelt'],
    ["{'a': 1}", 1, 2, 'a name in double quotes'],
    ['{\n"a": 1\n} x', 3, 3, 'nothing more'],
    ['', 1, 1, 'ends too early'],
    ['{"a": 01}', 1, 8, 'a comma or } is missing'],
    ['{"a": "tab\there"}', 1, 7, 'a value is missing'],
  ])('%j is found at line %i, column %i', (text, line, column, expected) => {
    try {
      parseJson(text, 'file');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(JsonTextError);
      expect(error).toMatchObject({ line, column });
      expect((error as Error).message).toContain(expected);
    }
  });

  it('is always found, and sound JSON never is a mistake', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), (text, at, inserted) => {
        const cut = at % (text.length + 1);
        const changed = text.slice(0, cut) + inserted + text.slice(cut + 1);
        let sound = true;
        try {
          JSON.parse(changed);
        } catch {
          sound = false;
        }
        if (sound) expect(parseJson(changed, 'file')).toEqual(JSON.parse(changed));
        else expect(() => parseJson(changed, 'file')).toThrow(JsonTextError);
      }),
      { numRuns: 500 },
    );
  });
});
