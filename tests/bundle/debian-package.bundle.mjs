/** The Debian package of the folder for Linux, installed in a root of its own. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesOf, wrongFiles } from '../../scripts/bundle/checksums.mjs';
import { debianVersion, makeDebianPackage } from '../../scripts/bundle/installers/debian.mjs';
import { makeInstaller } from '../../scripts/bundle/installers/index.mjs';
import { bundleName, version } from '../../scripts/bundle/platforms.mjs';
import { projectRoot } from '../../scripts/setup/paths.mjs';
import { isKnownToApt } from '../../scripts/setup/system-libraries.mjs';

const bundle = path.join(process.env.RL_LAB_BUNDLE, bundleName('linux-x64'));
const base = mkdtempSync(path.join(tmpdir(), 'rl-lab-debian-'));
const root = path.join(base, 'root');
const inRoot = (...names) => path.join(root, ...names);
const installed = inRoot('opt', 'rl-lab');
const older = path.join(base, 'older.deb');
let newer;

/** Ordinary users get root's rights in a space of users of their own. */
const spaces = (...more) => [...more, ...(process.getuid() === 0 ? [] : ['--map-root-user'])];

function call(command, ...words) {
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8', maxBuffer: 64e6 });
  return { status, stdout, stderr };
}

/** An empty root has none of the packages that it depends on. */
function dpkg(...words) {
  const args = [`--root=${root}`, '--force-depends', '--force-not-root', '--force-bad-path', ...words];
  const result = call('unshare', ...spaces('--mount'), 'dpkg', ...args);
  expect(result.status, result.stderr).toBe(0);
}

/** Runs a command where the installed folder lies in its place, without a network. */
function run(command) {
  const mounted = `mount --bind "$1/opt" /opt; export PATH="$1/usr/bin:$PATH" RL_LAB_HOME="$1/home"; eval "$2"`;
  return call('unshare', ...spaces('--mount', '--net'), 'sh', '-ec', mounted, 'sh', root, command);
}

beforeAll(async () => {
  for (const folder of ['var/lib/dpkg/info', 'var/lib/dpkg/updates'])
    mkdirSync(inRoot(folder), { recursive: true });
  writeFileSync(inRoot('var/lib/dpkg/status'), '');
  const before = path.join(base, 'before');
  mkdirSync(before);
  for (const name of ['lab', 'rl-lab', 'gone.txt']) writeFileSync(path.join(before, name), '');
  const order = { root: projectRoot, architecture: 'amd64', compression: 'none' };
  await makeDebianPackage({ ...order, folder: before, target: older, version: '0.0.1-beta' });
  newer = (await makeInstaller({ root: projectRoot, platform: 'linux-x64', folder: bundle, fast: true }))
    .file;
});
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
  if (newer) rmSync(newer, { force: true });
});

const field = (file, name) => call('dpkg-deb', '--field', file, name).stdout.trim();

test('it names itself, and packages that Debian has', () => {
  expect(field(newer, 'Package')).toBe('rl-lab');
  expect(field(newer, 'Version')).toBe(debianVersion(version));
  expect(field(newer, 'Architecture')).toBe('amd64');
  const depends = field(newer, 'Depends').split(', ');
  expect(depends).toContain('libgtk-3-0t64 | libgtk-3-0');
  for (const choices of depends) {
    const names = choices.split(' | ').map((one) => one.split(' ')[0]);
    expect(names.some(isKnownToApt), choices).toBe(true);
  }
});

test('over an older version and out again: what people keep there stays', async () => {
  dpkg('--install', older);
  mkdirSync(path.join(installed, 'data', 'runs'), { recursive: true });
  writeFileSync(path.join(installed, 'data', 'runs', 'mine'), '');
  writeFileSync(path.join(installed, 'rl-lab.config.json'), '{ "parallelRuns": 1 }');
  dpkg('--install', newer);
  expect(existsSync(path.join(installed, 'gone.txt'))).toBe(false);
  expect(await wrongFiles(installed)).toEqual(['data/runs/mine', 'rl-lab.config.json']);
  expect(statSync(path.join(installed, 'program', 'chrome-sandbox')).mode & 0o7777).toBe(0o4755);

  const { status, stdout, stderr } = run(
    'lab train --preset first --seed 1 --set steps=1100 && lab no-such-command',
  );
  expect(stdout, stderr).toMatch(/Trained 1,100 env steps/);
  expect(status).not.toBe(0);
  expect(stderr).toContain('"lab help"');

  dpkg('--purge', 'rl-lab');
  const left = filesOf(root).filter((name) => !/^(var|home)\//.test(name));
  expect(left).toEqual(['opt/rl-lab/data/runs/mine', 'opt/rl-lab/rl-lab.config.json']);
  expect(existsSync(inRoot('usr', 'bin', 'lab'))).toBe(false);
});

test('it has a menu entry with a name, an icon and what it starts', () => {
  const tree = path.join(base, 'unpacked');
  expect(call('dpkg-deb', '--extract', older, tree).status).toBe(0);
  const entry = readFileSync(path.join(tree, 'usr/share/applications/rl-lab.desktop'), 'utf8');
  const value = (key) => new RegExp(`^${key}=(.*)$`, 'm').exec(entry)?.[1];
  expect(value('Name')).toBe('RL Lab');
  // What windows of Electron bear: the name of the product.
  expect(value('StartupWMClass')).toBe('RL Lab');
  expect(readlinkSync(path.join(tree, 'usr/bin', value('Exec')))).toBe('/opt/rl-lab/rl-lab');
  for (const file of ['512x512/apps/rl-lab.png', 'scalable/apps/rl-lab.svg'])
    expect(existsSync(path.join(tree, 'usr/share/icons/hicolor', file)), file).toBe(true);
  expect(value('Comment\\[de\\]')).toMatch(/trainieren/);
});
