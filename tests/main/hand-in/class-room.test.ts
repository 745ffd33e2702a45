import { afterEach, describe, expect, it } from 'vitest';
import '../../../src/main/presets/presets';
import { ClassRoom, type Importer } from '../../../src/main/hand-in/class-room';
import { importFiles } from '../../../src/main/run-files/import-runs';
import { handInRuns } from '../../../src/main/hand-in/hand-in-runs';
import { summaryOf } from '../../../src/main/runs/run-summary';
import type { RunStore } from '../../../src/main/runs/run-store';
import { classIn, type ClassRunKey } from '../../../src/shared/class';
import type { RunSummary } from '../../../src/shared/runs';
import { openStore, removeFolders } from '../run-files/exchange-fixture';
import { classFolder, handsIn } from './class-fixture';

afterEach(removeFolders);

const ann = { name: 'Ann Lee', id: '4711' };
const ben = { name: 'Ben; =cmd', id: '' };

/** What takes in, and counts the files that it was given. */
class Lecturer implements Importer {
  #runs: readonly RunSummary[] = [];
  readonly imported: string[] = [];
  constructor(readonly store: RunStore) {}
  async refresh() {
    this.#runs = (await this.store.list()).runs.map((record) => summaryOf(record, false));
  }
  runs = () => this.#runs;
  async importRuns(paths: readonly string[]) {
    this.imported.push(...paths);
    const report = await importFiles(this.store, paths);
    await this.refresh();
    return report;
  }
}

async function openRoom() {
  const folder = classFolder();
  const room = new ClassRoom(() => folder);
  const keys = async (): Promise<ClassRunKey[]> => {
    const looked = await room.look(null);
    return classIn(looked!.text).runs.map(({ file, run }) => ({ file, id: run.id }));
  };
  return { folder, room, keys, lecturer: new Lecturer(await openStore()) };
}

describe('the room of a class', () => {
  it('answers only where something has changed', async () => {
    const { folder, room } = await openRoom();
    const first = await room.look(null);
    expect(await room.look(first!.revision)).toBeNull();
    await handsIn(folder, ann);
    const second = await room.look(first!.revision);
    expect(classIn(second!.text).runs).toHaveLength(1);
    expect(await room.look(second!.revision)).toBeNull();
    expect(await room.look(null)).toEqual(second);
    await expect(new ClassRoom(() => null).look(null)).rejects.toThrow('no hand-in folder');
  });

  it('takes in what is not here yet, each run under its student, and nothing twice', async () => {
    const { folder, room, keys, lecturer } = await openRoom();
    const one = await handsIn(folder, ann);
    await handsIn(folder, ben);
    const pooled = await room.pool(await keys(), lecturer);
    expect(lecturer.imported).toHaveLength(2);
    const owners = () => lecturer.runs().map(({ origin }) => origin!.name);
    expect(owners().sort()).toEqual(['Ann Lee', 'Ben; =cmd']);
    expect([...pooled.ids].sort()).toEqual(
      lecturer
        .runs()
        .map(({ id }) => id)
        .sort(),
    );

    lecturer.imported.length = 0;
    expect((await room.pool(await keys(), lecturer)).ids).toEqual(pooled.ids);
    expect(lecturer.imported).toEqual([]);

    // Further trained: the run here is brought up to date.
    await one.store.write({ ...one.record, step: 4000 });
    await handInRuns(one.store, { ids: [one.record.id], student: ann, folder });
    await room.pool(await keys(), lecturer);
    expect(lecturer.imported).toHaveLength(1);
    expect(
      lecturer
        .runs()
        .map(({ step }) => step)
        .sort(),
    ).toEqual([4000, 50]);
  });

  it('finds a run that two handed in once, and reads no file but those listed', async () => {
    const { folder, room, keys, lecturer } = await openRoom();
    const { store, record } = await handsIn(folder, ann);
    await handInRuns(store, { ids: [record.id], student: ben, folder });
    const { ids } = await room.pool(await keys(), lecturer);
    expect(ids).toHaveLength(1);
    expect(lecturer.runs()).toHaveLength(1);
    lecturer.imported.length = 0;
    const foreign = [{ file: '../../etc/passwd', id: record.id }];
    await expect(room.pool(foreign, lecturer)).rejects.toThrow('The folder has changed meanwhile');
    expect(lecturer.imported).toEqual([]);
  });

  it('writes the table as it is shown, for programs and for a German spreadsheet, with names or without', async () => {
    const { folder, room, keys } = await openRoom();
    await handsIn(folder, ann, { changes: { result: { episodes: 2, mean: 480.5, std: 1.5 } } });
    await handsIn(folder, ben, { changes: { result: null, state: { phase: 'stopped' } } });
    const runs = [...(await keys())].reverse();
    const table = (order: object) =>
      room.table({ runs, hideNames: false, csv: 'language', ...order }, 'en').split('\n');
    const [head, first, second] = table({});
    expect(head).toMatch(/^student,student_id,assignment,environment,algorithm,seed,state,steps,return_mean/);
    expect(first).toMatch(/^"Ben; =cmd",,,CartPole-v1,dqn,1,stopped,50,,,,,/);
    expect(second).toMatch(/^Ann Lee,4711,,CartPole-v1,dqn,1,finished,50,480\.5,1\.5,2,yes,/);
    const german = table({ csv: 'semicolon' });
    expect(german[0]).toMatch(/^\ufeffstudent;student_id;/);
    expect(german[2]).toContain(';480,5;1,5;2;yes;');
    const hidden = table({ hideNames: true });
    expect(hidden.join('\n')).not.toMatch(/Ann|Ben|4711/);
    expect(hidden[1]).toMatch(/^Student 2,,/);
  });
});
