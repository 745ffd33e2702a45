import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseDataFolder, forgetDataFolder } from '../../../src/main/runs/choose-data-folder';
import { choiceFile, findDataFolder, usualDataFolder } from '../../../src/main/runs/data-folder';
import { StorageError } from '../../../src/main/runs/storage-error';

let disk: string;
let environment: Record<string, string>;
let usual: string;
beforeEach(() => {
  disk = mkdtempSync(join(tmpdir(), 'rl-lab-data-folder-'));
  environment = { XDG_DATA_HOME: disk };
  usual = join(disk, 'rl-lab');
});
afterEach(() => rmSync(disk, { recursive: true, force: true }));

const find = (more: Record<string, string> = {}) =>
  findDataFolder({ ...environment, ...more }, 'linux', '/home/u');

describe('the usual data folder', () => {
  it('is where the platform keeps data', () => {
    const of = (env: Record<string, string>, platform: string) => usualDataFolder(env, platform, '/home/u');
    expect(of({}, 'linux')).toBe('/home/u/.local/share/rl-lab');
    expect(of({ XDG_DATA_HOME: '/data' }, 'linux')).toBe('/data/rl-lab');
    expect(of({}, 'darwin')).toBe('/home/u/Library/Application Support/RL Lab');
    expect(of({ APPDATA: '/roaming' }, 'win32')).toBe('/roaming/RL Lab');
  });
});

describe('the data folder', () => {
  it('is the usual one unless RL_LAB_HOME or a choice says otherwise, in this order', async () => {
    expect(find()).toEqual({ folder: usual, origin: 'usual', missing: null });
    const chosen = await chooseDataFolder(join(disk, 'stick'), usual, usual);
    expect(chosen).toBe(join(disk, 'stick'));
    expect(find()).toEqual({ folder: chosen, origin: 'chosen', missing: null });
    expect(find({ RL_LAB_HOME: '/lab' })).toEqual({ folder: '/lab', origin: 'environment', missing: null });
    await forgetDataFolder(usual);
    expect(find().origin).toBe('usual');
  });

  it('is the usual one while the chosen one is not there, which is said and not made anew', async () => {
    const chosen = await chooseDataFolder(join(disk, 'stick'), usual, usual);
    rmSync(chosen, { recursive: true });
    expect(find()).toEqual({ folder: usual, origin: 'usual', missing: chosen });
    expect(existsSync(chosen)).toBe(false);
    mkdirSync(chosen);
    expect(find().folder).toBe(chosen);
  });
});

describe('choosing a data folder', () => {
  it('does not mix runs with what a folder holds already', async () => {
    const documents = join(disk, 'documents');
    mkdirSync(documents);
    writeFileSync(join(documents, 'thesis.tex'), '');
    const chosen = await chooseDataFolder(documents, usual, usual);
    expect(chosen).toBe(join(documents, 'RL Lab'));
    expect(readdirSync(documents).sort()).toEqual(['RL Lab', 'thesis.tex']);
    // Chosen again, a data folder is taken as it is.
    writeFileSync(join(chosen, 'notes.txt'), '');
    expect(await chooseDataFolder(chosen, usual, usual)).toBe(chosen);
  });

  it('takes the settings along, but leaves those that a folder has', async () => {
    mkdirSync(usual);
    writeFileSync(join(usual, 'settings.json'), '{"theme":"dark"}');
    const chosen = await chooseDataFolder(join(disk, 'stick'), usual, usual);
    expect(readFileSync(join(chosen, 'settings.json'), 'utf8')).toBe('{"theme":"dark"}');
    writeFileSync(join(chosen, 'settings.json'), '{"theme":"light"}');
    await chooseDataFolder(chosen, usual, usual);
    expect(readFileSync(join(chosen, 'settings.json'), 'utf8')).toBe('{"theme":"light"}');
  });

  it('of the usual one leaves no choice behind', async () => {
    await chooseDataFolder(join(disk, 'stick'), usual, usual);
    expect(await chooseDataFolder(usual, join(disk, 'stick'), usual)).toBe(usual);
    expect(existsSync(choiceFile(usual))).toBe(false);
  });

  it('that cannot be written says so, and changes nothing', async () => {
    const file = join(disk, 'file');
    writeFileSync(file, '');
    const choosing = chooseDataFolder(join(file, 'lab'), usual, usual);
    await expect(choosing).rejects.toThrow(StorageError);
    await expect(choosing).rejects.toThrow(/file.lab: a part of the path is a file.*choose another folder/);
    expect(find().folder).toBe(usual);
  });
});
