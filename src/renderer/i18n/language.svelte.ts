/** Which language the window speaks; whatever reads it is brought up to date once it changes. */
import { usualLanguage, type Language } from '../../shared/language';

class Spoken {
  #language = $state<Language>(usualLanguage);

  get language(): Language {
    return this.#language;
  }

  /** Speaks another language from now on; what stands in the form is not touched. */
  speak(language: Language): void {
    this.#language = language;
  }
}

export const spoken = new Spoken();
