/** What is said of the administrator's file. */
import { languageChoices } from '../../shared/language';
import type { Sentence, Sentences } from '../../shared/sentence';
import { visible } from '../../shared/visible';

const choices = languageChoices.map((choice) => `"${choice}"`).join(', ');
const short = (text: string) => visible(text.slice(0, 60));

export const administratorTexts = {
  noObject: (file: string) => ({
    en: `${visible(file)} does not contain an object; write the settings as { "language": "en" }`,
    de: `${visible(file)} enthält kein Objekt; schreiben Sie die Einstellungen als { "language": "de" }`,
  }),
  unknownField: (file: string, field: string, known: readonly string[]) => ({
    en: `The field "${short(field)}" in ${visible(file)} is unknown; known are ${known.join(', ')}.`,
    de: `Das Feld „${short(field)}“ in ${visible(file)} ist unbekannt; bekannt sind ${known.join(', ')}.`,
  }),
  notAllowed: (file: string, field: string, value: string, allowed: Sentence) => ({
    en: `${field} in ${visible(file)} is ${short(value)}; allowed is ${allowed.en}.`,
    de: `${field} in ${visible(file)} ist ${short(value)}; erlaubt ist ${allowed.de}.`,
  }),
  noVariable: (file: string, field: string, variable: string) => ({
    en: `${field} in ${visible(file)} names %${short(variable)}%, which is not set for this person.`,
    de: `${field} in ${visible(file)} nennt %${short(variable)}%; für diese Person ist das nicht gesetzt.`,
  }),
  languages: { en: `one of ${choices}`, de: `eines von ${choices}` },
  aPath: { en: 'the path of a folder', de: 'der Pfad eines Ordners' },
  wholeNumber: (least: number, most: number) => ({
    en: `a whole number from ${least} to ${most}`,
    de: `eine ganze Zahl von ${least} bis ${most}`,
  }),
} as const satisfies Sentences;
