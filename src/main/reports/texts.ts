/** Why there is nothing to export, and what to do. */
import { germanNumber } from '../../shared/language/de/number';
import type { Sentence, Sentences } from '../../shared/sentence';

/** Why runs have no curve. */
const reasons = {
  unreadable: { en: 'Files of runs cannot be read.', de: 'Dateien von Läufen sind nicht lesbar.' },
  question: {
    en: 'Answer the question of the assignment first.',
    de: 'Beantworten Sie zuerst die Frage der Übung.',
  },
  wall: {
    en: 'Runs of earlier versions know no wall time: choose another x axis.',
    de: 'Läufe früherer Versionen haben keine Zeitstempel: Wählen Sie eine andere x-Achse.',
  },
  none: {
    en: 'Wait until there is, or choose another metric.',
    de: 'Warten Sie, bis es so weit ist, oder wählen Sie eine andere Metrik.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export type NoCurve = keyof typeof reasons;

export const exportTexts = {
  noRun: {
    en: 'No run is chosen, so there is nothing to export. Choose at least one run.',
    de: 'Kein Lauf ist ausgewählt, also gibt es nichts zu exportieren. Wählen Sie mindestens einen Lauf aus.',
  },
  allHidden: {
    en: 'Every group is hidden, so there is nothing to export. Show at least one.',
    de: 'Alle Gruppen sind ausgeblendet, also gibt es nichts zu exportieren. Blenden Sie mindestens eine ein.',
  },
  noCurve: (runs: number, metric: Sentence, id: string, why: NoCurve) => ({
    en: `${runs === 1 ? 'The run has no' : `None of the ${runs} runs has`} “${metric.en}” (${id}) on this axis, so there is nothing to draw. ${reasons[why].en}`,
    de: `${runs === 1 ? 'Der Lauf hat' : `Keiner der ${germanNumber(runs)} Läufe hat`} „${metric.de}“ (${id}) auf dieser Achse${runs === 1 ? ' nicht' : ''}, also gibt es nichts zu zeichnen. ${reasons[why].de}`,
  }),
  allBelowZero: (values: number) => ({
    en: `${values === 1 ? 'The only value is not' : `None of the ${values.toLocaleString('en')} values is`} above 0, so a logarithmic axis shows nothing. Use a linear axis.`,
    de: `${values === 1 ? 'Der einzige Wert liegt nicht' : `Keiner der ${germanNumber(values)} Werte liegt`} über 0, also zeigt eine logarithmische Achse nichts. Verwenden Sie eine lineare Achse.`,
  }),
  isThere: (folder: string) => ({
    en: `${folder} is there already. Choose another name, or move it away.`,
    de: `${folder} gibt es schon. Wählen Sie einen anderen Namen, oder verschieben Sie das Vorhandene.`,
  }),
} as const satisfies Sentences;
