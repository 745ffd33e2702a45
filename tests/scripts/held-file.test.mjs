import { mkdirSync, mkdtempSync, readFileSync, readdirSync, existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { removeOnceFree, renameOnceFree } from '../../scripts/setup/held-file.mjs';
import { projectRoot } from '../../scripts/setup/paths.mjs';

/** A rename that is refused a number of times. */
function refused(times, code) {
  const rename = () => {
    rename.calls += 1;
    if (rename.calls <= times) throw Object.assign(new Error(code), { code });
  };
  rename.calls = 0;
  return rename;
}

describe('renaming what a virus scanner holds', () => {
  test('is tried again on Windows, for a while', () => {
    const rename = refused(2, 'EPERM');
    renameOnceFree('a', 'b', { platform: 'win32', rename });
    expect(rename.calls).toBe(3);
    const never = { platform: 'win32', rename: refused(1000, 'EBUSY'), patience: 150 };
    expect(() => renameOnceFree('a', 'b', never)).toThrow('EBUSY');
  });

  test('is not tried again elsewhere, nor for what does not pass', () => {
    for (const [platform, code] of [
      ['linux', 'EPERM'],
      ['win32', 'ENOENT'],
    ]) {
      const rename = refused(1, code);
      expect(() => renameOnceFree('a', 'b', { platform, rename })).toThrow(code);
      expect(rename.calls).toBe(1);
    }
  });
});

test('a file, a folder and what is not there are removed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rl-lab-held-'));
  const inner = path.join(folder, 'inner');
  mkdirSync(inner);
  for (const name of ['a', 'inner/b']) writeFileSync(path.join(folder, name), '');
  for (const name of ['a', 'inner', 'none']) removeOnceFree(path.join(folder, name));
  expect(readdirSync(folder)).toEqual([]);
  removeOnceFree(folder);
  expect(existsSync(folder)).toBe(false);
});

test('the set-up renames and removes nothing without that patience', () => {
  const folder = path.join(projectRoot, 'scripts', 'setup');
  // A lock is taken by the one rename that succeeds.
  const own = ['held-file.mjs', 'lock.mjs'];
  const hasty = readdirSync(folder)
    .filter((name) => !own.includes(name))
    .filter((name) => /\b(renameSync|rmSync)\b/.test(readFileSync(path.join(folder, name), 'utf8')));
  expect(hasty).toEqual([]);
});
