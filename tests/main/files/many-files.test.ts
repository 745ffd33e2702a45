import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readEach } from '../../../src/main/files/many-files';

const busy = (ms: number) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};
/** As a read that has to wait for the disk. */
const blocked = (ms: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

it('looks at each once, and lets others have their turn', async () => {
  const seen: number[] = [];
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await readEach(
    Array.from({ length: 2000 }, (_, i) => i),
    (i) => {
      busy(0.05);
      seen.push(i);
    },
    async (i) => {
      await delay(0);
      seen.push(i);
    },
  );
  clearInterval(timer);
  expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 2000 }, (_, i) => i));
  expect(turns).toBeGreaterThan(1);
});

it('asks a slow disk for many at a time, and for each once', async () => {
  const seen: number[] = [];
  let [going, most] = [0, 0];
  await readEach(
    Array.from({ length: 300 }, (_, i) => i),
    (i) => {
      blocked(20);
      seen.push(i);
    },
    async (i) => {
      most = Math.max(most, ++going);
      await delay(5);
      going--;
      seen.push(i);
    },
  );
  expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, i) => i));
  expect(most).toBeGreaterThan(8);
  expect(most).toBeLessThanOrEqual(32);
});

it.runIf(process.platform === 'linux' && existsSync('/proc/thread-self/schedstat'))(
  'takes a machine that is busy with other things for no slow disk',
  async () => {
    const seen: number[] = [];
    await readEach(
      Array.from({ length: 40 }, (_, i) => i),
      (i) => {
        busy(8);
        seen.push(i);
      },
      () => expect.unreachable('a disk that nobody waited for'),
    );
    expect(seen).toHaveLength(40);
  },
);

it('has nothing to do for nothing', async () => {
  await readEach(
    [],
    () => expect.unreachable(),
    () => expect.unreachable(),
  );
});
