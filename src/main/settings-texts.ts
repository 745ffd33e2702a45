/** What is said of a settings file that cannot be used as it is. */
import { namedAtMost } from '../shared/limits';
import type { Sentence, Sentences } from '../shared/sentence';
import { visible } from '../shared/visible';

const few = (names: readonly string[]) =>
  names
    .slice(0, namedAtMost)
    .map((name) => visible(name.slice(0, 60)))
    .join(', ');
const moreThan = (names: readonly string[], say: (more: number) => string) =>
  names.length > namedAtMost ? say(names.length - namedAtMost) : '';

export const settingsTexts = {
  damaged: (complaint: Sentence, aside: string) => ({
    en: `The settings file was faulty: ${complaint.en}. It is kept as ${aside}; what could be read was taken over, the rest has its defaults.`,
    de: `Die Datei mit den Einstellungen war fehlerhaft: ${complaint.de}. Sie bleibt als ${aside} erhalten; was lesbar war, wurde übernommen, für alles Übrige gilt der Standardwert.`,
  }),
  noObject: { en: 'it does not contain an object', de: 'sie enthält kein Objekt' },
  unusable: (names: readonly string[]) => ({
    en: `it has invalid values of ${few(names)}${moreThan(names, (n) => ` and ${n.toLocaleString('en')} more`)}`,
    de: `ungültig sind darin die Werte von ${few(names)}${moreThan(names, (n) => ` und ${n.toLocaleString('de')} weiteren`)}`,
  }),
} as const satisfies Sentences;
