/** The folder that is handed out for macOS, as far as it is seen without a Mac. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'plist';
import { expect, test } from 'vitest';
import { filesOf, linksOf, wrongFiles } from '../../scripts/bundle/checksums.mjs';
import { machObject } from '../../scripts/bundle/mach-object.mjs';
import { macFaults } from '../../scripts/bundle/mac-faults.mjs';
import { bundleName, platforms, version } from '../../scripts/bundle/platforms.mjs';

const layout = platforms['darwin-arm64'];
const bundle = path.join(process.env.RL_LAB_BUNDLE, bundleName('darwin-arm64'));
const at = (...names) => path.join(bundle, ...names);

test('nothing is seen that would keep it from running', () => {
  expect(macFaults(bundle, 'darwin-arm64')).toEqual([]);
  const programs = filesOf(bundle).filter((name) => machObject(at(name))?.isProgram);
  expect(programs).toContain('RL Lab.app/Contents/MacOS/RL Lab');
  expect(programs).toContain(`${layout.app}/node_modules/${layout.node.package}/${layout.node.file}`);
  for (const name of programs) expect(statSync(at(name)).mode & 0o111, name).toBe(0o111);
  expect(linksOf(bundle).length).toBeGreaterThan(10);
});

test('it bears our name and version, in its helpers too', () => {
  const about = parse(readFileSync(at('RL Lab.app', 'Contents', 'Info.plist'), 'utf8'));
  expect(about).toMatchObject({ CFBundleName: 'RL Lab', CFBundleShortVersionString: version });
  expect(about).not.toHaveProperty('ElectronAsarIntegrity');
  const helpers = filesOf(at('RL Lab.app', 'Contents', 'Frameworks')).filter((name) =>
    /^RL Lab Helper.*\/Info\.plist$/.test(name),
  );
  expect(helpers).toHaveLength(4);
});

test('it has the licences of all parts, and its checksums', async () => {
  for (const name of ['Electron.txt', 'Chromium.html', 'Node.txt', 'TensorFlow/THIRD_PARTY_NOTICES.txt'])
    expect(statSync(at('licences', name)).size, name).toBeGreaterThan(500);
  expect(await wrongFiles(bundle)).toEqual([]);
});
