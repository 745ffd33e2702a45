/** A person's own presets, a file for each in the data folder. */
import { message } from '../../shared/language/say';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from '../../shared/language/message';
import {
  presetFileText,
  presetIdPattern,
  type ListedPreset,
  type Preset,
  type PresetListing,
} from '../../shared/preset';
import { linkDurably, renameDurably, temporaryName, writeDurably } from '../files/atomic-file';
import { makeFolder } from '../files/make-folder';
import { asStorageError, onDisk, messageOf } from '../runs/storage-error';
import { PresetFileError, readPresetFile } from './presets';
import { UnknownPresetError } from './unknown-preset';

/** A preset as one of a person's own. */
export const own = (preset: Preset): ListedPreset => ({ ...preset, own: true });

export class OwnPresets {
  readonly #home: string;
  readonly #folder: string;
  readonly #builtIn: readonly string[];

  /**
   * @param home the data folder
   * @param folder where they are
   * @param builtIn the folders of the presets that come with the program
   */
  constructor(home: string, folder: string, builtIn: readonly string[]) {
    this.#home = home;
    this.#folder = folder;
    this.#builtIn = builtIn;
  }

  /** @throws UnknownPresetError where no preset can have this id */
  requireId(id: string): string {
    if (!presetIdPattern.test(id)) throw new UnknownPresetError(id, message('presets.unknown', { id }));
    return id;
  }

  /** The file of an own preset. */
  file(id: string): string {
    return join(this.#folder, `${this.requireId(id)}.json`);
  }

  /** The own presets; in a person's folder anything may lie. */
  async list(builtIn: readonly Preset[]): Promise<PresetListing> {
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

  /** File names without their ending, in lower case: many disks do not tell `A` from `a`. */
  async taken(): Promise<Set<string>> {
    const stems = async (folder: string) =>
      (await readdir(folder).catch(() => [])).map((name) => name.replace(/\.json$/i, '').toLowerCase());
    const inEach = await Promise.all([this.#folder, ...this.#builtIn].map(stems));
    return new Set(inEach.flat());
  }

  /** Writes a preset that is new, under its id or the first one like it that nobody has. */
  async create(preset: Preset, others: readonly Preset[] = []): Promise<Preset> {
    return onDisk(this.#home, async () => {
      await makeFolder(this.#folder);
      const taken = await this.taken();
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
    const path = this.file(preset.id);
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
}
