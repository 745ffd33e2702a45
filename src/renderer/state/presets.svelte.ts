/** Every preset there is, and what can be done with the own ones; each deed can be taken back. */
import type { Assignment } from '../../shared/assignment';
import type { ImportedPresets } from '../../shared/contract';
import { checkExperiment, type Experiment } from '../../shared/experiment';
import type { ListedPreset, PresetWords } from '../../shared/preset';
import type { Message } from '../../shared/language/message';
import type { Translations } from '../../shared/language/translations';
import { t } from '../i18n';
import { ask } from './ask';
import { messages } from './messages.svelte';

/** What is kept as a preset; the main process checks all of it. */
export interface PresetDraft {
  readonly title: string;
  readonly description: string;
  readonly translations?: Translations<PresetWords>;
  readonly experiment: unknown;
  readonly assignment: Assignment | null;
}

class Presets {
  #all = $state.raw<readonly ListedPreset[]>([]);
  #damaged = $state.raw<readonly Message[]>([]);
  #own = $derived(this.#all.filter(({ own }) => own));
  #builtIn = $derived(this.#all.filter(({ own, course }) => !own && course === undefined));

  get all(): readonly ListedPreset[] {
    return this.#all;
  }
  get own(): readonly ListedPreset[] {
    return this.#own;
  }
  get builtIn(): readonly ListedPreset[] {
    return this.#builtIn;
  }
  /** What is wrong with files that cannot be used. */
  get damaged(): readonly Message[] {
    return this.#damaged;
  }

  byId(id: string | null): ListedPreset | undefined {
    return this.#all.find((preset) => preset.id === id);
  }

  async load(): Promise<void> {
    const { presets, damaged } = await ask('presets');
    this.#all = presets;
    this.#damaged = damaged;
  }

  /** Keeps a new preset, and says so. Rejects with a `RequestError` where it is refused. */
  async add(draft: PresetDraft): Promise<ListedPreset> {
    const preset = await this.#save(null, draft);
    this.#tell(t.presets.saved(preset.title), () => this.#drop(preset));
    return preset;
  }

  /** Changes an own preset, and offers to take that back. Rejects with a `RequestError` where it is refused. */
  async change(before: ListedPreset, draft: PresetDraft): Promise<ListedPreset> {
    const preset = await this.#save(before.id, draft);
    this.#tell(t.presets.changed(preset.title), async () => {
      await this.#save(before.id, { ...before, assignment: before.assignment ?? null });
    });
    return preset;
  }

  /** Removes an own preset, and offers to take that back. */
  remove(preset: ListedPreset): Promise<void> {
    return this.#act(t.problems.failed, async () => {
      await this.#drop(preset);
      this.#tell(
        t.presets.removed(preset.title),
        async () => {
          await ask('restorePreset', { id: preset.id });
          await this.load();
        },
        t.presets.removedDoc,
      );
    });
  }

  /** Reads presets from a file that the person names. */
  async import(): Promise<readonly ListedPreset[]> {
    let news: readonly ListedPreset[] = [];
    await this.#act(t.presets.importFailed, async () => {
      const imported = await ask('importPresets');
      if (imported === null) return;
      await this.load();
      news = imported.presets;
      this.#tellImport(imported);
    });
    return news;
  }

  /** Writes presets to a file that the person names. */
  export(ids: readonly string[]): Promise<void> {
    return this.#act(t.problems.failed, async () => {
      const exported = await ask('exportPresets', { ids: [...ids] });
      if (exported === null) return;
      messages.announce(t.presets.exported(ids.length));
      messages.show({
        kind: 'note',
        title: t.presets.exported(ids.length),
        text: exported.path,
        action: { label: t.presets.showFolder, run: () => void ask('revealExport') },
      });
    });
  }

  #tellImport({ presets, renamed, same }: ImportedPresets): void {
    const title = presets.length === 0 ? t.presets.nothingImported : t.presets.imported(presets.length);
    const titleOf = (id: string) => this.byId(id)?.title ?? id;
    const text = [
      ...renamed.slice(0, 3).map(({ from, to }) => t.presets.importedAs(titleOf(from), titleOf(to))),
      ...(same.length > 0 ? [t.presets.same(same.length)] : []),
    ].join(' ');
    const takeBack = async () => {
      for (const preset of presets) await ask('removePreset', { id: preset.id });
      await this.load();
    };
    if (presets.length > 0) this.#tell(title, takeBack, text === '' ? undefined : text);
    else messages.show({ kind: 'note', title, text });
  }

  async #save(id: string | null, { title, description, translations, experiment, assignment }: PresetDraft) {
    const saved = await ask('savePreset', {
      id,
      ...($state.snapshot({ title, description, translations, experiment, assignment }) as PresetDraft),
    });
    await this.load();
    return saved;
  }

  async #drop({ id }: ListedPreset): Promise<void> {
    await ask('removePreset', { id });
    await this.load();
  }

  #tell(title: string, takeBack: () => Promise<void>, text?: string): void {
    messages.announce(title);
    messages.show({
      kind: 'note',
      title,
      ...(text === undefined ? {} : { text }),
      action: { label: t.presets.undo, run: () => void this.#act(t.problems.failed, takeBack) },
    });
  }

  async #act(fault: string, deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
    } catch (error) {
      messages.fault(fault, error);
    }
  }
}

export const presets = new Presets();

/** What a preset sets, its defaults filled in; undefined where it is none, or cannot be used. */
export function experimentOf(preset: string | null): Experiment | undefined {
  const checked = checkExperiment(presets.byId(preset)?.experiment);
  return 'experiment' in checked ? checked.experiment : undefined;
}
