/** The words of the parts of guides that are made, in German. */
import type { PartWords } from '../guide-words';

export const guides: PartWords = {
  sources: 'Literatur',
  on: 'an',
  off: 'aus',
  fields: {
    columns: ['Einstellung', 'Standard', 'Erlaubt', 'Wirkung'],
    range: (from, to) => `${from} bis ${to}`,
    rangeAbove: (from, to) => `über ${from}, bis ${to}`,
    sizes: ({ minCount, maxCount, min, max }) =>
      `${minCount} bis ${maxCount} ganze Zahlen von ${min} bis ${max}`,
    onlyWith: (label, options) => `Nur mit ${label}: ${options.join(' oder ')}.`,
  },
  hyperparameters: {
    title: 'Hyperparameter',
    intro:
      'Unter diesen Namen stehen sie in `npm run lab -- train --set NAME=VALUE`, in den Dateien der Voreinstellungen und im Formular. In Befehlen und Dateien trennt ein Punkt die Dezimalstellen ab.',
    settingsOf: (group) => `Einstellungen: ${group}`,
  },
  card: {
    title: 'Steckbrief',
    observation: 'Beobachtung',
    action: 'Aktion',
    options: 'Optionen',
    dimensions: ['', 'Größe', 'Einheit', 'Kleinster Wert', 'Größter Wert'],
    values: ['Wert', 'Bedeutung'],
    oneOf: (count, first, last, lastName) =>
      `Eine von ${count} Zahlen, von 0 (${first}) bis ${last} (${lastName}).`,
    reward: 'Belohnung',
    termination: 'Eine Episode endet',
    stepLimit: 'Abgebrochen nach',
    noStepLimit: 'keiner festen Zahl von Schritten',
    steps: (count) => `${count} Schritten`,
    randomReturn: 'Return einer zufälligen Strategie',
    solvedReturn: 'Gelöst ab',
    notMeasured: 'nicht gemessen',
    bestReturn: 'Bester möglicher Return',
    notKnown: 'nicht bekannt',
    citation: 'Quelle',
  },
  results: {
    title: 'Messergebnisse',
    intro: 'Mittlerer Return der Greedy-Strategie nach dem ganzen Budget, über mehrere Seeds.',
    preset: 'Voreinstellung',
    algorithm: 'Algorithmus',
    environment: 'Umgebung',
    figures: ['Umgebungsschritte', 'Seeds', 'Median', 'Von', 'Bis'],
  },
};
