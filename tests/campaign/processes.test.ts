import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { killNow, runs, waitUntilGone } from './processes';

describe.skipIf(process.platform !== 'linux')('waiting for processes to be gone', () => {
  it('does not take one for gone that was killed and still gives its memory back', async () => {
    for (let round = 0; round < 8; round++) {
      const home = `/nowhere/${process.pid}-${round}`;
      const child = spawn(
        process.execPath,
        ['-e', 'globalThis.kept = Buffer.alloc(4e8, 1); console.log(1); setInterval(() => {}, 1000)'],
        { env: { ...process.env, RL_LAB_HOME: home }, stdio: ['ignore', 'pipe', 'ignore'] },
      );
      await new Promise((resolve) => child.stdout.once('data', resolve));
      // Freeing what it holds takes tens of milliseconds; every round looks at another of them.
      killNow(child.pid!);
      await new Promise((resolve) => setTimeout(resolve, 3 * round));
      expect(await waitUntilGone(home)).toEqual([]);
      expect(runs(child.pid!)).toBe(false);
    }
  });
});
