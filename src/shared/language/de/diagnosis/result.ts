/** What the diagnosis says of the result, in German. */
import type { DiagnosisTexts } from '../../../diagnosis/describe';
import type { FindingSpeech } from '../../../diagnosis/finding-speech';

type Rules = 'notLearning' | 'unsolved' | 'budgetShort' | 'resultNoisy' | 'oneSeed';

export function result({ count, value }: FindingSpeech): Pick<DiagnosisTexts, Rules> {
  return {
    notLearning: {
      title: 'Der Agent ist nicht besser als der Zufall',
      seen: (f) =>
        `Die letzte Auswertung ergab ${value(f.mean)}. Zufälliges Handeln bringt ${value(f.random)}; als gelöst gilt die Aufgabe ab ${value(f.solved)}.`,
      why: 'Nichts von dem, was gelernt wurde, zeigt sich in dem, was der Agent tut.',
      remedy:
        'Beginnen Sie mit einer Voreinstellung für diese Umgebung, prüfen Sie, dass sie lernt, und ändern Sie dann eine Einstellung nach der anderen. Die Kurven von Verlust und Werten zeigen, was anders ist.',
    },
    unsolved: {
      title: 'Die Aufgabe wurde nicht gelöst',
      seen: (f) =>
        `Die Endauswertung ergab ${value(f.mean)}; als gelöst gilt die Aufgabe ab ${value(f.solved)}. Die beste Auswertung unterwegs war ${value(f.best)}.`,
      why: 'Nichts von dem, was aufgezeichnet wurde, erklärt das: Weder die Einstellungen noch die Kurven zeigen einen Fehler.',
      remedy:
        'Trainieren Sie weitere Seeds, um zu sehen, ob dieser Pech hatte. Ändern Sie dann eine Einstellung nach der anderen: eine Verbesserung des Algorithmus, eine kleinere Lernrate oder ein größeres Budget.',
    },
    budgetShort: {
      title: 'Das Budget endete, während noch gelernt wurde',
      seen: (f) =>
        `Die Auswertungen stiegen von ${value(f.before)} im dritten Viertel auf ${value(f.now)} im letzten; als gelöst gilt die Aufgabe ab ${value(f.solved)}.`,
      why: 'Das Ergebnis zeigt, wo das Budget endete, und nicht, was der Algorithmus kann.',
      remedy:
        'Erhöhen Sie das Budget, bevor Sie Schlüsse ziehen. Schedules, die von ihm abhängen, dehnen sich mit.',
    },
    resultNoisy: {
      title: 'Das Ergebnis ist eine grobe Schätzung',
      seen: (f) =>
        f.episodes === 1
          ? `Es ist der Return einer einzigen Episode, ${value(f.mean)}.`
          : `Es ist ${value(f.mean)} mit einem Standardfehler von ${value(f.error)} über ${count(f.episodes)} Episoden; vom Zufall bis zur Lösung sind es ${value(f.scale)}.`,
      why: 'Ein Unterschied zwischen Läufen, der kleiner ist, kann bloßes Glück sein.',
      remedy: 'Werten Sie am Ende über mehr Episoden aus.',
    },
    oneSeed: {
      title: 'Ein Seed ist eine Anekdote',
      seen: (f) =>
        `Kein anderer Lauf mit diesen Einstellungen ist abgeschlossen; dieser hat den Seed ${count(f.seed)}.`,
      why: 'Ergebnisse derselben Einstellungen unterscheiden sich von Seed zu Seed, oft um mehr, als zwei Algorithmen es tun.',
      remedy: 'Trainieren Sie fünf oder mehr Seeds, und vergleichen Sie die Mediane.',
    },
  };
}
