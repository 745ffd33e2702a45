/** What earlier versions stored of languages: German words beside English ones, each under a name of its own. */
import type { Message } from './message';
import { message } from './say';
import type { Translations } from './translations';
import { usualLanguage } from '.';

/** The one language that version 0.1.0 kept words in beside the English ones, and the name that they stood under. */
export const onlyTranslation = 'de';

/** German words as earlier versions kept them, as a translation. */
export const earlierGerman = <W>(words: W): Translations<W> => ({ [onlyTranslation]: words });

/** A sentence as earlier versions stored it: in English, and in German where they did so. */
export const recordedSentence = (english: string, german?: string): Message =>
  message('general.recorded', {
    words: {
      [usualLanguage]: english,
      ...(german === undefined ? {} : { [onlyTranslation]: german }),
    },
  });
