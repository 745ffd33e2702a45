import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings, SettingsStore } from '../../src/main/settings';
import { requests } from '../../src/shared/contract';
import { say } from '../../src/shared/language/say';
import { worded } from '../worded';

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

  it('opens where a name of JavaScript itself stands among the styles, and keeps the others', () => {
    const styles = '{"__proto__":"a text","a":1}';
    const comparison = JSON.stringify({ ...defaultSettings.comparison, styles: 'HERE' });
    writeFileSync(file(), `{"theme":"dark","comparison":${comparison.replace('"HERE"', styles)}}`);
    const { current, warnings } = new SettingsStore(folder);
    expect(current.theme).toBe('dark');
    expect(Object.entries(current.comparison.styles)).toEqual([['a', 1]]);
    expect(warnings).toEqual([]);
    new SettingsStore(folder).change({ theme: 'light' });
    expect(new SettingsStore(folder).current.theme).toBe('light');
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

  it.each([
    '{"theme": "dar',
    '',
    '[]',
    'null',
    '\u0000\u0001',
    `{"lastExperiment": ${'['.repeat(500_000)}`,
    `{"lastExperiment": ${'['.repeat(2000)}${']'.repeat(2000)}}`,
  ])('sets a damaged file aside and starts all the same: %j', (text) => {
    writeFileSync(file(), text);
    const store = new SettingsStore(folder);
    expect(store.current).toEqual(defaultSettings);
    expect(readFileSync(aside(), 'utf8')).toBe(text);
    expect(store.warnings).toHaveLength(1);
    for (const says of Object.values(worded(store.warnings[0]!)))
      expect(says).toContain('settings.damaged.json');
  });

  it('forgets an experiment that is nested too deeply for the window, and nothing else', () => {
    const deep = JSON.parse('['.repeat(20) + ']'.repeat(20)) as unknown;
    writeFileSync(file(), JSON.stringify({ theme: 'dark', lastExperiment: deep }));
    const store = new SettingsStore(folder);
    expect(store.current).toEqual({ ...defaultSettings, theme: 'dark' });
    expect(say(store.warnings[0]!)).toContain('lastExperiment');
  });

  it('names the encoding of a file that is not UTF-8', () => {
    writeFileSync(file(), Buffer.from('{"yourName": "Jörg"}', 'latin1'));
    const store = new SettingsStore(folder);
    expect(store.current).toEqual(defaultSettings);
    expect(say(store.warnings[0]!)).toContain('settings.json is not UTF-8 but looks like Windows-1252');
    writeFileSync(file(), Buffer.from('\ufeff{"yourName": "Jörg"}'));
    expect(new SettingsStore(folder).current.yourName).toBe('Jörg');
  });

  it('names a few of many names that it does not know', () => {
    writeFileSync(
      file(),
      JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, 1]))),
    );
    const [warning] = new SettingsStore(folder).warnings;
    expect(say(warning!)).toContain('k0, k1, k2, k3, k4 and 9,995 more');
    expect(say(warning!, 'de')).toContain('k0, k1, k2, k3, k4 und 9.995 weiteren');
    expect(say(warning!).length).toBeLessThan(500);
  });

  it('takes no text that would control a terminal, neither from the file nor from the page', () => {
    const labels = { a: 'x\u202ey' };
    for (const [name, value] of Object.entries({
      yourName: 'A\u001b[2J',
      lastGuide: 'dqn\u009b1m',
      comparison: { ...defaultSettings.comparison, labels },
    })) {
      expect(requests.changeSettings.safeParse({ [name]: value }).success).toBe(false);
      writeFileSync(file(), JSON.stringify({ theme: 'dark', [name]: value }));
      const store = new SettingsStore(folder);
      expect(store.current).toEqual({ ...defaultSettings, theme: 'dark' });
      expect(say(store.warnings[0]!)).toContain(name);
    }
    expect(requests.changeSettings.safeParse({ yourName: 'Jörg' }).success).toBe(true);
  });

  it('saves what is sound in a file with unusable values, and names the others', () => {
    writeFileSync(file(), JSON.stringify({ theme: 'dark', threads: 'many', colour: 'red' }));
    const store = new SettingsStore(folder);
    expect(store.current).toEqual({ ...defaultSettings, theme: 'dark' });
    for (const says of Object.values(worded(store.warnings[0]!))) expect(says).toMatch(/threads.*colour/);
    expect(existsSync(aside())).toBe(true);
    expect(new SettingsStore(folder).warnings).toEqual([]);
  });
});
