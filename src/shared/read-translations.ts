/** Reads the words of other languages in a part of a preset file. */
import { isRecord, type FilePart } from './file-part';
import { shortName } from './fields';
import type { Language } from './language';
import { onlyTranslation } from './language/earlier';
import { languageCode, type Translations } from './language/translations';
import { refusals, type Refusal } from './preset-refusals';

/**
 * Reads what stands under `translations`, and the German words of version 0.1.0, which stood beside the English ones.
 * @param reader of the part that they belong to, which is told what is wrong with them
 * @param refusal of a language whose words are no object
 * @param read the words of one language
 */
export function readTranslations<W>(
  reader: FilePart,
  { translations, german }: { readonly translations: unknown; readonly german: unknown },
  refusal: Refusal,
  read: (part: FilePart, value: Readonly<Record<string, unknown>>) => W,
): { readonly translations?: Translations<W> } {
  if (translations !== undefined && !isRecord(translations)) {
    reader.refuse('translations', translations, refusals.translations());
    return {};
  }
  const found: Record<Language, W> = {};
  const add = (language: Language, path: string, value: unknown) => {
    if (!isRecord(value)) reader.refuse(path, value, refusal);
    else found[language] = read(reader.part(path, value), value);
  };
  if (german !== undefined) add(onlyTranslation, onlyTranslation, german);
  for (const [language, value] of Object.entries(translations ?? {}))
    if (languageCode.test(language)) add(language, `translations.${language}`, value);
    else reader.refuse(`translations.${shortName(language)}`, value, refusals.language());
  return Object.keys(found).length === 0 ? {} : { translations: found };
}
