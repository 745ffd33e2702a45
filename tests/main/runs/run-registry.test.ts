import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownIdentity } from '../../../src/platform/process-identity';
import { RunRegistry } from '../../../src/main/runs/run-registry';
import type { RunRecord } from '../../../src/main/runs/run-record';
import { RunStore } from '../../../src/main/runs/run-store';
import { requireExperiment } from '../../../src/shared/experiment';

const experiment = requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn' });
const given = { preset: null, versions: {}, owner: null };
const listener = { changed: () => undefined, removed: () => undefined, failed: () => undefined };
const dayMs = 86_400_000;

let folder: string;
let store: RunStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-registry-'));
  store = await RunStore.open(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (id: string) => readFileSync(join(store.folderOf(id), 'run.json'), 'utf8');

describe('a run of another machine', () => {
  const owner = { host: 'another', pid: 1, started: null, trainer: null };

  async function runElsewhere(): Promise<RunRecord> {
    const record = await store.create(experiment, { ...given, owner });
    await store.write({ ...record, state: { phase: 'running' } });
    return store.read(record.id);
  }

  it('is its, and its record stays as it is, however its time differs from the clock here', async () => {
    const { id } = await runElsewhere();
    const before = file(id);
    const registry = await RunRegistry.open(store, listener, 200);
    expect(registry.summary(id)).toMatchObject({ elsewhere: true, state: { phase: 'running' } });
    await delay(300);
    await registry.refresh();
    // Nothing has changed for longer than a sign of life may take: it counts as left alone, here.
    expect(registry.summary(id)).toMatchObject({ elsewhere: false, state: { phase: 'crashed' } });
    expect(file(id)).toBe(before);
  });

  it('that gives signs of life is never taken', async () => {
    const record = await runElsewhere();
    const { id } = record;
    const registry = await RunRegistry.open(store, listener, 700);
    const living = setInterval(() => void store.write(record), 100);
    try {
      for (let i = 0; i < 12; i++) {
        await delay(100);
        await registry.refresh();
        expect(registry.summary(id).elsewhere).toBe(true);
      }
      expect(await registry.claim(id)).toBeNull();
      expect(await registry.remove(id)).toBe(false);
    } finally {
      clearInterval(living);
      await delay(200);
    }
  });

  it('that is silent is taken over once that is known, with a fence against its waking up', async () => {
    const { id } = await runElsewhere();
    const registry = await RunRegistry.open(store, listener, 600);
    const began = performance.now();
    expect(await registry.claim(id)).toMatchObject({ fence: 1, record: { owner: ownIdentity() } });
    expect(performance.now() - began).toBeGreaterThan(500);
  });
});

describe('the order of runs', () => {
  it('is that in which they were made, though a clock was a day ahead and back again', async () => {
    const ahead = await store.create(experiment, given);
    const tomorrow = new Date(Date.now() + dayMs).toISOString();
    await store.write({ ...ahead, createdAt: tomorrow, order: tomorrow });
    // As version 0.1.0 wrote it.
    const { order, ...earlier } = await store.create(experiment, given);
    expect(order).toBe(earlier.createdAt);
    await store.write(earlier);
    const registry = await RunRegistry.open(store, listener);
    const made: string[] = [];
    for (let i = 0; i < 12; i++) {
      const record = await store.create(experiment, { ...given, order: registry.nextOrder() });
      registry.hold(record, 0);
      made.push(record.id);
    }
    const ids = registry.summaries().map(({ id }) => id);
    expect(ids).toEqual([earlier.id, ahead.id, ...made]);
    expect((await store.list()).runs.map(({ id }) => id)).toEqual(ids);
    expect(Date.parse(registry.summary(made[0]!).createdAt)).toBeLessThan(Date.now() + 1000);
  });
});
