import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setFuses, wrongFuses } from '../../scripts/setup/fuses.mjs';

// Folders for other people, whose fuses these are, are made on Linux and macOS.
const onWindows = process.platform === 'win32';
const original = onWindows ? '' : createRequire(import.meta.url)('electron');
const folder = mkdtempSync(path.join(tmpdir(), 'rl-lab-fuses-'));
const copy = path.join(folder, path.basename(original));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  if (onWindows) return;
  const from = path.dirname(original);
  for (const name of readdirSync(from)) {
    const target = path.join(folder, name);
    if (name === path.basename(original)) copyFileSync(path.join(from, name), target);
    else symlinkSync(path.join(from, name), target);
  }
  await setFuses(copy);
}, 120_000);

/** What a runtime prints that is asked to be Node. */
const asNode = (executable) =>
  spawnSync(executable, ['-e', "process.stdout.write('I am Node')"], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    timeout: 20_000,
  }).stdout;

test.skipIf(onWindows)(
  'a runtime that is packaged has its fuses set, and the one that set-up placed is not touched',
  async () => {
    expect(await wrongFuses(copy)).toEqual([]);
    expect(await wrongFuses(original)).toContain('RunAsNode');
  },
);

test.skipIf(onWindows)('it no longer stands in for Node, which the delivered one does', () => {
  expect(asNode(original)).toBe('I am Node');
  expect(asNode(copy)).not.toContain('I am Node');
});
