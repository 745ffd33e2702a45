import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings, SettingsStore } from '../../src/main/settings';

vi.mock('electron', () => ({ default: {} }));

let folder: string;
const file = () => join(folder, 'settings.json');
const aside = () => join(folder, 'settings.damaged.json');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('SettingsStore', () => {
  it('starts from the defaults', () => {
    const store = new SettingsStore(folder);
    expect(store.current).toEqual(defaultSettings);
    expect(store.warnings).toEqual([]);
  });

  it('keeps what was changed for the next start', () => {
    new SettingsStore(folder).change({ theme: 'dark', lastExperiment: { steps: 'odd text' } });
    const { current } = new SettingsStore(folder);
    expect(current.theme).toBe('dark');
    expect(current.lastExperiment).toEqual({ steps: 'odd text' });
  });

  it('tells its listeners until they leave', () => {
    const store = new SettingsStore(folder);
    const heard: string[] = [];
    const leave = store.subscribe(({ theme }) => heard.push(theme));
    store.change({ theme: 'light' });
    leave();
    store.change({ theme: 'dark' });
    expect(heard).toEqual(['light']);
  });

  it('refuses values outside the contract and keeps the old ones', () => {
    const store = new SettingsStore(folder);
    expect(() => store.change({ threads: 0 })).toThrow(/threads/);
    expect(store.current.threads).toBe(1);
  });

  it.each(['{"theme": "dar', '', '[]', 'null', '\u0000\u0001'])(
    'sets a damaged file aside and starts all the same: %j',
    (text) => {
      writeFileSync(file(), text);
      const store = new SettingsStore(folder);
      expect(store.current).toEqual(defaultSettings);
      expect(readFileSync(aside(), 'utf8')).toBe(text);
      expect(store.warnings).toHaveLength(1);
      for (const says of Object.values(store.warnings[0]!)) expect(says).toContain('settings.damaged.json');
    },
  );

  it('saves what is sound in a file with unusable values, and names the others', () => {
    writeFileSync(file(), JSON.stringify({ theme: 'dark', threads: 'many', colour: 'red' }));
    const store = new SettingsStore(folder);
    expect(store.current).toEqual({ ...defaultSettings, theme: 'dark' });
    for (const says of Object.values(store.warnings[0]!)) expect(says).toMatch(/threads.*colour/);
    expect(existsSync(aside())).toBe(true);
    expect(new SettingsStore(folder).warnings).toEqual([]);
  });
});
