/** The settings as the main process keeps them. */
import type { About, Settings } from '../../shared/contract';
import { t } from '../i18n';
import { ask } from './ask';
import { messages } from './messages.svelte';

class SettingsState {
  #settings = $state.raw<Settings>()!;
  #about = $state.raw<About>()!;

  get current(): Settings {
    return this.#settings;
  }

  get about(): About {
    return this.#about;
  }

  /** Reads the settings; everything else comes after this. */
  async load(): Promise<void> {
    window.lab.subscribe('settingsChanged', (settings) => (this.#settings = settings));
    [this.#settings, this.#about] = await Promise.all([ask('settings'), ask('about')]);
    for (const text of this.#about.warnings) messages.show({ kind: 'fault', title: t.problems.title, text });
  }

  /** Changes some settings at once in the window, and for good in the main process. */
  async change(changes: Partial<Settings>): Promise<void> {
    const plain = $state.snapshot(changes) as Partial<Settings>;
    const before = this.#settings;
    this.#settings = { ...before, ...plain };
    try {
      this.#settings = await ask('changeSettings', plain);
    } catch (error) {
      this.#settings = before;
      messages.fault(t.problems.failed, error);
    }
  }
}

export const settings = new SettingsState();
