import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isBuilt, sourcesFingerprint } from '../../scripts/setup/build.mjs';
import { inspectSetup } from '../../scripts/setup/ensure.mjs';
import { isOwnFolder, leadsTo, linkFolder } from '../../scripts/setup/folder-link.mjs';
import { buildFolder, writeJson } from '../../scripts/setup/manifest.mjs';
import { lockFileHash, nodeModulesProblem } from '../../scripts/setup/node-modules.mjs';
import { cacheFolder, projectPaths } from '../../scripts/setup/paths.mjs';
import { pins, pinsFingerprint } from '../../scripts/setup/pins.mjs';
import { placeInLayout } from '../../scripts/setup/tensorflow-binding.mjs';
import { routesOf } from '../../scripts/setup/tensorflow-routes.mjs';
import { tensorflowWish } from '../../scripts/setup/tensorflow.mjs';

let root;
let cache;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'rl-lab-clone-'));
  cache = path.join(root, 'cache');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const locked = {
  '': { name: 'rl-lab' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/only-elsewhere': { version: '2.0.0', integrity: 'sha512-b', optional: true },
};

/** Makes a clone as a finished set-up leaves it. */
async function makeClone() {
  const paths = projectPaths(root);
  writeJson(paths.lockFile, { packages: locked });
  writeJson(path.join(root, 'node_modules/a/package.json'), { version: '1.0.0' });
  writeJson(paths.installedLockFile, { packages: { 'node_modules/a': locked['node_modules/a'] } });
  const folder = path.join(cache, 'tensorflow', 'some');
  await buildFolder(folder, { version: '2.16.2' }, async (staging) => {
    mkdirSync(path.join(staging, 'deps', 'lib'), { recursive: true });
    mkdirSync(path.join(staging, 'lib', 'napi-v8'), { recursive: true });
    writeFileSync(path.join(staging, 'lib', 'napi-v8', 'tfjs_binding.node'), 'binding');
  });
  linkFolder(path.join(folder, 'deps'), paths.tensorflowDeps);
  linkFolder(path.join(folder, 'lib'), paths.tensorflowLib);
  writeJson(paths.manifest, {
    format: 1,
    pins: pinsFingerprint,
    lockFile: lockFileHash(root),
    system: `${process.platform}-${process.arch}`,
    node: { path: process.execPath, version: process.version, pinned: false },
    tensorflow: { route: 'pypi', version: '2.16.2', folder, wanted: '' },
    electron: { missing: 'no pip', libraries: [] },
  });
  return { paths, folder };
}

describe('a finished set-up', () => {
  test('is found whole', async () => {
    await makeClone();
    expect(inspectSetup(root, {}).problems).toEqual([]);
  });

  test('is not one before its manifest is written', async () => {
    const { paths } = await makeClone();
    rmSync(paths.manifest);
    expect(inspectSetup(root, {}).problems).toEqual(['this clone has not been set up, or not to the end']);
  });

  test('shows a changed lock file, a deleted package and deleted links', async () => {
    const { paths } = await makeClone();
    writeFileSync(paths.lockFile, readFileSync(paths.lockFile, 'utf8').replace('1.0.0', '1.0.1'));
    expect(inspectSetup(root, {}).problems).toEqual(['package-lock.json has changed']);
    await makeClone();
    rmSync(path.join(root, 'node_modules/a'), { recursive: true });
    expect(inspectSetup(root, {}).problems).toEqual(['node_modules/a is gone']);
    await makeClone();
    rmSync(paths.tensorflowDeps, { recursive: true });
    expect(inspectSetup(root, {}).problems).toEqual(['TensorFlow is not linked into node_modules']);
  });

  test('shows a cache that was emptied', async () => {
    await makeClone();
    rmSync(cache, { recursive: true });
    // A copy, which stands there where links are refused, still has it.
    expect(inspectSetup(root, {}).problems).toEqual([
      expect.stringMatching(
        /^the TensorFlow binding is gone from node_modules|^TensorFlow is gone from the cache/,
      ),
    ]);
  });

  test('shows a Node that is no longer where it was, as in a project folder that was moved', async () => {
    const { paths } = await makeClone();
    const before = path.join(root, 'before', 'node');
    const manifest = JSON.parse(readFileSync(paths.manifest, 'utf8'));
    writeJson(paths.manifest, { ...manifest, node: { ...manifest.node, path: before } });
    expect(inspectSetup(root, {}).problems).toEqual([`the Node it was set up with is gone (${before})`]);
  });

  test('is looked at again when another TensorFlow is wished for, and only then', async () => {
    await makeClone();
    expect(inspectSetup(root, { RL_LAB_TENSORFLOW_ROUTE: 'npm' }).problems).toEqual([
      'another TensorFlow is wished for',
    ]);
    expect(tensorflowWish({})).toBe('');
    expect(tensorflowWish({ RL_LAB_TENSORFLOW: path.join(root, 'no.whl') })).toContain('missing');
  });
});

describe('node_modules', () => {
  test('is as the lock file says if only optional packages for other systems lack', async () => {
    await makeClone();
    expect(nodeModulesProblem(root)).toBeUndefined();
  });

  test('is incomplete while npm has not written its own list', async () => {
    const { paths } = await makeClone();
    rmSync(paths.installedLockFile);
    expect(nodeModulesProblem(root)).toBe('node_modules is incomplete');
    rmSync(paths.modules, { recursive: true });
    expect(nodeModulesProblem(root)).toBe('node_modules is missing');
  });

  test('shows another version', async () => {
    const { paths } = await makeClone();
    const other = { ...locked, 'node_modules/a': { version: '1.1.0', integrity: 'sha512-c' } };
    writeJson(paths.lockFile, { packages: other });
    expect(nodeModulesProblem(root)).toBe('node_modules/a is version 1.0.0, not 1.1.0');
  });
});

test('a link is made, moved and kept, and gives way where a real folder stood', () => {
  const [one, two, link] = ['one', 'two', 'link'].map((name) => path.join(root, name));
  for (const folder of [one, two, link]) mkdirSync(folder);
  writeFileSync(path.join(link, 'rest'), 'of a broken installation');
  linkFolder(one, link);
  expect(leadsTo(link, one)).toBe(true);
  linkFolder(two, link);
  linkFolder(two, link);
  expect(leadsTo(link, two)).toBe(true);
  expect(existsSync(one)).toBe(true);
});

test('where links are refused, a copy stands for the folder as it was when it was copied', () => {
  const refuse = () => {
    throw Object.assign(new Error('no links here'), { code: 'ENOTSUP' });
  };
  const [one, two, link] = ['one', 'two', 'link'].map((name) => path.join(root, name));
  for (const folder of [one, two]) mkdirSync(folder);
  writeFileSync(path.join(one, 'library'), 'first');
  linkFolder(one, link, refuse);
  expect(readFileSync(path.join(link, 'library'), 'utf8')).toBe('first');
  expect(leadsTo(link, one)).toBe(true);
  expect(leadsTo(link, two)).toBe(false);
  expect(isOwnFolder(link)).toBe(false);
  // Kept as it is, until the folder is made anew.
  linkFolder(one, link, () => expect.unreachable('a second copy'));
  rmSync(one, { recursive: true });
  expect(leadsTo(link, one)).toBe(false);
  mkdirSync(one);
  utimesSync(one, 1e9, 1e9);
  expect(leadsTo(link, one)).toBe(false);
  linkFolder(one, link, refuse);
  expect(readdirSync(link).filter((name) => !name.startsWith('.'))).toEqual([]);
});

test('out/ is stale once a source changes, and after a build that did not end', () => {
  mkdirSync(path.join(root, 'src'));
  writeFileSync(path.join(root, 'src', 'a.ts'), '1');
  mkdirSync(path.join(root, 'out', 'main'), { recursive: true });
  expect(isBuilt(root)).toBe(false);
  writeJson(path.join(root, 'out', '.built.json'), { sources: sourcesFingerprint(root) });
  expect(isBuilt(root)).toBe(true);
  writeFileSync(path.join(root, 'src', 'a.ts'), '12');
  expect(isBuilt(root)).toBe(false);
});

test('the cache is where the platform keeps such things, or where the user says', () => {
  expect(cacheFolder({}, 'linux', '/home/ada')).toBe(path.join('/home/ada', '.cache', 'rl-lab'));
  expect(cacheFolder({ XDG_CACHE_HOME: '/c' }, 'linux', '/home/ada')).toBe(path.join('/c', 'rl-lab'));
  expect(cacheFolder({}, 'darwin', '/Users/ada')).toBe(
    path.join('/Users/ada', 'Library', 'Caches', 'rl-lab'),
  );
  expect(cacheFolder({ LOCALAPPDATA: '/l' }, 'win32', '/u')).toBe(path.join('/l', 'rl-lab', 'Cache'));
  expect(cacheFolder({ RL_LAB_CACHE: '/x/y' }, 'linux', '/home/ada')).toBe(path.resolve('/x/y'));
});

test('of a TensorFlow package, the libraries and the headers of the C interface are taken', () => {
  expect(placeInLayout('tensorflow/libtensorflow_cc.so.2')).toBe('deps/lib/libtensorflow_cc.so.2');
  expect(placeInLayout('lib/libtensorflow_framework.so.2')).toBe('deps/lib/libtensorflow_framework.so.2');
  expect(placeInLayout('lib/libtensorflow.so.2.9.1')).toBeUndefined();
  expect(placeInLayout('tensorflow/include/tensorflow/c/eager/c_api.h')).toBe(
    'include/tensorflow/c/eager/c_api.h',
  );
  expect(placeInLayout('include/tsl/platform/ctstring.h')).toBe('include/tsl/platform/ctstring.h');
  expect(placeInLayout('tensorflow/include/tensorflow/compiler/xla.h')).toBeUndefined();
  expect(placeInLayout('tensorflow/python/__init__.py')).toBeUndefined();
});

test('of the program without a set-up, library and binding are taken, on every system', () => {
  const module = 'resources/app/node_modules/@tensorflow/tfjs-node';
  const beside = (name) => `lib/napi-v8/${name}`;
  for (const name of ['tensorflow.dll', 'msvcp140.dll', 'vcruntime140_1.dll', 'tfjs_binding.node'])
    expect(placeInLayout(`rl-lab/${module}/lib/napi-v8/${name}`)).toBe(beside(name));
  for (const name of ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib', 'libomp.dylib'])
    expect(placeInLayout(`RL Lab.app/Contents/${module}/deps/lib/${name}`)).toBe(`deps/lib/${name}`);
  expect(placeInLayout('lib/libomp-e9212f90.so.5')).toBe('deps/lib/libomp-e9212f90.so.5');
  expect(placeInLayout('node_modules/other/other.node')).toBeUndefined();
});

test('every system has ways to TensorFlow, and none that is for another one', () => {
  expect(routesOf('linux-x64')).toEqual(['pypi', 'official', 'npm']);
  for (const system of ['win32-x64', 'darwin-arm64', 'darwin-x64', 'linux-arm64']) {
    expect(routesOf(system)).toEqual(['maven', 'installer']);
    expect(Object.keys(pins.zigWheels)).toContain(system);
  }
});
