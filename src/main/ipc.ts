/** Answers the window's requests and sends it notices, as the contract says. Trusts nothing that comes in. */
import { message } from '../shared/language/say';
import { shell, type IpcMain, type IpcMainInvokeEvent, type WebContents, type WebFrameMain } from 'electron';
import { channels } from './channels';
import {
  requests,
  type About,
  type Answer,
  type DataFolderSetting,
  type RequestAnswers,
  type RequestName,
  type RequestPayload,
} from '../shared/contract';
import type { Comparison, ComparisonRequest } from '../shared/comparison';
import type { ExportOrder } from '../shared/exports/export-order';
import type { ImportReport, RunExport, RunExportOrder } from '../shared/exchange';
import { excessOf } from '../shared/extent';
import { InvalidValueError } from '../shared/fields';
import type { Problem } from '../shared/problem';
import { wordedProblem } from '../shared/worded-problem';
import { requestExtent } from '../shared/limits';
import { runsText } from '../shared/runs-text';
import { SpokenError } from '../shared/language/spoken-error';
import { problemsInEach } from '../shared/language/problems';
import type { LongWork } from '../shared/work';
import type { Classroom } from './classroom';
import type { CourseOffice } from './courses';
import { isPage } from './keep-page';
import type { Lab } from './lab';
import type { PageNotices } from './notices';
import type { PresetLibrary } from './presets/preset-library';
import { messageOf } from './runs/storage-error';
import { parseFirst, type Issue } from './files/schema-issue';
import type { SettingsStore } from './settings';

/** Requests that are answered at the same time: more than a window with a thousand curves asks for. */
const mostOpen = 3000;

/** What a handler may leave unsaid where the answer is null. */
type Handled<T> = null extends T ? unknown : Promise<T> | T;

type Handlers = {
  [N in RequestName]: (payload: RequestPayload<N>) => Handled<RequestAnswers[N]>;
};

/** Says what is wrong first with a payload, in the words of the contract's schema. */
function payloadProblem({ field, says }: Issue): Problem {
  return wordedProblem(field.slice(0, 200) || 'payload', 'refused', says, message('refusals.faultOfProgram'));
}

/** Turns whatever was thrown into an answer that says what is wrong. */
export function failure(error: unknown): Answer<never> {
  if (!(error instanceof InvalidValueError)) return { ok: false, says: messageOf(error), problems: [] };
  return {
    ok: false,
    says: error.what,
    problems: problemsInEach(error),
  };
}

/** True where a frame is the top frame of our own window and shows our own page. */
export function isOwnFrame(
  event: Pick<IpcMainInvokeEvent, 'sender'> & { readonly senderFrame: WebFrameMain | null },
  contents: WebContents | undefined,
  pageUrl: string,
): boolean {
  const { sender, senderFrame } = event;
  return (
    contents !== undefined &&
    sender === contents &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    isPage(senderFrame.url, pageUrl)
  );
}

/** Checks name and payload of a request against the contract, has it handled, and words the answer. */
export async function answer(handlers: Handlers, name: unknown, payload: unknown): Promise<Answer<unknown>> {
  if (typeof name !== 'string' || !Object.hasOwn(requests, name))
    return { ok: false, says: message('requests.unknown'), problems: [] };
  const refuse = (issue: Issue): Answer<never> => ({
    ok: false,
    says: message('requests.badPayload', { name }),
    problems: [payloadProblem(issue)],
  });
  // Before anything else goes through all of it: how much it is.
  const excess = excessOf(payload, requestExtent(name));
  if (excess !== null) return refuse({ field: '', says: excess });
  const parsed = parseFirst(requests[name as RequestName], payload);
  if ('issue' in parsed) return refuse(parsed.issue);
  try {
    const handle = handlers[name as RequestName] as (payload: unknown) => unknown;
    const value = await handle(parsed.data);
    return { ok: true, value: value ?? null };
  } catch (error) {
    return failure(error);
  }
}

/** Who may ask, and what is told. */
interface Door {
  readonly ipcMain: IpcMain;
  readonly notices: PageNotices;
  readonly pageUrl: string;
  /** The contents of our one window, as long as it is there. */
  readonly contents: () => WebContents | undefined;
}

/** What answers. */
export interface RequestServices {
  readonly lab: Lab;
  readonly presets: PresetLibrary;
  /** Asks the person which file of presets is to be read; null where they cancel. */
  readonly askPresetFile: () => Promise<string | null>;
  /** Asks the person where presets are to go; null where they cancel. */
  readonly askPresetTarget: (name: string) => Promise<string | null>;
  readonly compare: (request: ComparisonRequest) => Promise<Comparison>;
  /** Asks the person where an export is to go; null where they cancel. */
  readonly askTarget: (order: ExportOrder) => Promise<string | null>;
  /** Writes an export, and says what has to be known of its runs; null where the person cancels. */
  readonly exportTo: (order: ExportOrder, path: string) => Promise<readonly string[] | null>;
  /** Writes runs into a file, where the person says; null where they cancel. */
  readonly exportRuns: (order: RunExportOrder) => Promise<RunExport | null>;
  /** Takes in the runs of files that the person chooses; null where they cancel. */
  readonly importRuns: () => Promise<ImportReport | null>;
  readonly classroom: Classroom;
  readonly courses: CourseOffice;
  readonly folders: {
    readonly setting: () => DataFolderSetting;
    /** Asks the person for another data folder; null where they cancel. */
    readonly choose: () => Promise<DataFolderSetting | null>;
    readonly useUsual: () => Promise<DataFolderSetting>;
  };
  readonly cancelWork: (work: LongWork) => void;
  /** Nothing that was typed in the page is left to be saved. */
  readonly readyToClose: () => void;
  readonly settings: SettingsStore;
  readonly about: About;
}

/** What answers each request. */
export function handlersOf(serving: RequestServices, notices: PageNotices): Handlers {
  const { lab, presets, askPresetFile, askPresetTarget, compare, askTarget, exportTo } = serving;
  const { settings, about } = serving;
  const { exportRuns, importRuns, classroom, courses, cancelWork, readyToClose, folders } = serving;
  let exported: string | null = null;
  /** Remembers where a file went, which can be asked for. */
  const noted = <T extends { readonly path: string } | null>(done: T): T => {
    exported = done?.path ?? exported;
    return done;
  };
  return {
    about: () => about,
    presets: () => presets.list(),
    settings: () => settings.current,
    changeSettings: (changes) => settings.change(changes),
    runs: () => runsText(lab.runs()),
    metrics: ({ id }) => notices.reading(id, () => lab.metrics(id)),
    compare,
    export: async (order) => {
      const path = await askTarget(order);
      if (path === null) return null;
      const remarks = await exportTo(order, path);
      if (remarks === null) return null;
      exported = path;
      return { path, remarks };
    },
    revealExport: () => {
      if (exported !== null) shell.showItemInFolder(exported);
    },
    log: ({ id }) => lab.log(id),
    inspections: ({ id }) => lab.inspections(id),
    inspection: ({ id, step }) => lab.inspection(id, step),
    optimum: ({ id }) => lab.optimum(id),
    start: async ({ experiment, preset }) => {
      const { experiments, assignment } = await presets.order([experiment], preset);
      return lab.start(experiments[0], preset, assignment);
    },
    startMany: async ({ experiments: wanted, preset }) => {
      const { experiments, assignment } = await presets.order(wanted, preset);
      return lab.startMany(experiments, preset, assignment);
    },
    pause: ({ id }) => lab.pause(id),
    resume: ({ id }) => lab.resume(id),
    extend: ({ id, steps }) => lab.extend(id, steps),
    stop: ({ id }) => lab.stop(id),
    arrangeQueue: ({ ids }) => lab.arrangeQueue(ids),
    remove: ({ id }) => lab.remove(id),
    restore: ({ id }) => lab.restore(id),
    annotate: ({ ids, change }) => lab.annotate(ids, change),
    exportRuns: async (order) => noted(await exportRuns(order)),
    importRuns,
    handIn: async ({ ids }) => noted(await classroom.handIn(ids)),
    handedIn: () => classroom.handedIn(),
    classListing: ({ known }) => classroom.listing(known),
    poolClass: ({ runs }) => classroom.pool(runs),
    exportClass: async (order) => noted(await classroom.exportTable(order)),
    ...courses,
    exportCourse: async (which) => noted(await courses.exportCourse(which)),
    chooseHandInFolder: async () => {
      const folder = await classroom.askFolder();
      return folder === null ? null : settings.change({ handInFolder: folder });
    },
    forgetHandInFolder: () => settings.forget('handInFolder'),
    cancelWork: ({ work }) => cancelWork(work),
    readyToClose,
    reveal: ({ id }) => shell.showItemInFolder(lab.folder(id)),
    revealDataFolder: async () => {
      const complaint = await shell.openPath(about.dataFolder);
      if (complaint !== '')
        throw new SpokenError(
          message('dialogs.folderNotOpened', { folder: about.dataFolder, detail: complaint }),
        );
    },
    dataFolder: folders.setting,
    chooseDataFolder: folders.choose,
    useUsualDataFolder: folders.useUsual,
    savePreset: ({ id, ...draft }) => (id === null ? presets.add(draft) : presets.change(id, draft)),
    removePreset: ({ id }) => presets.remove(id),
    restorePreset: ({ id }) => presets.restore(id),
    importPresets: async () => {
      const path = await askPresetFile();
      return path === null ? null : presets.importFile(path);
    },
    exportPresets: async ({ ids }) => {
      const path = await askPresetTarget(ids.length === 1 ? ids[0]! : 'presets');
      if (path === null) return null;
      await presets.exportTo(ids, path);
      exported = path;
      return { path };
    },
    answer: ({ id, text, all }) => lab.answer(id, text, all),
  };
}

/**
 * Starts to answer requests.
 * @param serving is waited for by requests that come earlier
 */
export function serve(
  { ipcMain, notices, pageUrl, contents }: Door,
  serving: Promise<RequestServices>,
): void {
  const handlers = serving.then((ready) => handlersOf(ready, notices));
  // Whoever makes it says why there is none.
  handlers.catch(() => undefined);
  ipcMain.on(channels.taken, (event, number: unknown) => {
    if (isOwnFrame(event, contents(), pageUrl)) notices.taken(number);
  });
  let open = 0;
  ipcMain.handle(channels.request, async (event, name: unknown, payload: unknown) => {
    if (!isOwnFrame(event, contents(), pageUrl))
      return { ok: false, says: message('requests.foreign'), problems: [] };
    if (open >= mostOpen)
      return { ok: false, says: message('requests.tooMany', { most: mostOpen }), problems: [] };
    open++;
    try {
      return await answer(await handlers, name, payload);
    } finally {
      open--;
    }
  });
}
