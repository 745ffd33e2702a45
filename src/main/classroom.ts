/** What the window can do with a class: hand runs in as a student, and see what was handed in as a lecturer. */
import type { ClassAnswers } from '../shared/class-requests';
import type { ClassRunKey, ClassTableOrder } from '../shared/class';
import type { HandedIn, HandInReport } from '../shared/hand-in';
import type { Language } from '../shared/language';
import { message } from '../shared/language/say';
import { writeFileAtomically } from './files/atomic-file';
import { handInAsSet } from './hand-in/as-set';
import { ClassRoom, type Importer } from './hand-in/class-room';
import type { HandIn } from './hand-in/hand-in-runs';
import { toTarget } from './runs/write-target';
import type { SettingsStore } from './settings';
import type { LongWorks } from './work/long-works';
import type { Watcher } from './work/work';

/** What owns the runs: the supervisor. */
export interface RunsOfClass extends Importer {
  handIn(handIn: HandIn, watcher?: Watcher): Promise<HandInReport>;
  handedIn(): Promise<readonly HandedIn[]>;
}

/** What answers the window's requests about a class. */
export interface Classroom {
  /** Hands runs in to the folder of the settings; null where the person cancels. */
  handIn(ids: readonly string[]): Promise<HandInReport | null>;
  /** What was handed in from here. */
  handedIn(): Promise<readonly HandedIn[]>;
  /** Asks the person for the folder to hand in to; null where they cancel. */
  askFolder(): Promise<string | null>;
  listing(known: number | null): Promise<ClassAnswers['classListing']>;
  pool(runs: readonly ClassRunKey[]): Promise<ClassAnswers['poolClass']>;
  exportTable(order: ClassTableOrder): Promise<ClassAnswers['exportClass']>;
}

export interface ClassroomParts {
  readonly settings: SettingsStore;
  readonly runs: RunsOfClass;
  readonly works: LongWorks;
  /** Resolves when the window knows the runs that are new. */
  readonly told: () => Promise<void>;
  readonly language: () => Language;
  readonly askFolder: () => Promise<string | null>;
  /** Asks where a table is to go; null where the person cancels. */
  readonly askTableTarget: () => Promise<string | null>;
}

export function openClassroom(parts: ClassroomParts): Classroom {
  const { settings, runs, works } = parts;
  const room = new ClassRoom(() => settings.current.handInFolder);
  return {
    handIn: (ids) => {
      const handIn = { ids, ...handInAsSet(settings.current) };
      return works.run('handIn', (watcher) => runs.handIn(handIn, watcher));
    },
    handedIn: () => runs.handedIn(),
    askFolder: parts.askFolder,
    listing: (known) => works.run('readClass', (watcher) => room.look(known, watcher)),
    pool: async (keys) => {
      const pooled = await works.run('importRuns', (watcher) => room.pool(keys, runs, watcher));
      await parts.told();
      return pooled;
    },
    exportTable: async (order) => {
      const table = room.table(order, parts.language());
      const path = await parts.askTableTarget();
      if (path === null) return null;
      await toTarget(path, message('otherwise.otherPlaceForFile'), () => writeFileAtomically(path, table));
      return { path };
    },
  };
}
