import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { electronFault } from '../../scripts/setup/electron-proof.mjs';
import { hasDisplay, findXvfb } from '../../scripts/setup/system-libraries.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rl-lab-electron-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program in the place of Electron. */
function program(script) {
  const file = path.join(folder, 'electron');
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

// Without any display nothing is started. Windows runs no shell scripts; the set-up itself is tried there.
describe.runIf(process.platform !== 'win32' && (hasDisplay() || findXvfb()))('a runtime', () => {
  test('that ends is refused, with the last that it said', async () => {
    const fault = await electronFault(program('echo "no such symbol" >&2; exit 127'), folder);
    expect(fault).toMatch(/exit code 127 .*: no such symbol$/);
  });

  test('that opens and never shows the page is refused', async () => {
    const fault = await electronFault(program('exec sleep 60'), folder, { patienceMs: 1000 });
    expect(fault).toBe('its window did not show the page within 1 s');
  });

  test('is asked for the page of the clone, in a data folder of its own', async () => {
    const asks = program(`for last; do :; done
[ "$last" = "${folder}" ] && [ "$RL_LAB_PROOF" = window ] && [ -d "$RL_LAB_HOME" ]`);
    expect(await electronFault(asks, folder)).toBeUndefined();
  });
});
