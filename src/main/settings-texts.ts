/** What is said of a settings file that cannot be used as it is. */
import type { Sentence, Sentences } from '../shared/sentence';

export const settingsTexts = {
  damaged: (complaint: Sentence, aside: string) => ({
    en: `The settings file could not be used as it was: ${complaint.en}. It is kept as ${aside}; what could be read was taken over, the rest starts from its defaults.`,
    de: `Die Datei mit den Einstellungen war so nicht brauchbar: ${complaint.de}. Sie bleibt als ${aside} erhalten; was lesbar war, wurde übernommen, alles Übrige beginnt mit seiner Vorgabe.`,
  }),
  noJson: { en: 'it is not JSON', de: 'sie ist kein JSON' },
  noObject: { en: 'it does not hold an object', de: 'sie enthält kein Objekt' },
  unusable: (names: readonly string[]) => ({
    en: `it holds unusable values of ${names.join(', ')}`,
    de: `unbrauchbar sind darin die Werte von ${names.join(', ')}`,
  }),
} as const satisfies Sentences;
