/** The settings as the main process keeps them. */
import type { About, Settings } from '../../shared/contract';
import { languageOf } from '../../shared/language';
import { said, t } from '../i18n';
import { spoken } from '../i18n/language.svelte';
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
    window.lab.subscribe('settingsChanged', (settings) => this.#take(settings));
    const [current, about] = await Promise.all([ask('settings'), ask('about')]);
    this.#about = about;
    this.#take(current);
    for (const warning of about.warnings)
      messages.show({ kind: 'fault', title: t.problems.title, text: said(warning) });
  }

  /** Changes some settings at once in the window, and for good in the main process. */
  async change(changes: Partial<Settings>): Promise<void> {
    const plain = $state.snapshot(changes) as Partial<Settings>;
    const before = this.#settings;
    this.#take({ ...before, ...plain });
    try {
      this.#take(await ask('changeSettings', plain));
    } catch (error) {
      this.#take(before);
      messages.fault(t.problems.failed, error);
    }
  }

  #take(settings: Settings): void {
    this.#settings = settings;
    const language = languageOf(settings.language, navigator.language);
    spoken.speak(language);
    document.documentElement.lang = language;
  }
}

export const settings = new SettingsState();
