import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { UnknownOptimumError } from '../../src/main/processes/optimum';
import { decodeText } from '../../src/main/files/text-file';
import { TooManyNumbersError } from '../../src/main/comparison/metric-table';
import { parseJson } from '../../src/main/files/json-text';
import { UnknownPresetError } from '../../src/main/presets/unknown-preset';
import { PresetFileError } from '../../src/main/presets/presets';
import { RunFileError } from '../../src/main/run-files/run-file';
import { AnsweredError } from '../../src/main/runs/run-annotations';
import { DamagedRunError } from '../../src/main/runs/run-record';
import { messageOf, StorageError } from '../../src/main/runs/storage-error';
import { AdministratorFileError } from '../../src/main/runs/administrator';
import { LockedError } from '../../src/main/runs/locked-error';
import { RunGoneError, TakenOverError, UnknownRunError } from '../../src/main/runs/run-errors';
import { ActionError, NoQuestionError, UnansweredError } from '../../src/main/processes/action-errors';
import { TooManyTagsError } from '../../src/shared/annotations';
import { ExportError } from '../../src/shared/exports/snapshot';
import { InvalidValueError } from '../../src/shared/fields';
import { languages } from '../../src/shared/language';
import { refusals } from '../../src/shared/preset-refusals';
import type { SpokenError } from '../../src/shared/language/spoken-error';
import { messages as germanMessages } from '../../src/shared/language/de/messages';
import { messages } from '../../src/shared/language/en/messages';
import type { Facts } from '../../src/shared/language/message';
import { say } from '../../src/shared/language/say';
import { thrownBy } from './thrown-by';
import { facts, file, run, why } from './message-facts';

vi.mock('electron', () => ({ shell: {}, dialog: {} }));

/** Every message that there is. */
const codes = Object.entries(messages).flatMap(([feature, words]) =>
  Object.keys(words).map((name) => `${feature}.${name}`),
);

/** The same in every language. */
const alike = ['general.verbatim', 'general.unknown', 'fileKinds.json', 'textFiles.utf32'];

/** Every class of errors that people get to see. */
const errors: readonly SpokenError[] = [
  new StorageError('/runs', 'ENOSPC'),
  new DamagedRunError(run, '/runs/a', why),
  new UnknownRunError(run),
  new LockedError('/runs/a/claim.lock', null),
  new RunGoneError(why),
  new AdministratorFileError(why),
  new AdministratorFileError(why),
  new TakenOverError(),
  new AnsweredError({ text: 'yes', at: '2026-01-01' }),
  new TooManyTagsError(51),
  new ActionError('pause', { id: run, state: { phase: 'queued' }, elsewhere: false }),
  new NoQuestionError(run),
  new UnansweredError(run),
  new RunFileError(why),
  new PresetFileError(why),
  new UnknownPresetError('a'),
  new ExportError(why),
  new TooManyNumbersError(),
  new InvalidValueError(why, []),
  new UnknownOptimumError(1000, 0.9999),
  thrownBy(() => parseJson('{', file)),
  thrownBy(() => decodeText(Buffer.from([0xfc]), file)),
];

describe('what the program says by itself', () => {
  it.each(codes)('is said in every language: %s', (code) => {
    const spoken = { code, facts: (facts as Readonly<Record<string, Facts>>)[code] ?? {} };
    const texts = languages.map((language) => say(spoken, language));
    for (const text of texts) {
      expect(text).toMatch(/\S/);
      expect(text).not.toMatch(/undefined|\[object|NaN/);
      if (code !== 'general.unknown') expect(text).not.toContain(code);
    }
    expect(new Set(texts).size).toBe(alike.includes(code) ? 1 : languages.length);
  });

  it('has words in German for nothing that is not said', () => {
    const german = Object.entries(germanMessages).flatMap(([feature, words]) =>
      Object.keys(words).map((name) => `${feature}.${name}`),
    );
    expect(german.sort()).toEqual([...codes].sort());
  });

  it.each(Object.entries(refusals))('why a preset is refused: %s', (name, refuse) => {
    const { allowed, remedy } = (refuse as (...given: unknown[]) => ReturnType<typeof refuse>)(
      ...({ name: [['a']], lock: [['a']], kind: [['a']] }[name] ?? [1, 2, 3]),
    );
    if (typeof allowed === 'string') expect(allowed).toMatch(/\S/);
    else expect(say(allowed, 'de')).not.toBe(say(allowed));
    expect(say(remedy, 'de')).not.toBe(say(remedy));
  });

  it.each(errors.map((error) => [error.name, error] as const))(
    'is what %s carries, and the English is its message',
    (name, error) => {
      expect(error.message).toBe(say(error.says));
      expect(say(error.says, 'de')).toMatch(/\S/);
      expect(say(error.says, 'de')).not.toBe(say(error.says));
      expect(messageOf(error)).toBe(error.says);
      expect(name).not.toBe('Error');
      expect(name).not.toBe('SpokenError');
    },
  );

  it('is all of it: no class of errors in what serves the window says English alone', () => {
    const source = join(import.meta.dirname, '..', '..', 'src');
    const folders = [
      'main',
      'main/dialogs',
      'main/files',
      'main/work',
      'main/presets',
      'main/runs',
      'main/comparison',
      'main/processes',
      'main/run-files',
      'main/hand-in',
      'main/reports',
      'platform',
      'learning/training',
      'shared',
      'shared/language',
      'shared/exports',
    ];
    const found = folders
      .flatMap((folder) =>
        readdirSync(join(source, folder))
          .filter((name) => name.endsWith('.ts'))
          .map((name) => readFileSync(join(source, folder, name), 'utf8')),
      )
      .flatMap((text) => [...text.matchAll(/class (\w+) extends (\w*Error)\b/g)])
      .map(([, name, base]) => [name!, base!] as const);
    // What was cancelled tells the window nothing but that it is over.
    expect(found.filter(([, base]) => base !== 'SpokenError')).toEqual([
      ['CancelledError', 'Error'],
      ['SpokenError', 'Error'],
    ]);
    const seen = new Set(errors.map((error) => error.name));
    // Only a reason in a notice: it is not thrown at anybody.
    expect(found.map(([name]) => name).filter((name) => !seen.has(name))).toEqual([
      'CancelledError',
      'DamagedCheckpoint',
      'SpokenError',
    ]);
  });
});
