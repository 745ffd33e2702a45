import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  administratorFile,
  AdministratorFileError,
  administratorSettings,
  readAdministratorSettings,
  settingsBeside,
} from '../../../src/main/runs/administrator';
import { SettingsStore } from '../../../src/main/settings';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-administrator-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const given = (text: string) => writeFileSync(join(folder, administratorFile), text);
const read = (environment: Record<string, string> = {}) =>
  readAdministratorSettings(folder, environment, '/home/u');

describe('the administrator’s file', () => {
  it('need not be there', () => {
    expect(read()).toEqual({});
    // A clone has none, wherever the tests run.
    expect(administratorSettings()).toEqual({});
  });

  it('presets language, data folder, parallel runs and threads', () => {
    given('\ufeff{ "language": "de", "dataFolder": "/labs", "parallelRuns": 2, "threads": 1 }');
    expect(read()).toEqual({ language: 'de', dataFolder: '/labs', parallelRuns: 2, threads: 1 });
  });

  it('names a data folder of each person, or one beside the program', () => {
    const folderFor = (path: string) => {
      given(JSON.stringify({ dataFolder: path }));
      return read({ USERNAME: 'anna' }).dataFolder;
    };
    expect(folderFor('~/RL Lab')).toBe('/home/u/RL Lab');
    expect(folderFor('/labs/%USERNAME%/runs')).toBe('/labs/anna/runs');
    expect(folderFor('runs')).toBe(join(folder, 'runs'));
    expect(() => folderFor('/labs/%NOBODY%')).toThrow(
      `dataFolder in ${join(folder, administratorFile)} names %NOBODY%, which is not set`,
    );
  });

  it('names the folder that a class hands in to, which a person’s own choice comes before', () => {
    given('{ "handInFolder": "../class/%USERNAME%" }');
    const preset = read({ USERNAME: 'anna' });
    expect(preset).toEqual({ handInFolder: join(folder, '..', 'class', 'anna') });
    const settings = new SettingsStore(join(folder, 'data'), preset);
    expect(settings.current.handInFolder).toBe(preset.handInFolder);
    expect(settings.change({ handInFolder: '/stick' }).handInFolder).toBe('/stick');
    expect(settings.forget('handInFolder').handInFolder).toBe(preset.handInFolder);
    expect(() => read()).toThrow('handInFolder in');
  });

  it('names the course folder, or else finds a folder “course” beside the program', () => {
    given('{ "threads": 2 }');
    expect(settingsBeside(folder)).toEqual({ threads: 2 });
    mkdirSync(join(folder, 'course'));
    expect(settingsBeside(folder)).toEqual({ threads: 2, courseFolder: join(folder, 'course') });
    given('{ "courseFolder": "../courses/rl" }');
    const preset = settingsBeside(folder);
    expect(preset).toEqual({ courseFolder: join(folder, '..', 'courses', 'rl') });
    const settings = new SettingsStore(join(folder, 'data'), preset);
    expect(settings.current.courseFolder).toBe(preset.courseFolder);
    expect(settings.change({ courseFolder: '/stick' }).courseFolder).toBe('/stick');
    expect(settings.forget('courseFolder').courseFolder).toBe(preset.courseFolder);
  });

  it.each([
    ['{ "courseFolder": 3 }', 'courseFolder in FILE is 3; allowed is the path of a folder.'],
    ['{ "threads": 0 }', 'threads in FILE is 0; allowed is a whole number from 1 to 64.'],
    ['{ "parallelRuns": "two" }', 'parallelRuns in FILE is "two"; allowed is a whole number from 0 to 64.'],
    ['{ "language": "fr" }', 'language in FILE is "fr"; allowed is one of "system", "en", "de".'],
    ['{ "dataFolder": "" }', 'dataFolder in FILE is ""; allowed is the path of a folder.'],
    [
      '{ "coursefolder": "x" }',
      'The field "coursefolder" in FILE is unknown; known are language, dataFolder, handInFolder, courseFolder, parallelRuns, threads.',
    ],
    ['[]', 'FILE does not contain an object; write the settings as { "language": "en" }'],
  ])('is refused by file and field: %s', (text, message) => {
    given(text);
    expect(read).toThrow(AdministratorFileError);
    expect(read).toThrow(message.replace('FILE', join(folder, administratorFile)));
  });

  it('is refused where it is no JSON, by the place', () => {
    given('{ "language": de }');
    expect(read).toThrow(administratorFile);
  });
});

describe('settings of a person', () => {
  it('begin with what the administrator presets, which their own choice comes before', () => {
    const home = join(folder, 'data');
    mkdirSync(home);
    const preset = { language: 'de', parallelRuns: 2, threads: 3 } as const;
    const settings = new SettingsStore(home, preset);
    expect(settings.current).toMatchObject({ language: 'de', parallelRuns: 2, threads: 3, theme: 'system' });
    settings.change({ parallelRuns: 0, theme: 'dark' });
    const later = new SettingsStore(home, { ...preset, parallelRuns: 4, threads: 5 });
    expect(later.current).toMatchObject({ language: 'de', parallelRuns: 0, threads: 5, theme: 'dark' });
  });
});
