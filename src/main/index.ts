/** Starts the program with its window: puts the parts together, and ends them in order. */
import { message, say } from '../shared/language/say';
import '../catalogue';
import { app, dialog, ipcMain, Menu, nativeTheme, type BrowserWindow } from 'electron';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { channels } from './channels';
import { openClassroom } from './classroom';
import { openCourseOffice } from './courses';
import { languageOf, type Language, type LanguageChoice } from '../shared/language';
import { withheldAmong, type RunSummary } from '../shared/runs';
import { visible } from '../shared/visible';
import { askDataFolder, dataFolderSetting, useUsualDataFolder } from './dialogs/data-folder-setting';
import { askTarget } from './dialogs/export-target';
import { courseDialogs } from './dialogs/course-dialogs';
import { askClassTable, askHandInFolder } from './dialogs/hand-in-folder';
import { serve, type RequestServices } from './ipc';
import { onEndingSignal, watchParent } from './processes/ending-signals';
import { LongWorks } from './work/long-works';
import { menuTemplate } from './menu';
import { PageNotices } from './notices';
import { CourseShelf } from './presets/courses/course-shelf';
import { onOpenedCourse } from './opened-course';
import { PresetLibrary } from './presets/preset-library';
import { builtInFolders } from './presets/presets';
import { askPresetFile, askPresetTarget } from './dialogs/preset-target';
import { processorCount } from '../platform/processors';
import { programFolder } from '../platform/program-folder';
import { askRunFile, askRunFiles } from './dialogs/run-file-dialogs';
import { leaveShare } from './dialogs/start-from-share';
import { Comparer } from './processes/comparer';
import { administratorSettings } from './runs/administrator';
import { findDataFolder, platformDataFolder, type FoundDataFolder } from './runs/data-folder';
import { makeFolderNow } from './files/make-folder';
import { RunStore } from './runs/run-store';
import { messageOf } from './runs/storage-error';
import { SettingsStore } from './settings';
import { Supervisor } from './processes/supervisor';
import { versions } from '../platform/versions';
import { isProof, provePage } from './proof';
import { warningsOf } from './warnings';
import { guardSession, openWindow, pageUrl, registerScheme } from './window';

/** So long a page may take to save what was typed in it. */
const patienceMs = 3000;
/** So long after the start a window has shown what it begins with. */
const quietMs = 3000;

/** Where runs and settings are, or what keeps the file from being read that says so. */
function locate(): { found: FoundDataFolder; fault: unknown } {
  try {
    return { found: findDataFolder(), fault: null };
  } catch (fault) {
    return { found: { folder: platformDataFolder(), origin: 'usual', missing: null }, fault };
  }
}

const { found, fault } = locate();
const home = found.folder;
const hasEnded = ({ state: { phase } }: RunSummary) => phase === 'finished' || phase === 'stopped';

/** A fault of the program itself is written down; trainings go on in their own processes. */
function noteFault(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    appendFileSync(join(home, 'main.log'), `${new Date().toISOString()} ${text}\n`);
  } catch {
    process.stderr.write(`${visible(text)}\n`);
  }
}

/** The language that a choice means here. */
const speak = (choice: LanguageChoice) => languageOf(choice, app.getLocale());

/** Without the data folder there is nothing to show: says why, and ends. */
function giveUp(error: unknown): void {
  noteFault(error);
  const says = messageOf(error);
  process.stderr.write(`${visible(say(says))}\n`);
  // The settings may be what cannot be read; before Electron is ready, its locale is not known either.
  const language = speak('system');
  dialog.showErrorBox(say(message('dialogs.cannotStart'), language), say(says, language));
  app.exit(1);
}

/** Reads the runs and the presets, and begins to look after them. */
async function readLab(settings: SettingsStore) {
  const { parallelRuns, threads } = settings.current;
  const store = await RunStore.open(home);
  const supervisor = await Supervisor.open({ store, parallel: parallelRuns, threads });
  // What was removed while the program ran the last time can no longer be brought back.
  void store.emptyBin().catch(noteFault);
  const courses = new CourseShelf(home, () => settings.current.courseFolder);
  const presets = new PresetLibrary(home, builtInFolders(), courses);
  void courses.emptyBin().catch(noteFault);
  void presets.emptyBin().catch(noteFault);
  const { damaged: damagedPresets } = await presets.list();
  return { supervisor, presets, damagedPresets };
}

async function begin(): Promise<void> {
  if (await leaveShare(speak('system'))) return;
  const settings = new SettingsStore(home);
  nativeTheme.themeSource = settings.current.theme;
  const language = () => speak(settings.current.language);
  const setMenu = () => Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language())));
  setMenu();
  guardSession(join(__dirname, '../renderer'));

  // The page loads while the runs are read; what it asks for waits until they are.
  const reading = readLab(settings);
  const opened: { window?: BrowserWindow } = {};
  const contents = () => (opened.window?.isDestroyed() ? undefined : opened.window?.webContents);
  const notices = new PageNotices((number, parcel) => {
    const page = contents();
    if (page !== undefined && !page.isCrashed()) page.send(channels.notice, number, parcel);
  });
  let answerWith: (serving: RequestServices) => void = () => undefined;
  serve({ ipcMain, notices, pageUrl, contents }, new Promise((resolve) => (answerWith = resolve)));
  const window = openWindow({
    dataFolder: home,
    preload: join(__dirname, '../preload/preload.js'),
    icon: join(programFolder(), 'resources', 'icon.png'),
    hidden: isProof,
  });
  if (isProof) provePage(window);
  opened.window = window;
  reviveWhenGone(window, language);
  onOpenedCourse(app, async (path) => (await reading).presets.courses.openLater(path));
  app.on('second-instance', () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });

  const works = new LongWorks((work, progress) => notices.work(work, progress));
  let readyToClose: () => void = () => undefined;
  const pageHasSaved = new Promise<void>((resolve) => (readyToClose = resolve));
  closeInOrder(window, async () => {
    const { supervisor } = await reading;
    /** Lets the page save what is being typed in it; one that has died, or does not answer, is not waited for. */
    const pageSaves = async () => {
      if (window.isDestroyed() || window.webContents.isCrashed()) return;
      notices.closing({ saving: supervisor.active });
      void notices.flush();
      await Promise.race([pageHasSaved, delay(patienceMs)]);
    };
    // Nothing half-written stays of what is being exported or imported.
    await Promise.all([pageSaves(), works.end()]);
    await supervisor.close();
  });

  const { supervisor, presets, damagedPresets } = await reading;
  const comparer = new Comparer(home);
  const { program, ...others } = versions();
  supervisor.on('changed', (summaries) => {
    summaries.forEach((summary) => notices.changed(summary));
    comparer.prepare(summaries.filter(hasEnded).map(({ id }) => id));
  });
  supervisor.on('removed', (ids) => ids.forEach((id) => notices.removed(id)));
  supervisor.on('events', (id, events) => notices.events(id, events));
  supervisor.on('anew', (id) => notices.anew(id));
  supervisor.on('notice', (id, says) => notices.remark({ id, says }));
  settings.subscribe((changed) => {
    nativeTheme.themeSource = changed.theme;
    setMenu();
    supervisor.configure({ parallel: changed.parallelRuns, threads: changed.threads });
    notices.settings(changed);
  });

  // Long runs of other programs, or of earlier versions, are made ready to be compared while nothing else is to do.
  setTimeout(
    () =>
      comparer.prepare(
        supervisor
          .runs()
          .filter(hasEnded)
          .map(({ id }) => id),
      ),
    quietMs,
  ).unref();
  supervisor.watch(true);
  window.on('minimize', () => supervisor.watch(false));
  window.on('restore', () => supervisor.watch(true));
  answerWith({
    lab: supervisor,
    presets,
    askPresetFile: () => askPresetFile(window, language()),
    askPresetTarget: (name) => askPresetTarget(window, name, language()),
    compare: (request) => comparer.compare(request, withheldAmong(supervisor.runs())),
    askTarget: ({ format }) => askTarget(window, format, language()),
    exportTo: (order, path) =>
      works.run('export', (watcher) => comparer.export(order, supervisor.runs(), path, watcher)),
    exportRuns: async (order) => {
      const path = await askRunFile(window, order.name, order.ids.length, language());
      if (path === null) return null;
      return works.run('exportRuns', (watcher) => supervisor.exportRuns(order, path, watcher));
    },
    importRuns: async () => {
      const paths = await askRunFiles(window, language());
      if (paths === null) return null;
      const report = await works.run('importRuns', (watcher) => supervisor.importRuns(paths, watcher));
      // The window knows the runs before it hears of them.
      await notices.flush();
      return report;
    },
    classroom: openClassroom({
      ...{ settings, works, language, runs: supervisor, told: () => notices.flush() },
      askFolder: () => askHandInFolder(window, settings.current.handInFolder, language()),
      askTableTarget: () => askClassTable(window, language()),
    }),
    courses: openCourseOffice({ settings, presets, ...courseDialogs(window, language) }),
    folders: {
      setting: () => dataFolderSetting(found),
      choose: () => askDataFolder(window, found, language()),
      useUsual: () => useUsualDataFolder(found),
    },
    cancelWork: (work) => works.cancel(work),
    readyToClose: () => readyToClose(),
    settings,
    about: {
      versions: {
        'RL Lab': program ?? 'unknown',
        Electron: process.versions.electron,
        Chromium: process.versions['chrome'] ?? 'unknown',
        Node: others['node'] ?? 'unknown',
        Platform: others['platform'] ?? 'unknown',
        Processor: others['processor'] ?? 'unknown',
      },
      dataFolder: home,
      cores: processorCount(),
      presetHandInFolder: administratorSettings().handInFolder ?? null,
      presetCourseFolder: administratorSettings().courseFolder ?? null,
      warnings: warningsOf(found, settings, damagedPresets, supervisor),
    },
  });
}

/** Has everything end before a window closes; asks nothing, because nothing is lost: every active training writes a checkpoint first. */
function closeInOrder(window: BrowserWindow, end: () => Promise<void>): void {
  let closing: 'no' | 'saving' | 'saved' = 'no';
  window.on('close', (event) => {
    if (closing === 'saved') return;
    event.preventDefault();
    if (closing === 'saving') return;
    closing = 'saving';
    void end()
      .catch(noteFault)
      .finally(() => {
        closing = 'saved';
        app.quit();
      });
  });
  app.on('window-all-closed', () => app.quit());
}

/** A page that dies is loaded anew, unless it dies again and again; the runs are not affected. */
function reviveWhenGone(window: BrowserWindow, language: () => Language): void {
  const deaths: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    noteFault(`The window's page ended: ${reason} (${exitCode})`);
    const now = performance.now();
    deaths.push(now);
    if (deaths.filter((time) => now - time < 60_000).length > 3)
      dialog.showErrorBox('RL Lab', say(message('dialogs.failsAgain'), language()));
    // Only once this event is dealt with can the page be loaded again.
    else setImmediate(() => !window.isDestroyed() && window.webContents.reload());
  });
}

// Whatever asks the program to end closes its window as a person would, so that every training is saved.
onEndingSignal(() => app.quit());
watchParent(() => app.quit());
process.on('uncaughtException', noteFault);
process.on('unhandledRejection', noteFault);

try {
  if (fault !== null) throw fault;
  makeFolderNow(home);
  // Everything that Electron keeps lies in the data folder too; the lock below is bound to it.
  app.setPath('userData', join(home, 'electron'));
} catch (error) {
  giveUp(error);
}
registerScheme();
if (app.requestSingleInstanceLock()) void app.whenReady().then(begin).catch(giveUp);
else app.quit();
