/** The folder that is handed out for Windows, as far as it is seen without one. */
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { expect, onTestFinished, test } from 'vitest';
import { filesOf, wrongFiles } from '../../scripts/bundle/checksums.mjs';
import { missingImports } from '../../scripts/bundle/library-imports.mjs';
import { loadedPackages } from '../../scripts/bundle/packages.mjs';
import { bundleName, platforms, version } from '../../scripts/bundle/platforms.mjs';
import { wrongFuses } from '../../scripts/setup/fuses.mjs';
import { portableExecutable } from '../../scripts/setup/portable-executable.mjs';

const layout = platforms['win32-x64'];
const bundle = path.join(process.env.RL_LAB_BUNDLE, bundleName('win32-x64'));
const at = (...names) => path.join(bundle, ...names);
const modules = at(layout.app, 'node_modules');
const binding = path.join(modules, '@tensorflow', 'tfjs-node', 'lib', 'napi-v8');

test('every library that a program in it needs is in it or part of Windows', () => {
  expect(missingImports(bundle)).toEqual([]);
  const imports = portableExecutable(path.join(binding, 'tfjs_binding.node')).imports();
  expect(imports).toContain('tensorflow.dll');
  // Whatever the program that loads it is called.
  expect(imports.join()).not.toMatch(/node\.exe/i);
});

test('a library that is gone is missed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rl-lab-imports-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  copyFileSync(path.join(binding, 'tfjs_binding.node'), path.join(folder, 'tfjs_binding.node'));
  expect(missingImports(folder)).toEqual([
    'tfjs_binding.node needs tensorflow.dll, which is neither beside it nor part of Windows',
  ]);
});

test('the program bears its name, version and icon, and the fuses of a packaged one', async () => {
  const { entries } = NtExecutableResource.from(
    NtExecutable.from(readFileSync(at(layout.start)), { ignoreCert: true }),
  );
  const [info] = Resource.VersionInfo.fromEntries(entries);
  expect(info.getAllLanguagesForStringValues().map((language) => info.getStringValues(language))).toEqual([
    expect.objectContaining({ ProductName: 'RL Lab', FileDescription: 'RL Lab', ProductVersion: version }),
  ]);
  const sizes = Resource.IconGroupEntry.fromEntries(entries)[0].icons.map(({ width }) => width);
  expect(sizes).toEqual(expect.arrayContaining([16, 32, 48]));
  expect(await wrongFuses(at(layout.start))).toEqual([]);
});

test('it has the packages that are loaded, their licences and its checksums', async () => {
  const inside = readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(path.join(modules, name)).map((one) => `${name}/${one}`) : [name],
  );
  expect(inside.sort()).toEqual([...loadedPackages, `@napi-rs/${layout.canvas}`, layout.node.package].sort());
  for (const name of ['Electron.txt', 'Chromium.html', 'Node.txt', 'TensorFlow/THIRD_PARTY_NOTICES.txt'])
    expect(statSync(at('licences', name)).size, name).toBeGreaterThan(500);
  expect(await wrongFiles(bundle)).toEqual([]);
});

test('its paths leave room for the folder that it is unpacked to', () => {
  const longest = Math.max(...filesOf(bundle).map((name) => name.length));
  expect(longest).toBeLessThan(150);
  for (const name of filesOf(bundle)) expect(name).not.toMatch(/[<>:"|?*\\]|[. ](\/|$)/);
});
