/** Folders of a class, filled by students each with a data folder of their own. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handInRuns } from '../../../src/main/hand-in/hand-in-runs';
import type { RunRecord } from '../../../src/main/runs/run-record';
import { RunStore } from '../../../src/main/runs/run-store';
import { noAnnotations } from '../../../src/shared/annotations';
import type { Student } from '../../../src/shared/hand-in';
import { addRun, makeFolder, openStore } from '../run-files/exchange-fixture';

/** A new folder for a class; `removeFolders` deletes it. */
export const classFolder = makeFolder;

/** Has a student train a run and hand it in; gives the run, its store and the file. */
export async function handsIn(
  folder: string,
  student: Student,
  given: Parameters<typeof addRun>[1] = {},
): Promise<{ store: RunStore; record: RunRecord; path: string }> {
  const store = await openStore();
  const record = await addRun(store, given);
  const { path } = await handInRuns(store, { ids: [record.id], student, folder });
  return { store, record, path };
}

/** What the class is asked, and what its students expect. */
const task = {
  ...{ id: 'task-1', title: 'Without a target network', kind: 'text' as const },
  question: 'What do you expect without a target network?',
};
const answers = [
  'It learns, but ends clearly lower: between 50 and 450, depending on the seed.',
  'About 200',
  'Die Werte laufen davon, weil das Netz seinem eigenen Ziel hinterherläuft; danach vergisst es wieder, was es schon konnte, und der Return fällt.',
  'Nothing changes',
];

/**
 * Fills a folder with what a class hands in: copies of runs that were really trained, each under another student, with an
 * id, a moment and returns of its own.
 * @param trained the data folder with the runs
 * @returns how many runs were handed in
 */
export async function handInForClass(
  trained: string,
  folder: string,
  students: readonly Student[],
  runsEach: number,
): Promise<number> {
  const models = readdirSync(join(trained, 'runs'));
  let made = 0;
  for (const [at, student] of students.entries()) {
    const home = mkdtempSync(join(tmpdir(), 'rl-lab-student-'));
    const ids: string[] = [];
    for (let i = 0; i < runsEach; i++) {
      const model = models[made++ % models.length]!;
      const id = `${model}-${at + 1}-${i + 1}`;
      const target = join(home, 'runs', id);
      cpSync(join(trained, 'runs', model), target, { recursive: true });
      const record = JSON.parse(readFileSync(join(target, 'run.json'), 'utf8')) as RunRecord;
      // By a scatter that is the same each time: some learned well, some did not.
      const share = ((at * 7 + i * 13) % 20) / 20;
      const result =
        record.result === null ? null : { ...record.result, mean: 60 + 440 * share ** (0.4 + at / 20) };
      const createdAt = new Date(Date.UTC(2026, 11, 1, 8, at, i)).toISOString();
      writeFileSync(
        join(target, 'run.json'),
        JSON.stringify({
          ...record,
          id,
          createdAt,
          owner: null,
          result,
          experiment: { ...record.experiment, seed: i + 1 },
          assignment: task,
        }),
      );
      writeFileSync(
        join(target, 'annotations.json'),
        JSON.stringify({
          schema: 1,
          ...noAnnotations,
          answer: { text: answers[at % answers.length], at: createdAt },
        }),
      );
      ids.push(id);
    }
    const store = await RunStore.open(home);
    for (const id of ids) await handInRuns(store, { ids: [id], student, folder });
    rmSync(home, { recursive: true, force: true });
  }
  return made;
}
