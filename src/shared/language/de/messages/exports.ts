import type { exports as english, NoCurve } from '../../en/messages/exports';
import type { Translated } from '../../message';

const reasons: Readonly<Record<NoCurve, string>> = {
  unreadable: 'Dateien von Läufen sind nicht lesbar.',
  question: 'Beantworten Sie zuerst die Frage der Übung.',
  wall: 'Läufe früherer Versionen haben keine Zeitstempel: Wählen Sie eine andere x-Achse.',
  none: 'Warten Sie, bis es so weit ist, oder wählen Sie eine andere Metrik.',
};

export const exports: Translated<typeof english> = {
  noRun:
    'Kein Lauf ist ausgewählt, also gibt es nichts zu exportieren. Wählen Sie mindestens einen Lauf aus.',
  allHidden:
    'Alle Gruppen sind ausgeblendet, also gibt es nichts zu exportieren. Blenden Sie mindestens eine ein.',
  noCurve: ({ runs, metric, id, why }, { say, number }) =>
    `${runs === 1 ? 'Der Lauf hat' : `Keiner der ${number(runs)} Läufe hat`} „${say(metric)}“ (${id}) auf dieser Achse${runs === 1 ? ' nicht' : ''}, also gibt es nichts zu zeichnen. ${reasons[why]}`,
  allBelowZero: ({ values }, { number }) =>
    `${values === 1 ? 'Der einzige Wert liegt nicht' : `Keiner der ${number(values)} Werte liegt`} über 0, also zeigt eine logarithmische Achse nichts. Verwenden Sie eine lineare Achse.`,
  removedMeanwhile:
    'Ein Lauf wurde entfernt, während seine Kurve gelesen wurde. Versuchen Sie es noch einmal.',
  isThere: ({ folder }) =>
    `${folder} gibt es schon. Wählen Sie einen anderen Namen, oder verschieben Sie das Vorhandene.`,
};
