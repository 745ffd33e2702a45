/** What a class has handed in: looked at every few seconds while its room is open. */
import {
  classIn,
  studentNumbers,
  type ClassListing,
  type ClassRun,
  type ClassRunKey,
} from '../../shared/class';
import { runLimit } from '../../shared/comparison';
import { keyOf, type Student } from '../../shared/hand-in';
import { said, t } from '../i18n';
import { ask } from './ask';
import { comparison } from './comparison.svelte';
import { lookAgain } from './look-again';
import { messages } from './messages.svelte';
import { rooms } from './rooms.svelte';
import { settings } from './settings.svelte';
import { works } from './works.svelte';

/** Folders in the network tell of no changes: they are looked at so often, in milliseconds. */
const lookMs = 3000;

const keyOfRun = ({ file, run }: ClassRun): ClassRunKey => ({ file, id: run.id });

class ClassState {
  #listing = $state.raw<ClassListing | null>(null);
  #revision: number | null = null;
  #hasFailed = false;
  #busy = $state(false);

  /** Null until it has been read. */
  get listing(): ClassListing | null {
    return this.#listing;
  }
  /** While runs are taken in, or a table is written. */
  get isBusy(): boolean {
    return this.#busy;
  }

  #numbers = $derived(studentNumbers(this.#listing?.runs ?? []));

  get students(): number {
    return this.#numbers.size;
  }

  /** Where a student stands among those who handed in. */
  numberOf(student: Student): number {
    return this.#numbers.get(keyOf(student)) ?? 0;
  }

  /** What a student is called here: by the name, or by a number where names are hidden. */
  nameOf(student: Student): string {
    return settings.current.hideNames ? t.classRoom.hidden(this.numberOf(student)) : student.name;
  }

  /** Looks at the folder again and again; the returned function ends that. */
  watch(): () => void {
    return lookAgain(async () => {
      if (settings.current.handInFolder === null) this.#forget();
      else await this.#look();
    }, lookMs);
  }

  async #look(): Promise<void> {
    const folder = settings.current.handInFolder;
    if (this.#listing !== null && this.#listing.folder !== folder) this.#forget();
    try {
      const found = await ask('classListing', { known: this.#revision });
      this.#hasFailed = false;
      if (found !== null) [this.#listing, this.#revision] = [classIn(found.text), found.revision];
    } catch (error) {
      // The next look tries again; a person is told once.
      if (!this.#hasFailed) messages.fault(t.classRoom.unreachable, error);
      this.#hasFailed = true;
    }
  }

  #forget(): void {
    this.#listing = null;
    this.#revision = null;
  }

  /** Takes in those of some runs that are not here yet, and compares them. */
  async compare(runs: readonly ClassRun[]): Promise<void> {
    await this.#doing(t.classRoom.compareFailed, async () => {
      works.begin('importRuns');
      const pooled = await ask('poolClass', { runs: runs.slice(0, runLimit).map(keyOfRun) });
      if (pooled === null) return;
      const { ids, report } = pooled;
      const bad = report.files.flatMap(({ problem }) => problem ?? []);
      if (bad.length > 0)
        messages.show({
          kind: 'fault',
          title: t.classRoom.notImported(bad.length),
          text: bad.slice(0, 3).map(said).join('\n'),
        });
      if (report.notTaken.length > 0)
        messages.show({ kind: 'note', title: t.work.importCancelled, text: t.work.stay([]) });
      else if (ids.length > 0) {
        comparison.compareOnly(ids);
        rooms.go('compare');
      }
    });
  }

  /** Writes a table of some runs, in their order. */
  async exportTable(runs: readonly ClassRun[]): Promise<void> {
    await this.#doing(t.classRoom.exportFailed, async () => {
      const { hideNames, export: choice } = settings.current;
      const done = await ask('exportClass', {
        runs: runs.map(keyOfRun),
        hideNames,
        csv: choice.csv ?? 'language',
      });
      if (done === null) return;
      messages.announce(t.classRoom.exported);
      messages.show({
        kind: 'note',
        title: t.classRoom.exported,
        text: done.path,
        action: { label: t.classRoom.show, run: () => void ask('revealExport') },
      });
    });
  }

  async #doing(failed: string, work: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await work();
    } catch (error) {
      messages.fault(failed, error);
    } finally {
      this.#busy = false;
    }
  }
}

export const classState = new ClassState();
