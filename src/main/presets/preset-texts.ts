/** What is said of preset files and of the presets in them. */
import { germanNumber } from '../../shared/language/de/number';
import type { Sentence, Sentences } from '../../shared/sentence';

const mebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);

export const presetTexts = {
  tooLarge: (path: string, bytes: number, most: number) => ({
    en: `${path} holds ${mebibytes(bytes)} MiB; a preset file has at most ${most / 1024 / 1024} MiB. Choose a file that was exported as a preset.`,
    de: `${path} enthält ${mebibytes(bytes).replace('.', ',')} MiB; eine Datei mit Voreinstellungen hat höchstens ${germanNumber(most / 1024 / 1024)} MiB. Wählen Sie eine Datei, die als Voreinstellung exportiert wurde.`,
  }),
  noFile: (path: string) => ({
    en: `${path} is no file. Choose a file that was exported as a preset.`,
    de: `${path} ist keine Datei. Wählen Sie eine Datei, die als Voreinstellung exportiert wurde.`,
  }),
  unusable: (path: string) => ({
    en: `The file ${path} is no valid preset`,
    de: `Die Datei ${path} ist keine gültige Voreinstellung`,
  }),
  severalForOne: (path: string, ids: readonly string[]) => ({
    en: `${path} contains ${ids.length} presets, but one is needed. Import the file and choose one of ${ids.join(', ')}.`,
    de: `${path} enthält ${ids.length} Voreinstellungen, gebraucht wird eine. Importieren Sie die Datei, und wählen Sie eine davon: ${ids.join(', ')}.`,
  }),
  badName: (path: string) => ({
    en: `The preset file ${path} has a name that no own preset can have. Import it from elsewhere, or rename it.`,
    de: `Die Datei ${path} trägt einen Namen, den keine eigene Voreinstellung haben kann. Importieren Sie sie von anderswo, oder benennen Sie sie um.`,
  }),
  severalInOne: (path: string, presets: number) => ({
    en: `The preset file ${path} contains ${presets} presets. Move it elsewhere and import it.`,
    de: `Die Datei ${path} enthält ${presets} Voreinstellungen. Verschieben Sie sie anderswohin, und importieren Sie sie.`,
  }),
  gone: (id: string) => ({
    en: `There is no preset ${id} any more. Choose another.`,
    de: `Die Voreinstellung ${id} gibt es nicht mehr. Wählen Sie eine andere.`,
  }),
  unknown: (id: string) => ({
    en: `There is no preset ${id}.`,
    de: `Eine Voreinstellung ${id} gibt es nicht.`,
  }),
  notRemoved: (id: string) => ({
    en: `There is no removed preset ${id}.`,
    de: `Unter den entfernten Voreinstellungen ist keine ${id}.`,
  }),
  idTaken: (id: string) => ({
    en: `Another preset is called ${id} by now: the removed one stays removed.`,
    de: `Eine andere Voreinstellung heißt inzwischen ${id}: Die entfernte bleibt entfernt.`,
  }),
  builtIn: (id: string) => ({
    en: `The preset ${id} comes with the program and cannot be changed. Save it as a preset of your own.`,
    de: `Die Voreinstellung ${id} gehört zum Programm und lässt sich nicht ändern. Speichern Sie sie als eigene Voreinstellung.`,
  }),
  notSaved: {
    en: 'The preset cannot be saved',
    de: 'Die Voreinstellung konnte nicht gespeichert werden',
  } satisfies Sentence,
} as const satisfies Sentences;
