import { setTimeout as delay } from 'node:timers/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { RunStore } from '../../../src/main/runs/run-store';
import { Supervisor } from '../../../src/main/processes/supervisor';

const folder = mkdtempSync(join(tmpdir(), 'rl-lab-looks-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A supervisor that would look a hundred times a second at a folder whose look takes `ms`. */
async function open(ms: number) {
  const store = await RunStore.open(folder);
  const look = store.marks.bind(store);
  const looks = { begun: 0, going: 0, most: 0 };
  store.marks = async () => {
    looks.begun++;
    looks.most = Math.max(looks.most, ++looks.going);
    await delay(ms);
    looks.going--;
    return look();
  };
  return { supervisor: await Supervisor.open({ store, refreshSeconds: 0.01 }), looks };
}

it('looks at a slow folder do not queue up, and closing waits for none but the last', async () => {
  const { supervisor, looks } = await open(100);
  await delay(1000);
  const before = performance.now();
  await supervisor.close();
  expect(performance.now() - before).toBeLessThan(1000);
  expect(looks.most).toBe(1);
  expect(looks.begun).toBeGreaterThan(1);
  expect(looks.begun).toBeLessThan(15);
});

it('a disk that does not answer keeps nothing from closing', async () => {
  const { supervisor } = await open(30_000);
  await delay(100);
  const before = performance.now();
  await supervisor.close();
  expect(performance.now() - before).toBeLessThan(5000);
});
