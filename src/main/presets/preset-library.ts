/**
 * Every preset there is: those that come with the program, and a person's own ones in the data folder.
 *
 *     presets/ID.json           an own preset; its id is the file's name
 *     presets/removed/ID.json   one that was removed, until the window is opened the next time
 */
import { message } from '../../shared/language/say';
import { rm } from 'node:fs/promises';
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
  type ListedPreset,
  type Preset,
  type PresetListing,
} from '../../shared/preset';
import { CourseShelf } from './courses/course-shelf';
import { own, OwnPresets } from './own-presets';
import { builtInFolders, loadPresets, readPresetFile } from './presets';
import { UnknownPresetError } from './unknown-preset';
import { renameDurably, writeFileAtomically } from '../files/atomic-file';
import { makeFolder } from '../files/make-folder';
import { asSourceError, onDisk } from '../runs/storage-error';
import { toTarget } from '../runs/write-target';

/** What is to be kept as a preset; all of it is checked. */
export interface PresetDraft {
  readonly title: unknown;
  readonly description: unknown;
  /** Title and description in other languages; undefined for none. */
  readonly translations?: unknown;
  readonly experiment: unknown;
  /** Null for none. */
  readonly assignment: unknown;
}

/** What runs are made of. */
export interface RunOrder {
  readonly experiments: readonly Experiment[];
  readonly assignment: RunAssignment | null;
}

/** Whether two presets say the same, whatever their ids. */
const saysTheSame = (a: Preset, b: Preset) =>
  presetFileText([{ ...a, id: 'x' }]) === presetFileText([{ ...b, id: 'x' }]);

export class PresetLibrary {
  readonly #own: OwnPresets;
  readonly #removed: string;
  readonly #builtIn: readonly string[];

  /**
   * @param home the data folder
   * @param builtIn the folders of the presets that come with the program
   * @param courses those that lecturers give
   */
  constructor(
    readonly home: string,
    builtIn: readonly string[] = builtInFolders(),
    readonly courses: CourseShelf = new CourseShelf(home),
  ) {
    const folder = join(home, 'presets');
    this.#own = new OwnPresets(home, folder, builtIn);
    this.#removed = join(folder, 'removed');
    this.#builtIn = builtIn;
  }

  /** All presets: those of courses in their order, then the own ones and the program's, each kind by title. */
  async list(): Promise<PresetListing> {
    const builtIn = await loadPresets(this.#builtIn);
    const mine = await this.#own.list(builtIn.presets);
    const given = await this.courses.list();
    const foreign = (preset: Preset): ListedPreset => ({ ...preset, own: false });
    return {
      presets: [...given.presets.map(foreign), ...mine.presets, ...builtIn.presets.map(foreign)],
      damaged: [...given.damaged, ...mine.damaged, ...builtIn.damaged],
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
    return own(await this.#own.create(preset));
  }

  /**
   * Replaces what an own preset says; its id stays.
   * @throws InvalidValueError, UnknownPresetError, StorageError
   */
  async change(id: string, draft: PresetDraft): Promise<ListedPreset> {
    await this.#requireOwn(id);
    const preset = this.#check(id, draft);
    await onDisk(this.home, () => writeFileAtomically(this.#own.file(id), presetFileText([preset])));
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
      await renameDurably(this.#own.file(id), join(this.#removed, `${id}.json`));
    });
  }

  /**
   * Brings a removed preset back.
   * @throws UnknownPresetError where it is not among the removed ones, or its id has been given away; StorageError
   */
  async restore(id: string): Promise<void> {
    const aside = join(this.#removed, `${this.#own.requireId(id)}.json`);
    await onDisk(this.home, async () => {
      if ((await this.#own.taken()).has(id.toLowerCase()))
        throw new UnknownPresetError(id, message('presets.idTaken', { id }));
      try {
        await renameDurably(aside, this.#own.file(id));
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
        const created = await this.#own.create(preset, there.presets);
        presets.push(own(created));
        if (created.id !== preset.id) renamed.push({ from: preset.id, to: created.id });
      }
    } catch (error) {
      // Half a file would have to be told apart from the rest by hand.
      for (const { id } of presets) await rm(this.#own.file(id), { force: true }).catch(() => undefined);
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

  async #get(id: string): Promise<ListedPreset> {
    const { presets } = await this.list();
    const found = presets.find((preset) => preset.id === id);
    if (found === undefined) throw new UnknownPresetError(id);
    return found;
  }

  async #requireOwn(id: string): Promise<void> {
    const { own, course } = await this.#get(this.#own.requireId(id));
    if (!own)
      throw new UnknownPresetError(
        id,
        message(course === undefined ? 'presets.builtIn' : 'presets.ofCourse', { id }),
      );
  }

  #check(id: string, { title, description, translations, experiment, assignment }: PresetDraft): Preset {
    const checked = checkPreset({ id, title, description, translations, experiment, assignment }, id);
    if ('problems' in checked) throw new InvalidValueError(message('presets.notSaved'), checked.problems);
    return checked.preset;
  }
}
