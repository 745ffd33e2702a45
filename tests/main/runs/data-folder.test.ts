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
import { join, resolve } from 'node:path';
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
    expect(of({}, 'linux')).toBe(join('/home/u/.local/share/rl-lab'));
    expect(of({ XDG_DATA_HOME: '/data' }, 'linux')).toBe(join('/data/rl-lab'));
    expect(of({}, 'darwin')).toBe(join('/home/u/Library/Application Support/RL Lab'));
    expect(of({ APPDATA: '/roaming' }, 'win32')).toBe(join('/roaming/RL Lab'));
  });

  it('is on Windows one that is not copied at each sign-in, unless there is one of that kind already', () => {
    const roaming = join(disk, 'roaming');
    const local = join(disk, 'local');
    const of = () => usualDataFolder({ APPDATA: roaming, LOCALAPPDATA: local }, 'win32', '/home/u');
    expect(of()).toBe(join(local, 'RL Lab'));
    mkdirSync(join(roaming, 'RL Lab'), { recursive: true });
    expect(of()).toBe(join(roaming, 'RL Lab'));
    mkdirSync(join(local, 'RL Lab'), { recursive: true });
    expect(of()).toBe(join(local, 'RL Lab'));
  });

  it('is in a folder that is handed out the one beside the program, or else what its administrator says', () => {
    const of = (dataFolder?: string) =>
      findDataFolder(environment, 'linux', '/home/u', { folder: join(disk, 'stick'), dataFolder });
    expect(of()).toEqual({ folder: usual, origin: 'usual', missing: null });
    expect(of('/labs/anna').folder).toBe('/labs/anna');
    mkdirSync(join(disk, 'stick', 'data'), { recursive: true });
    expect(of('/labs/anna').folder).toBe(join(disk, 'stick', 'data'));
    expect(readdirSync(join(disk, 'stick', 'data'))).toEqual([]);
    rmSync(join(disk, 'stick', 'data'), { recursive: true });
    writeFileSync(join(disk, 'stick', 'data'), 'no folder');
    expect(of('/labs/anna').folder).toBe('/labs/anna');
  });
});

describe('the data folder', () => {
  it('is the usual one unless RL_LAB_HOME or a choice says otherwise, in this order', async () => {
    expect(find()).toEqual({ folder: usual, origin: 'usual', missing: null });
    const chosen = await chooseDataFolder(join(disk, 'stick'), usual, usual);
    expect(chosen).toBe(join(disk, 'stick'));
    expect(find()).toEqual({ folder: chosen, origin: 'chosen', missing: null });
    expect(find({ RL_LAB_HOME: '/lab' })).toEqual({
      folder: resolve('/lab'),
      origin: 'environment',
      missing: null,
    });
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
