import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { watchParent } from '../../../src/main/processes/ending-signals';

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

  it.skipIf(process.platform !== 'linux')(
    'hears of a script that is there as no more than its number',
    async () => {
      // Whoever started it has become another program, which does not ask what became of it.
      const careless = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      try {
        const [said] = (await once(careless.stdout, 'data')) as [Buffer];
        const script = Number(said.toString());
        const state = () => readFileSync(`/proc/${script}/stat`, 'utf8').split(') ')[1]![0];
        await expect.poll(state, { timeout: 30_000 }).toBe('Z');
        expect(isTold(script)).toBe(true);
      } finally {
        careless.kill('SIGKILL');
      }
    },
  );

  it('passes nothing of it on to what it starts itself', () => {
    isTold(process.ppid);
    expect(process.env['RL_LAB_STARTED_BY']).toBeUndefined();
  });
});
