import { describe, expect, test } from 'vitest';
import { renameOnceFree } from '../../scripts/setup/held-file.mjs';

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
