/** The settings that outlive the program, kept by electron-store in `settings.json` of the data folder. */
import { message } from '../shared/language/say';
import Store from 'electron-store';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { defaultComparison } from '../shared/comparison';
import { settingsSchema, type Settings } from '../shared/contract';
import { usualDrawing } from '../shared/exports/export-order';
import { fileLimits } from '../shared/limits';
import { SpokenError } from '../shared/language/spoken-error';
import type { Message } from '../shared/language/message';
import { parseJson } from './files/json-text';
import { syncFolderNow, writeFileAtomicallyNow } from './files/atomic-file';
import { makeFolderNow } from './files/make-folder';
import { administratorSettings, type AdministratorSettings } from './runs/administrator';
import { readTextFileSync } from './files/text-file';

export const defaultSettings: Settings = {
  theme: 'system',
  language: 'system',
  parallelRuns: 0,
  threads: 1,
  smoothing: 0.6,
  yourName: '',
  studentId: '',
  handInFolder: null,
  courseFolder: null,
  showClass: false,
  hideNames: false,
  lastExperiment: null,
  selectedRuns: [],
  interruptedRuns: [],
  runStyles: {},
  lastGuide: null,
  comparison: defaultComparison,
  export: { format: 'pdf', drawing: usualDrawing, csv: 'language' },
};

const { properties } = z.toJSONSchema(settingsSchema, { io: 'input' });

/** Reads what can still be used of a settings file, key by key. */
function rescue(file: string): { settings: Partial<Settings>; complaint: Message | null } {
  let stored: unknown;
  try {
    const source = 'settings.json';
    stored = parseJson(readTextFileSync(file, { most: fileLimits.settings, source }), source);
  } catch (error) {
    // Where the disk refuses there is nothing to rescue, and nothing to be replaced.
    if (!(error instanceof SpokenError)) throw error;
    return { settings: {}, complaint: error.says };
  }
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored))
    return { settings: {}, complaint: message('settings.noObject') };
  const settings: Record<string, unknown> = {};
  const broken: string[] = [];
  for (const [name, value] of Object.entries(stored)) {
    const schema = Object.hasOwn(settingsSchema.shape, name)
      ? settingsSchema.shape[name as keyof Settings]
      : undefined;
    const parsed = schema?.safeParse(value);
    if (parsed?.success) settings[name] = parsed.data;
    else broken.push(name);
  }
  return {
    settings: settings as Partial<Settings>,
    complaint: broken.length > 0 ? message('settings.unusable', { names: broken }) : null,
  };
}

/** What electron-store was about to write when the program was killed. Only one window uses a data folder at a time. */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder))
    if (name.startsWith('settings.json.tmp-')) rmSync(join(folder, name), { force: true });
}

export class SettingsStore {
  /** What was amiss with the stored settings. */
  readonly warnings: readonly Message[];
  readonly #folder: string;
  readonly #defaults: Settings;
  #store: Store<Settings>;
  #listeners = new Set<(settings: Settings) => void>();

  /**
   * Opens the settings of a data folder; a damaged file is set aside as `settings.damaged.json`.
   * @param preset what an administrator sets for whoever has chosen nothing else
   */
  constructor(folder: string, preset: AdministratorSettings = administratorSettings()) {
    this.#folder = folder;
    const { language, parallelRuns, threads } = { ...defaultSettings, ...preset };
    const { handInFolder, courseFolder } = { ...defaultSettings, ...preset };
    const folders = { handInFolder, courseFolder };
    this.#defaults = { ...defaultSettings, ...folders, language, parallelRuns, threads };
    makeFolderNow(folder);
    removeUnfinished(folder);
    const file = join(folder, 'settings.json');
    const { settings, complaint } = existsSync(file) ? rescue(file) : { settings: {}, complaint: null };
    const warnings: Message[] = [];
    if (complaint !== null) {
      const aside = join(folder, 'settings.damaged.json');
      writeFileAtomicallyNow(aside, readFileSync(file));
      rmSync(file);
      warnings.push(message('settings.damaged', { complaint, aside }));
    }
    this.warnings = warnings;
    this.#store = new Store<Settings>({
      cwd: folder,
      name: 'settings',
      // What nobody has chosen is not written, so that defaults can change: the program's, and an administrator's.
      schema: properties as never,
      accessPropertiesByDotNotation: false,
      // Some editors put a mark at the beginning that JSON does not know.
      // A key that our schema passes over, as it would be no property, is refused by the store's.
      deserialize: (text) =>
        JSON.parse(text.replace(/^\ufeff/, ''), (key, value: unknown) =>
          key === '__proto__' ? undefined : value,
        ) as Settings,
    });
    if (complaint !== null) this.#keep(settings);
  }

  get current(): Settings {
    return { ...this.#defaults, ...this.#store.store };
  }

  /** Changes some settings, writes them and tells the listeners. */
  change(changes: Partial<Settings>): Settings {
    const defined = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    this.#keep(defined as Partial<Settings>);
    return this.#tell();
  }

  /** Forgets a choice, so that the default holds again: the administrator's, or the program's. */
  forget(name: keyof Settings): Settings {
    this.#store.delete(name);
    syncFolderNow(this.#folder);
    return this.#tell();
  }

  #tell(): Settings {
    const { current } = this;
    for (const listener of this.#listeners) listener(current);
    return current;
  }

  /** electron-store brings the content onto the disk, and names it then; what is left is to keep the name. */
  #keep(changes: Partial<Settings>): void {
    this.#store.set(changes);
    syncFolderNow(this.#folder);
  }

  /** Listens to changes; the returned function ends that. */
  subscribe(listener: (settings: Settings) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
