/** The command line of the folder that is handed out for Windows, under Wine, where paths hold umlauts and blanks. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleName } from '../../scripts/bundle/platforms.mjs';
import { wineRoot } from '../../scripts/bundle/wine-root.mjs';
import { digestHere, digestOf, labHere } from './checkout.mjs';
import { Wine } from './wine.mjs';

const bundle = path.join(process.env.RL_LAB_BUNDLE, bundleName('win32-x64'));
const training = 'train --preset first --seed 1 --set steps=3000';
const place = 'C:\\Jürgen Müller #1\\RL Lab';
const base = mkdtempSync(path.join(tmpdir(), 'rl-lab-windows-'));
let wine;

beforeAll(async () => {
  wine = new Wine({ root: await wineRoot() });
  cpSync(bundle, wine.at('Jürgen Müller #1', 'RL Lab'), { recursive: true });
  mkdirSync(wine.at('Über mich', 'Temp'), { recursive: true });
});
afterAll(() => {
  wine?.remove();
  rmSync(base, { recursive: true, force: true });
});

const temporary = { TEMP: 'C:\\Über mich\\Temp', TMP: 'C:\\Über mich\\Temp' };
/** After `call`, the console keeps the quotation marks of its first and its last word. */
const lab = (words, env = {}) =>
  wine.read(['cmd', '/c', 'call', `${place}\\lab.cmd`, ...words], { env: { ...temporary, ...env } });

test('a training gives the curve of Linux, is drawn, and leaves nothing behind', () => {
  const env = { RL_LAB_HOME: 'C:\\Über mich\\Meine Läufe' };
  const trained = lab([...training.split(' '), '--chart'], env);
  expect(trained.status, trained.stdout + trained.stderr).toBe(0);
  const exported = lab(['export', 'latest', '--to', 'C:\\Über mich\\Läufe als Tabelle.csv'], env);
  expect(exported.status, exported.stderr).toBe(0);
  expect(digestOf(wine.at('Über mich', 'Läufe als Tabelle.csv'))).toBe(digestHere(base, training));
  const runs = wine.at('Über mich', 'Meine Läufe', 'runs');
  const [run] = readdirSync(runs);
  expect(readFileSync(path.join(runs, run, 'chart.png')).toString('latin1', 1, 4)).toBe('PNG');
  expect(readdirSync(wine.at('Über mich', 'Temp'))).toEqual([]);
});

test('TensorFlow trains as well', () => {
  const env = { RL_LAB_HOME: 'C:\\TensorFlow' };
  const { status, stdout, stderr } = lab(
    [...'train --preset first --seed 1 --set steps=1100 --engine tensorflow'.split(' ')],
    env,
  );
  expect(status, stdout + stderr).toBe(0);
});

test('runs are kept in the folder of a person, until another one is chosen', () => {
  expect(lab(['data-folder']).stdout.trim()).toMatch(/^C:\\users\\.+\\AppData\\Local\\RL Lab$/);
  const chosen = 'C:\\Über mich\\Anderer Ordner';
  mkdirSync(wine.at('Über mich', 'Anderer Ordner'));
  expect(lab(['data-folder', '--to', chosen])).toMatchObject({ status: 0 });
  expect(lab(['data-folder']).stdout.trim()).toBe(chosen);
  expect(existsSync(path.join(wine.local, 'RL Lab'))).toBe(true);
});

test.each(['presets', 'guide dqn', 'guide CartPole-v1 --language de'])(
  'it answers "%s" as on Linux',
  (words) => {
    const here = labHere(base, ...words.split(' '));
    expect(here.status).toBe(0);
    const there = lab(words.split(' '), { RL_LAB_HOME: 'C:\\Fragen' });
    const plain = (text) => text.replaceAll(/"?C:\\[^"\n]*lab\.cmd"?|\blab\b/g, 'lab');
    expect(plain(there.stdout)).toBe(plain(here.stdout));
  },
);

test('a setting that is not allowed is said with the command that was typed, and nothing is begun', () => {
  const { status, stderr } = lab(['train', '--preset', 'first', '--set', 'steps=many'], {
    RL_LAB_HOME: 'C:\\Nichts',
  });
  expect(status).not.toBe(0);
  expect(stderr).toMatch(/steps/);
  expect(existsSync(wine.at('Nichts', 'runs')) && readdirSync(wine.at('Nichts', 'runs')).length > 0).toBe(
    false,
  );
});
