import fc from 'fast-check';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { annotationFile, changeAnnotations } from '../../../src/main/runs/run-annotations';
import { RunRegistry } from '../../../src/main/runs/run-registry';
import { RunStore } from '../../../src/main/runs/run-store';
import { requireExperiment } from '../../../src/shared/experiment';
import type { RunSummary } from '../../../src/shared/runs';

const experiment = requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn' });
const given = { preset: null, versions: {}, owner: null };
const nobody = { changed: () => undefined, removed: () => undefined, failed: () => undefined };

let folder: string;
/** Through which others change what the registry has read. */
let store: RunStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-changes-'));
  store = await RunStore.open(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the window knows: the runs there were, and what it was told since. */
class Told {
  readonly runs = new Map<string, RunSummary>();
  readonly changed = (summary: RunSummary) => void this.runs.set(summary.id, summary);
  readonly removed = (ids: readonly string[]) => ids.forEach((id) => this.runs.delete(id));
  readonly failed = () => undefined;
}

describe('the first look after the start', () => {
  it('tells of nothing where nothing has changed, however many runs there are', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { id } = await store.create({ ...experiment, seed }, given);
      if (seed % 2 === 0) await changeAnnotations(store.folderOf(id), { note: 'as it was' });
    }
    const told: string[] = [];
    const registry = await RunRegistry.open(store, { ...nobody, changed: ({ id }) => told.push(id) });
    await registry.refresh();
    await registry.refresh();
    expect(told).toEqual([]);
  });

  it('takes no file for a run', async () => {
    await store.create(experiment, given);
    writeFileSync(join(folder, 'runs', 'notes.txt'), 'to do');
    const registry = await RunRegistry.open(store, nobody);
    await registry.refresh();
    expect(registry.damaged).toEqual([]);
    expect(registry.summaries()).toHaveLength(1);
  });
});

/** Changes that other processes, people and faults make; each names the runs there are by number. */
const changes: Readonly<Record<string, (id: string, n: number) => unknown>> = {
  create: (_, n) => store.create({ ...experiment, seed: n }, given),
  write: async (id, n) => store.write({ ...(await store.read(id)), step: n }),
  /** As long as before, in the same file, with the old time: as a tool does that restores times. */
  'write within': (id, n) => {
    const file = join(store.folderOf(id), 'run.json');
    const { atime, mtime } = statSync(file);
    const text = readFileSync(file, 'utf8').replace(/"seed": \d/, `"seed": ${n % 10}`);
    writeFileSync(file, text);
    utimesSync(file, atime, mtime);
  },
  'set the clock back': (id, n) => utimesSync(join(store.folderOf(id), 'run.json'), n, n),
  damage: (id, n) => {
    const file = join(store.folderOf(id), 'run.json');
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, n));
  },
  'delete the record': (id) => rmSync(join(store.folderOf(id), 'run.json'), { force: true }),
  'delete the folder': (id) => rmSync(store.folderOf(id), { recursive: true, force: true }),
  remove: (id) => store.remove(id),
  restore: (id) => store.restore(id),
  'rename the folder': (id, n) => renameSync(store.folderOf(id), store.folderOf(`renamed-${n}`)),
  'make a folder': (_, n) => mkdirSync(store.folderOf(`empty-${n}`), { recursive: true }),
  annotate: (id, n) => changeAnnotations(store.folderOf(id), { note: String(n) }),
  'damage the annotations': (id, n) =>
    writeFileSync(annotationFile(store.folderOf(id)), `{"schema": 1, "note": "${n % 10}", "tags": 1}`),
  'delete the annotations': (id) => rmSync(annotationFile(store.folderOf(id)), { force: true }),
};

const anyChanges = fc.array(
  fc.record({
    kind: fc.constantFrom(...Object.keys(changes)),
    run: fc.nat(6),
    n: fc.integer({ min: 1, max: 1000 }),
    look: fc.boolean(),
  }),
  { minLength: 1, maxLength: 14 },
);

describe('what is kept in memory of the data folder', () => {
  it('is what reading all of it gives, whatever happened in it', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyChanges, async (made) => {
        rmSync(folder, { recursive: true, force: true });
        store = await RunStore.open(folder);
        const names: string[] = [];
        for (let seed = 1; seed <= 3; seed++)
          names.push((await store.create({ ...experiment, seed }, given)).id);
        const told = new Told();
        const registry = await RunRegistry.open(store, told);
        for (const summary of registry.summaries()) told.changed(summary);
        for (const { kind, run, n, look } of made) {
          // What cannot be done to this run is not: it is not there, is damaged, or in the bin.
          await Promise.resolve()
            .then(() => changes[kind]!(names[run % names.length]!, n))
            .catch(() => undefined);
          for (const name of existsSync(store.runsFolder) ? readdirSync(store.runsFolder) : [])
            if (!names.includes(name)) names.push(name);
          if (look) await registry.refresh();
        }
        await registry.refresh();
        const anew = await RunRegistry.open(store, nobody);
        const damaged = anew.damaged.map(({ id }) => id);
        // Of a run that can no longer be read it stays known what it was.
        const readable = (runs: readonly RunSummary[]) => runs.filter(({ id }) => !damaged.includes(id));
        expect(readable(registry.summaries())).toEqual(anew.summaries());
        expect(readable([...told.runs.values()])).toHaveLength(anew.summaries().length);
        for (const summary of anew.summaries()) expect(told.runs.get(summary.id)).toEqual(summary);
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect([...registry.damaged].sort(byId)).toEqual([...anew.damaged].sort(byId));
      }),
      { numRuns: 60 },
    );
  });
});
