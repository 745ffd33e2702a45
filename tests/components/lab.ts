/**
 * The main process behind a component: the real one, in the test's own process and in a data folder of its own.
 *
 * Requests are checked, handled and answered by the code that answers the window; `window.lab` is the bridge of the
 * contract. Three parts are left out. Electron: the test answers the system's dialogs. Training: a trainer that rests,
 * since what was learned is recorded beforehand. The thread that compares: it is done in this one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  Answer,
  DataFolderSetting,
  LabBridge,
  NoticeName,
  Notices,
  RequestAnswers,
  RequestName,
  RequestPayload,
} from '../../src/shared/contract';
import { languageOf } from '../../src/shared/language';
import { withheldAmong } from '../../src/shared/runs';
import { openClassroom } from '../../src/main/classroom';
import { compareRuns } from '../../src/main/comparison/compare-runs';
import { CurveReader } from '../../src/main/comparison/curve-reader';
import { answer, handlersOf } from '../../src/main/ipc';
import { PageNotices } from '../../src/main/notices';
import { openCourseOffice } from '../../src/main/courses';
import { CourseShelf } from '../../src/main/presets/courses/course-shelf';
import { PresetLibrary } from '../../src/main/presets/preset-library';
import { builtInFolders } from '../../src/main/presets/presets';
import { Supervisor } from '../../src/main/processes/supervisor';
import { exportComparison } from '../../src/main/reports/export-comparison';
import { RunStore } from '../../src/main/runs/run-store';
import { SettingsStore } from '../../src/main/settings';
import { LongWorks } from '../../src/main/work/long-works';

/** A page of a test takes in what it is told at once. */
const noticeMs = 2;

/** What this computer is called: runs that name it were trained here. */
export const ownProcessor = 'a processor of the tests';

export interface Asked<N extends RequestName = RequestName> {
  readonly name: N;
  readonly payload: RequestPayload<N>;
}

export class TestLab {
  /** Every request of the page, in order. */
  readonly asked: Asked[] = [];
  /** What the person answers in the system's dialogs: paths to read from or to write to; null where they cancel. */
  dialog: readonly string[] | null = null;
  readonly #listeners = new Map<NoticeName, Set<(notice: never) => void>>();
  readonly #notices = new PageNotices((number, parcel) => {
    for (const [name, notice] of parcel) this.tell(name, notice);
    this.#notices.taken(number);
  }, noticeMs);
  readonly #handlers: ReturnType<typeof handlersOf>;

  private constructor(
    /** The data folder. */
    readonly home: string,
    readonly supervisor: Supervisor,
    readonly settings: SettingsStore,
    store: RunStore,
  ) {
    const folder: DataFolderSetting = {
      ...{ folder: home, usual: home, next: home },
      ...{ origin: 'environment', synchronisedBy: null },
    };
    const notices = this.#notices;
    supervisor.on('changed', (summaries) => summaries.forEach((summary) => notices.changed(summary)));
    supervisor.on('removed', (ids) => ids.forEach((id) => notices.removed(id)));
    supervisor.on('events', (id, events) => notices.events(id, events));
    supervisor.on('anew', (id) => notices.anew(id));
    supervisor.on('notice', (id, says) => notices.remark({ id, says }));
    settings.subscribe((changed) => {
      supervisor.configure({ parallel: changed.parallelRuns, threads: changed.threads });
      notices.settings(changed);
    });
    const works = new LongWorks((work, progress) => notices.work(work, progress));
    const reader = new CurveReader(store);
    const named = () => this.dialog?.[0] ?? null;
    const courseShelf = new CourseShelf(home, () => settings.current.courseFolder);
    const presets = new PresetLibrary(home, builtInFolders(), courseShelf);
    this.#handlers = handlersOf(
      {
        lab: supervisor,
        presets,
        askPresetFile: () => Promise.resolve(named()),
        askPresetTarget: () => Promise.resolve(named()),
        compare: (request) => compareRuns(reader, request, withheldAmong(supervisor.runs())),
        askTarget: () => Promise.resolve(named()),
        exportTo: (order, path) =>
          works.run('export', (watcher) =>
            exportComparison(store, reader, supervisor.runs(), order, path, watcher),
          ),
        exportRuns: async (order) => {
          const path = named();
          if (path === null) return null;
          return works.run('exportRuns', (watcher) => supervisor.exportRuns(order, path, watcher));
        },
        importRuns: async () => {
          const { dialog } = this;
          if (dialog === null) return null;
          return works.run('importRuns', (watcher) => supervisor.importRuns(dialog, watcher));
        },
        classroom: openClassroom({
          ...{ settings, works, runs: supervisor, told: () => notices.flush() },
          language: () => languageOf(settings.current.language, 'en'),
          askFolder: () => Promise.resolve(named()),
          askTableTarget: () => Promise.resolve(named()),
        }),
        courses: openCourseOffice({
          ...{ settings, presets, askFile: () => Promise.resolve(named()) },
          askFolder: () => Promise.resolve(named()),
          askTarget: () => Promise.resolve(named()),
        }),
        folders: {
          setting: () => folder,
          choose: () => Promise.resolve(null),
          useUsual: () => Promise.resolve(folder),
        },
        cancelWork: (work) => works.cancel(work),
        readyToClose: () => undefined,
        settings,
        about: {
          versions: { Processor: ownProcessor },
          dataFolder: home,
          cores: 2,
          presetHandInFolder: null,
          presetCourseFolder: null,
          warnings: settings.warnings,
        },
      },
      notices,
    );
  }

  /**
   * Opens a data folder.
   * @param fill writes into it before it is opened
   * @param home the folder, where it is there already
   */
  static async open(
    fill: (home: string) => Promise<void> | void = () => undefined,
    home = mkdtempSync(join(tmpdir(), 'rl-lab-component-')),
  ): Promise<TestLab> {
    await fill(home);
    const settings = new SettingsStore(home);
    const store = await RunStore.open(home);
    const { parallelRuns, threads } = settings.current;
    const trainer = join(import.meta.dirname, 'resting-trainer.mjs');
    const supervisor = await Supervisor.open({ store, parallel: parallelRuns, threads, trainer });
    return new TestLab(home, supervisor, settings, store);
  }

  /** The bridge, as the preload script exposes it: what passes it is copied. */
  get bridge(): LabBridge {
    return {
      request: async (name, payload) => {
        this.asked.push(structuredClone({ name, payload }) as Asked);
        return this.#answer(name, payload);
      },
      subscribe: (name, listener) => {
        if (this.#listeners.size === 0) this.#notices.taken(0);
        const known = this.#listeners.get(name) ?? new Set();
        this.#listeners.set(name, known);
        known.add(listener);
        return () => void known.delete(listener);
      },
    };
  }

  /** Sends a request past the page. Rejects where it is refused. */
  async request<N extends RequestName>(
    name: N,
    ...[payload]: RequestPayload<N> extends undefined ? [] : [payload: RequestPayload<N>]
  ): Promise<RequestAnswers[N]> {
    const answered = await this.#answer(name, payload as RequestPayload<N>);
    if (!answered.ok) throw new Error(JSON.stringify(answered));
    return answered.value;
  }

  /** What the page has asked for by a name. */
  askedFor<N extends RequestName>(name: N): readonly RequestPayload<N>[] {
    return this.asked.flatMap((asked) => (asked.name === name ? [asked.payload as RequestPayload<N>] : []));
  }

  /** Has the page hear a notice. */
  tell<N extends NoticeName>(name: N, notice: Notices[N]): void {
    const told = structuredClone(notice);
    for (const listener of [...(this.#listeners.get(name) ?? [])])
      (listener as (notice: Notices[N]) => void)(told);
  }

  /** Ends everything; the folder stays as it is. */
  async end(): Promise<void> {
    this.#listeners.clear();
    await this.supervisor.close();
  }

  /** Deletes the folder, once everything has ended. */
  remove(): void {
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  async #answer<N extends RequestName>(
    name: N,
    payload: RequestPayload<N>,
  ): Promise<Answer<RequestAnswers[N]>> {
    const answered = await answer(this.#handlers, name, structuredClone(payload));
    return structuredClone(answered) as Answer<RequestAnswers[N]>;
  }
}
