/** The texts of the settings, in German. */
import type { Texts } from '../en';

export const settings: Texts['settings'] = {
  title: 'Einstellungen',
  appearance: 'Darstellung',
  theme: 'Farben',
  themeDoc: '„System“ folgt der hellen oder dunklen Darstellung des Betriebssystems.',
  themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
  language: 'Sprache',
  languageDoc: '„System“ folgt der Sprache des Betriebssystems. Läufe und Dateien bleiben, wie sie sind.',
  systemLanguage: 'System',
  training: 'Training',
  parallel: 'Gleichzeitige Trainings',
  parallelDoc: (cores) =>
    `Weitere warten in der Warteschlange. 0 bedeutet: eines je Prozessorkern dieses Rechners (${cores}).`,
  threads: 'Threads je Training',
  threadsDoc:
    'So viele Threads darf TensorFlow in einem Training benutzen, das es berechnet, etwa in einem, das Version 0.1.0 begonnen hat. Die eigenen Rechenkerne dieses Programms benutzen immer einen; das ist hier am schnellsten, und mehrere Trainings können nebeneinander laufen. Gilt für Trainings, die ab jetzt beginnen.',
  data: 'Daten',
  folder: 'Datenordner',
  folderDoc:
    'Hier liegt jeder Lauf als Ordner mit einfachen Dateien. Wählen Sie einen anderen Ordner, so gilt er ab dem nächsten Start; die Läufe in diesem bleiben, wo sie sind.',
  folderFixed:
    'Die Umgebungsvariable RL_LAB_HOME legt den Ordner fest; sie hat Vorrang vor einer Wahl an dieser Stelle.',
  folderSynchronised: (service) =>
    `${service} kopiert diesen Ordner bei jeder Änderung auf einen Server: Läufe schreiben mehrmals in der Sekunde, und Dateien, die gerade kopiert werden, lassen sich nicht ersetzen. Wählen Sie einen Ordner außerhalb davon.`,
  folderNext: 'Ab dem nächsten Start:',
  chooseFolder: 'Anderen wählen …',
  usualFolder: 'Standardordner verwenden',
  keepFolder: 'Aktuellen Ordner behalten',
  reveal: 'Ordner zeigen',
  about: 'Über das Programm',
  computer: { Platform: 'Plattform', Processor: 'Prozessor' },
  unknown: 'unbekannt',
  whole: (min, max) => `eine ganze Zahl von ${min} bis ${max}`,
};
