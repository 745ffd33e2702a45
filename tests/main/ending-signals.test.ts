import { afterEach, describe, expect, it, vi } from 'vitest';
import { watchParent } from '../../src/main/ending-signals';

describe('a program that a script started', () => {
  afterEach(() => {
    vi.useRealTimers();
    delete process.env['RL_LAB_STARTED_BY'];
  });

  /** Whether the program is told that the script is gone, within a few looks. */
  function isTold(script: number): boolean {
    vi.useFakeTimers();
    process.env['RL_LAB_STARTED_BY'] = String(script);
    const gone = vi.fn();
    watchParent(gone);
    vi.advanceTimersByTime(5000);
    return gone.mock.calls.length > 0;
  }

  it('goes on while the script is its parent', () => {
    expect(isTold(process.ppid)).toBe(false);
  });

  it('goes on where another program stands between, as a test runner does', () => {
    expect(isTold(process.pid)).toBe(false);
  });

  it('hears of a script that is there no more', () => {
    // Above what any system gives to a process.
    expect(isTold(2 ** 30)).toBe(true);
  });

  it('passes nothing of it on to what it starts itself', () => {
    isTold(process.ppid);
    expect(process.env['RL_LAB_STARTED_BY']).toBeUndefined();
  });
});
