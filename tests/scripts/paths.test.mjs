import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { dataFolder } from '../../scripts/setup/paths.mjs';
import { findDataFolder } from '../../src/main/runs/data-folder';

const disk = mkdtempSync(join(tmpdir(), 'rl-lab-paths-'));
afterEach(() => rmSync(disk, { recursive: true, force: true }));

it('the doctor names the data folder that the program uses', () => {
  const environment = { XDG_DATA_HOME: disk };
  const named = () => {
    const folder = dataFolder(environment, 'linux', '/home/u');
    expect(folder).toBe(findDataFolder(environment, 'linux', '/home/u').folder);
    return folder;
  };
  const usual = join(disk, 'rl-lab');
  const chosen = join(disk, 'stick');
  expect(named()).toBe(usual);
  mkdirSync(usual);
  writeFileSync(join(usual, 'data-folder.txt'), `${chosen}\n`);
  expect(named()).toBe(usual);
  mkdirSync(chosen);
  expect(named()).toBe(chosen);
  environment.RL_LAB_HOME = join(disk, 'lab');
  expect(named()).toBe(join(disk, 'lab'));
});

it('on Windows, too, where what lies in the roaming part stays in use', () => {
  const environment = { APPDATA: join(disk, 'Roaming'), LOCALAPPDATA: join(disk, 'Local') };
  const named = () => {
    const folder = dataFolder(environment, 'win32', '/home/u');
    expect(folder).toBe(findDataFolder(environment, 'win32', '/home/u').folder);
    return folder;
  };
  expect(named()).toBe(join(disk, 'Local', 'RL Lab'));
  mkdirSync(join(disk, 'Roaming', 'RL Lab'), { recursive: true });
  expect(named()).toBe(join(disk, 'Roaming', 'RL Lab'));
  mkdirSync(join(disk, 'Local', 'RL Lab'), { recursive: true });
  expect(named()).toBe(join(disk, 'Local', 'RL Lab'));
});
