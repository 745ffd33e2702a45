/** The texts of the step inspector in the Inspect room, in German. */
import type { StepTexts } from '../en/step-inspector';

export const stepInspector: StepTexts = {
  title: 'Ein Lernschritt',
  doc: 'Was der Agent zu diesem Zeitpunkt lernt, in Zahlen: woraus er lernt, der Zielwert, der Fehler. Die Zahlen sind gerundet dargestellt; gerechnet wird mit allen Stellen.',
  roomDoc:
    'Was der Agent bei jeder Auswertung lernt: einige der Transitionen, aus denen er lernt, jede mit ausgerechnetem Zielwert.',
  views: {
    label: 'Was gezeigt wird',
    episode: 'Eine Episode',
    learning: 'Ein Lernschritt',
  },
  warmingUp: 'Zu diesem Zeitpunkt hat der Agent noch nichts gelernt: Er sammelt erst Erfahrung.',
  missing:
    'Dieser Lauf stammt von einer früheren Version des Programms, die keine Lernschritte festgehalten hat. Läufe, die ab jetzt beginnen, haben welche.',
  ended: 'Episode zu Ende',
  ago: (name, steps) => `${name}, ${steps} zuvor`,
};
