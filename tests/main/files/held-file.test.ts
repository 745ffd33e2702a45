import { describe, expect, it } from 'vitest';
import { mayBeHeld, whileHeld, whileHeldNow } from '../../../src/main/files/held-file';

const failure = (code: string) => Object.assign(new Error(code), { code });

/** Work that fails a number of times. */
function failing(times: number, code = 'EPERM') {
  const work = () => {
    work.calls += 1;
    if (work.calls <= times) throw failure(code);
    return work.calls;
  };
  work.calls = 0;
  return work;
}
const later = (work: () => number) => () => Promise.resolve().then(work);

describe('a file that somebody else holds for a moment', () => {
  it('is tried again on Windows', async () => {
    expect(await whileHeld(later(failing(2, 'EBUSY')), 'win32')).toBe(3);
    expect(whileHeldNow(failing(2, 'EACCES'), 'win32')).toBe(3);
  });

  it('is given up after a while', async () => {
    const work = failing(1000);
    await expect(whileHeld(later(work), 'win32', 250)).rejects.toThrow('EPERM');
    expect(work.calls).toBeGreaterThan(1);
    expect(() => whileHeldNow(failing(1000), 'win32', 150)).toThrow('EPERM');
  });

  it('is not waited for elsewhere, nor for what does not pass', async () => {
    for (const [platform, code] of [
      ['linux', 'EPERM'],
      ['darwin', 'EBUSY'],
      ['win32', 'ENOENT'],
    ] as const) {
      const work = failing(1, code);
      await expect(whileHeld(later(work), platform)).rejects.toThrow(code);
      expect(() => whileHeldNow(failing(1, code), platform)).toThrow(code);
      expect(work.calls).toBe(1);
      expect(mayBeHeld(failure(code), platform)).toBe(false);
    }
  });
});
