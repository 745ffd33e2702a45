/** The texts of handing runs in to a class, in German. */
import { formatCount } from '../format';
import type { handIn as english } from '../en/hand-in';

const runs = (n: number) => (n === 1 ? '1 Lauf' : `${formatCount(n)} Läufe`);

export const handIn: typeof english = {
  title: 'Abgabe',
  handIn: 'Abgeben',
  again: 'Erneut abgeben',
  doc: (folder) => `Legt den Lauf mit Ihrer Antwort als eine neue Datei in ${folder} ab.`,
  unanswered: 'Beantworten Sie zuerst die Frage.',
  several: (n) => `${runs(n)} abgeben`,
  at: (moment) => `Abgegeben: ${moment}`,
  earlier: (moment) => `Abgegeben: ${moment}, seitdem weitertrainiert`,
  handing: 'Wird abgegeben …',
  done: (n) => `${runs(n)} abgegeben`,
  failed: 'Die Abgabe ist nicht gelungen',
  who: {
    title: 'Wer gibt ab?',
    lead: 'Wird einmal gefragt. Es steht bei dem, was Sie abgeben, und in den Einstellungen.',
    name: 'Ihr Name',
    id: 'Matrikelnummer (optional)',
    cancel: 'Abbrechen',
  },
  settings: {
    id: 'Matrikelnummer',
    idDoc: 'Steht neben Ihrem Namen bei den Läufen, die Sie abgeben.',
    folder: 'Abgabeordner',
    folderDoc:
      'Ein Ordner, den der ganze Kurs erreicht: eine Freigabe, ein Stick, ein synchronisiertes Laufwerk. „Abgeben“ an einem Lauf legt dort eine neue Datei ab; was schon darin liegt, bleibt unverändert.',
    none: 'Keiner gewählt: An den Läufen steht kein „Abgeben“.',
    choose: 'Ordner wählen …',
    forget: 'Keinen verwenden',
    forgetChoice: 'Den für dieses Programm vorgegebenen verwenden',
  },
};
