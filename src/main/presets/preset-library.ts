/**
 * Every preset there is: those that come with the program, and a person's own ones in the data folder.
 *
 *     presets/ID.json           an own preset; its id is the file's name
 *     presets/removed/ID.json   one that was removed, until the window is opened the next time
 */
import { message } from '../../shared/language/say';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { assignmentOfRun, requireLocks, type RunAssignment } from '../../shared/assignment';
import type { ImportedPresets } from '../../shared/contract';
import { requireExperiments } from '../../shared/check-experiments';
import { requireExperiment, type Experiment } from '../../shared/experiment';
import { InvalidValueError } from '../../shared/fields';
import {
  checkPreset,
  idFor,
  presetFileText,
  presetIdPattern,
  type ListedPreset,
  type Preset,
  type PresetListing,
} from '../../shared/preset';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';
import { builtInFolders, loadPresets, PresetFileError, readPresetFile } from './presets';
import {
  linkDurably,
  renameDurably,
  temporaryName,
  writeDurably,
  writeFileAtomically,
} from '../files/atomic-file';
import { makeFolder } from '../files/make-folder';
import { asSourceError, asStorageError, onDisk, messageOf } from '../runs/storage-error';
import { toTarget } from '../runs/write-target';

/** No preset has this id, or none that can be changed. */
export class UnknownPresetError extends SpokenError {
  constructor(
    readonly id: string,
    says: Message = message('presets.gone', { id }),
  ) {
    super(says);
    this.name = 'UnknownPresetError';
  }
}

/** What is to be kept as a preset; all of it is checked. */
export interface PresetDraft {
  readonly title: unknown;
  readonly description: unknown;
  /** Title and description in German; undefined for none. */
  readonly de?: unknown;
  readonly experiment: unknown;
  /** Null for none. */
  readonly assignment: unknown;
}

/** What runs are made of. */
export interface RunOrder {
  readonly experiments: readonly Experiment[];
  readonly assignment: RunAssignment | null;
}

const own = (preset: Preset): ListedPreset => ({ ...preset, own: true });

/** Whether two presets say the same, whatever their ids. */
const saysTheSame = (a: Preset, b: Preset) =>
  presetFileText([{ ...a, id: 'x' }]) === presetFileText([{ ...b, id: 'x' }]);

export class PresetLibrary {
  readonly #folder: string;
  readonly #removed: string;
  readonly #builtIn: readonly string[];

  /**
   * @param home the data folder
   * @param builtIn the folders of the presets that come with the program
   */
  constructor(
    readonly home: string,
    builtIn: readonly string[] = builtInFolders(),
  ) {
    this.#folder = join(home, 'presets');
    this.#removed = join(this.#folder, 'removed');
    this.#builtIn = builtIn;
  }

  /** All presets, the own ones first, each kind in the order of the titles. */
  async list(): Promise<PresetListing> {
    const builtIn = await loadPresets(this.#builtIn);
    const mine = await this.#own(builtIn.presets);
    return {
      presets: [...mine.presets, ...builtIn.presets.map((preset) => ({ ...preset, own: false }))],
      damaged: [...mine.damaged, ...builtIn.damaged],
    };
  }

  /**
   * Checks what runs are to be made of: experiments that keep what an assignment sets.
   * @throws InvalidValueError, UnknownPresetError
   */
  async order(experiments: readonly unknown[], preset: string | null): Promise<RunOrder> {
    const checked =
      experiments.length === 1 ? [requireExperiment(experiments[0])] : requireExperiments(experiments);
    if (preset === null) return { experiments: checked, assignment: null };
    const found = await this.#get(preset);
    for (const experiment of checked) requireLocks(found, experiment);
    return { experiments: checked, assignment: assignmentOfRun(found) };
  }

  /**
   * Keeps a new preset under an id made of its title.
   * @throws InvalidValueError, StorageError
   */
  async add(draft: PresetDraft): Promise<ListedPreset> {
    const preset = this.#check(typeof draft.title === 'string' ? idFor(draft.title) : 'preset', draft);
    return own(await this.#create(preset));
  }

  /**
   * Replaces what an own preset says; its id stays.
   * @throws InvalidValueError, UnknownPresetError, StorageError
   */
  async change(id: string, draft: PresetDraft): Promise<ListedPreset> {
    await this.#requireOwn(id);
    const preset = this.#check(id, draft);
    await onDisk(this.home, () => writeFileAtomically(this.#file(id), presetFileText([preset])));
    return own(preset);
  }

  /**
   * Puts an own preset aside; `restore` brings it back.
   * @throws UnknownPresetError, StorageError
   */
  async remove(id: string): Promise<void> {
    await this.#requireOwn(id);
    await onDisk(this.home, async () => {
      await makeFolder(this.#removed);
      await renameDurably(this.#file(id), join(this.#removed, `${id}.json`));
    });
  }

  /**
   * Brings a removed preset back.
   * @throws UnknownPresetError where it is not among the removed ones, or its id has been given away; StorageError
   */
  async restore(id: string): Promise<void> {
    const aside = join(this.#removed, `${this.#requireId(id)}.json`);
    await onDisk(this.home, async () => {
      if ((await this.#taken()).has(id.toLowerCase()))
        throw new UnknownPresetError(id, message('presets.idTaken', { id }));
      try {
        await renameDurably(aside, this.#file(id));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        throw new UnknownPresetError(id, message('presets.notRemoved', { id }));
      }
    });
  }

  /** Deletes for good what was removed. */
  async emptyBin(): Promise<void> {
    await onDisk(this.home, () => rm(this.#removed, { recursive: true, force: true }));
  }

  /**
   * Takes the presets of a file over. One whose id is taken gets another, unless it says the same as the one that has it.
   * @throws JsonTextError, InvalidValueError, PresetFileError; StorageError
   */
  async importFile(path: string): Promise<ImportedPresets> {
    const given = await readPresetFile(path).catch((error: unknown) => {
      throw asSourceError(error, path, message('otherwise.otherFile'));
    });
    const there = await this.list();
    const presets: ListedPreset[] = [];
    const renamed: { from: string; to: string }[] = [];
    const same: string[] = [];
    try {
      for (const preset of given) {
        const twin = there.presets.find(({ id }) => id.toLowerCase() === preset.id.toLowerCase());
        if (twin !== undefined && saysTheSame(twin, preset)) {
          same.push(twin.id);
          continue;
        }
        const created = await this.#create(preset, there.presets);
        presets.push(own(created));
        if (created.id !== preset.id) renamed.push({ from: preset.id, to: created.id });
      }
    } catch (error) {
      // Half a file would have to be told apart from the rest by hand.
      for (const { id } of presets) await rm(this.#file(id), { force: true }).catch(() => undefined);
      throw error;
    }
    return { presets, renamed, same };
  }

  /**
   * Writes presets, own or not, to one file.
   * @throws UnknownPresetError, StorageError
   */
  async exportTo(ids: readonly string[], path: string): Promise<void> {
    const presets: Preset[] = [];
    for (const id of ids) presets.push(await this.#get(id));
    await toTarget(path, message('otherwise.otherFile'), () =>
      writeFileAtomically(path, presetFileText(presets)),
    );
  }

  #requireId(id: string): string {
    if (!presetIdPattern.test(id)) throw new UnknownPresetError(id, message('presets.unknown', { id }));
    return id;
  }

  #file(id: string): string {
    return join(this.#folder, `${this.#requireId(id)}.json`);
  }

  async #get(id: string): Promise<ListedPreset> {
    const { presets } = await this.list();
    const found = presets.find((preset) => preset.id === id);
    if (found === undefined) throw new UnknownPresetError(id);
    return found;
  }

  async #requireOwn(id: string): Promise<void> {
    if (!(await this.#get(this.#requireId(id))).own)
      throw new UnknownPresetError(id, message('presets.builtIn', { id }));
  }

  #check(id: string, { title, description, de, experiment, assignment }: PresetDraft): Preset {
    const checked = checkPreset({ id, title, description, de, experiment, assignment }, id);
    if ('problems' in checked) throw new InvalidValueError(message('presets.notSaved'), checked.problems);
    return checked.preset;
  }

  /** File names without their ending, in lower case: many disks do not tell `A` from `a`. */
  async #taken(): Promise<Set<string>> {
    const stems = async (folder: string) =>
      (await readdir(folder).catch(() => [])).map((name) => name.replace(/\.json$/i, '').toLowerCase());
    const inEach = await Promise.all([this.#folder, ...this.#builtIn].map(stems));
    return new Set(inEach.flat());
  }

  /** Writes a preset that is new, under its id or the first one like it that nobody has. */
  async #create(preset: Preset, others: readonly Preset[] = []): Promise<Preset> {
    return onDisk(this.home, async () => {
      await makeFolder(this.#folder);
      const taken = await this.#taken();
      for (let number = 1; ; number++) {
        const id = number === 1 ? preset.id : `${preset.id.slice(0, 74)}-${number}`;
        if (taken.has(id.toLowerCase())) continue;
        const sameTitle = number > 1 && others.some(({ title }) => title === preset.title);
        const created = { ...preset, id, ...(sameTitle ? { title: `${preset.title} (${number})` } : {}) };
        if (await this.#place(created)) return created;
      }
    });
  }

  /** Writes a file that is not there yet; false where it is, by now. */
  async #place(preset: Preset): Promise<boolean> {
    const path = this.#file(preset.id);
    const temporary = temporaryName(path);
    try {
      await writeDurably(temporary, presetFileText([preset]));
      // A second name for the file is refused where the name is taken; renaming would replace it.
      await linkDurably(temporary, path);
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return false;
      // Some disks know one name for each file only; nobody else writes here at this moment but by great chance.
      if (code !== 'EPERM' && code !== 'ENOSYS' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
      await renameDurably(temporary, path);
      return true;
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /** The own presets; in a person's folder anything may lie. */
  async #own(builtIn: readonly Preset[]): Promise<PresetListing> {
    let names: string[];
    try {
      names = (await readdir(this.#folder)).filter((name) => name.endsWith('.json')).sort();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return { presets: [], damaged: [] };
      return { presets: [], damaged: [messageOf(asStorageError(error, this.#folder))] };
    }
    const presets: ListedPreset[] = [];
    const damaged: Message[] = [];
    for (const name of names) {
      const path = join(this.#folder, name);
      const id = name.slice(0, -'.json'.length);
      try {
        if (!presetIdPattern.test(id) || builtIn.some((other) => other.id === id))
          throw new PresetFileError(message('presets.badName', { path }));
        const [preset, ...more] = await readPresetFile(path);
        if (more.length > 0)
          throw new PresetFileError(message('presets.severalInOne', { path, presets: more.length + 1 }));
        presets.push(own({ ...preset!, id }));
      } catch (error) {
        damaged.push(messageOf(error));
      }
    }
    const byTitle = (a: Preset, b: Preset) => a.title.localeCompare(b.title, 'en', { numeric: true });
    return { presets: presets.sort(byTitle), damaged };
  }
}
