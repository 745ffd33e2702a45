/** What the diagnosis says of the gradient steps, in German. */
import type { DiagnosisTexts } from '../../../diagnosis/describe';
import type { FindingSpeech } from '../../../diagnosis/finding-speech';

type Rules =
  | 'notFinite'
  | 'targetFrozen'
  | 'targetSlow'
  | 'qDiverges'
  | 'lossExplodes'
  | 'forgetting'
  | 'gradientZero'
  | 'atomsNarrow'
  | 'valuesHigh'
  | 'rateHigh'
  | 'rateTiny'
  | 'scheduleCutOff'
  | 'gradientClipped';

export function learning({
  count,
  setting,
  value,
  share,
  known,
  metric,
}: FindingSpeech): Pick<DiagnosisTexts, Rules> {
  const times = (n: number) => (n === 1 ? 'einmal' : `${count(n)}-mal`);
  return {
    notFinite: {
      title: 'Training divergiert (NaN)',
      seen: (f) => `Bei Schritt ${count(f.step)} ist die Metrik „${metric(f.metric)}“ ${value(f.value)}.`,
      why: 'Ist ein Gewicht keine Zahl mehr, so ist auch nichts mehr eine Zahl, was aus ihm berechnet wird. Von da an wird nichts gelernt, und nichts erholt sich.',
      remedy:
        'Beginnen Sie mit einer kleineren Lernrate neu. Begrenzen Sie die Gradienten, falls sie es nicht sind, und skalieren Sie große Belohnungen herunter.',
    },
    targetFrozen: {
      title: (f) =>
        f.copies === 0 ? 'Das Zielnetz wird nie erneuert' : 'Das Zielnetz wird kaum je erneuert',
      seen: (f) =>
        `Es wird alle ${count(f.every)} Umgebungsschritte kopiert. In einem Budget von ${count(f.budget)} geschieht das ${f.copies === 0 ? 'kein einziges Mal' : `nur ${times(f.copies)}`} zwischen der ersten und der letzten von ${count(f.updates)} Aktualisierungen.${f.copies === 0 ? known(f.lag, (lag) => `Inzwischen unterscheidet es sich vom lernenden Netz um ${lag}.`) : ''}`,
      why: 'Aus diesem Netz kommen die Zielwerte. Solange es nicht erneuert wird, beruhen sie auf Gewichten, die wenig wissen, und mit jeder Kopie reichen die Werte nur einen Schritt weiter zurück.',
      remedy: 'Kopieren Sie viel öfter, mindestens etwa fünfzigmal in einem Training.',
    },
    targetSlow: {
      title: 'Das Zielnetz bewegt sich kaum',
      seen: (f) =>
        `Mit einer Soft-Update-Rate τ von ${setting(f.tau)} legt es in allen ${count(f.updates)} Aktualisierungen ${share(f.way)} des Weges zum lernenden Netz zurück.`,
      why: 'Aus diesem Netz kommen die Zielwerte. Bis es nachgezogen hat, beruhen sie auf zufälligen Gewichten.',
      remedy: 'Erhöhen Sie τ: 0,005 ist üblich.',
    },
    qDiverges: {
      title: (f) => (f.growth > 2 ? 'Die Werte divergieren' : 'Die Werte liegen weit jenseits des Möglichen'),
      seen: (f) =>
        `Die Metrik „${metric(f.metric)}“ hat den Betrag ${value(f.size)} erreicht, obwohl diskontiert höchstens etwa ${value(f.bound)} möglich sind.${f.growth > 2 && Number.isFinite(f.growth) ? ` Das ist das ${value(f.growth)}-Fache des Betrags zur Halbzeit.` : ''}${known(f.realised, (realised) => `Tatsächlich erreicht hat die Strategie ${realised}.`)}`,
      why: 'Jeder Zielwert entsteht aus dem Wert des nächsten Zustands. Ist dieser einmal zu hoch, so ist es auch der Zielwert und damit der nächste Wert: ein Fehler, der sich selbst verstärkt.',
      remedy:
        'Halten Sie die Zielwerte mit einem Zielnetz ruhig, verwenden Sie Double Learning, senken Sie die Lernrate, oder begrenzen Sie Gradienten und Belohnungen.',
    },
    lossExplodes: {
      title: 'Der Verlust explodiert',
      seen: (f) =>
        `Die Metrik „${metric(f.metric)}“ bedeutet jetzt einen typischen Fehler von ${value(f.error)}, während kein diskontierter Return größer ist als etwa ${value(f.bound)}.`,
      why: 'Die Werte sind um mehr falsch, als überhaupt zu erreichen ist; die Strategie folgt nur noch dem Rauschen.',
      remedy:
        'Senken Sie die Lernrate, begrenzen Sie die Gradienten, oder skalieren Sie die Belohnungen herunter.',
    },
    forgetting: {
      title: 'Die Aufgabe war gelernt und wurde vergessen',
      seen: (f) =>
        `Die Auswertungen erreichten ${value(f.best)} bei Schritt ${count(f.at)}; jetzt liegen sie bei ${value(f.now)}, ${share(f.lost)} des Gewinns sind verloren.`,
      why: 'Zu große Aktualisierungen oder solche aus zu einseitiger Erfahrung überschreiben, was gut war. Ein Einbruch nach einem Gipfel ist das übliche Zeichen einer zu hohen Lernrate.',
      remedy:
        'Senken Sie die Lernrate, oder lassen Sie sie auf null fallen; auch ein größerer Speicher und ein langsameres Zielnetz helfen.',
    },
    gradientZero: {
      title: 'Das Netz lernt nicht mehr',
      seen: (f) =>
        `Seit Schritt ${count(f.since)} ist der Gradient in ${share(f.share)} der Messpunkte null.`,
      why: 'Ohne Gradienten bewegt sich kein Gewicht. Ein zu großer Schritt hat die Strategie in jeder Aktion sicher gemacht oder alle Einheiten einer Schicht unter null gedrückt.',
      remedy: 'Beginnen Sie mit einer kleineren Lernrate neu.',
    },
    atomsNarrow: {
      title: 'Der Bereich der Returns ist zu eng',
      seen: (f) =>
        `Die Atome reichen von ${value(f.lowest)} bis ${value(f.highest)}, doch ein diskontierter Return von ${value(f.outside)} kam vor; ${share(f.share)} der Auswertungen liegen außerhalb.`,
      why: 'Was jenseits des ersten oder letzten Atoms liegt, zählt wie dieses. Die Werte sammeln sich am Rand, und Aktionen, die sich dort unterscheiden, sehen gleich aus.',
      remedy:
        'Wählen Sie den niedrigsten und den höchsten Return so, dass alle diskontierten Returns dazwischen liegen.',
    },
    valuesHigh: {
      title: 'Der Agent erwartet mehr, als es gibt',
      seen: (f) =>
        `Die Metrik „${metric(f.metric)}“ hat den Betrag ${value(f.size)}, obwohl diskontiert höchstens etwa ${value(f.bound)} möglich sind.${known(f.realised, (realised) => `Tatsächlich erreicht hat die Strategie ${realised}.`)}`,
      why: 'Das Maximum unsicherer Werte ist im Mittel zu hoch. Die Fehler sind von Aktion zu Aktion verschieden, und so folgt die Strategie womöglich ihnen.',
      remedy: 'Verwenden Sie Double Learning, oder senken Sie die Lernrate.',
    },
    rateHigh: {
      title: 'Die Lernrate ist sehr hoch',
      seen: (f) => `Sie ist ${setting(f.rate)}; der Standardwert ist ${setting(f.usual)}.`,
      why: 'Adam und RMSProp bewegen jedes Gewicht mit jeder Aktualisierung um etwa die Lernrate, wie klein der Gradient auch ist. Bei dieser Größe macht eine einzige viele andere zunichte.',
      remedy:
        'Beginnen Sie beim Standardwert, und ändern Sie ihn dann um das Dreifache oder auf ein Drittel.',
    },
    rateTiny: {
      title: 'Die Gewichte können sich kaum bewegen',
      seen: (f) =>
        `Bei einer Lernrate von ${setting(f.rate)} bewegen ${count(f.updates)} Aktualisierungen ein Gewicht um höchstens ${value(f.reach)}.`,
      why: 'Adam bewegt ein Gewicht mit jeder Aktualisierung um etwa die Lernrate. Das Netz endet, wo es begann.',
      remedy: 'Erhöhen Sie die Lernrate, oder lassen Sie öfter lernen.',
    },
    scheduleCutOff: {
      title: 'Ein Schedule erreicht sein Ende nicht',
      seen: (f) =>
        `Die letzte Aktualisierung ${f.isCertain === 1 ? 'kommt bei' : 'kann schon bei'} Schritt ${count(f.last)} von ${count(f.budget)}${f.isCertain === 1 ? '' : ' kommen'}.${Number.isNaN(f.rate) ? '' : ` Die Lernrate, die auf null fallen soll, liegt dann noch bei ${share(f.rate)} ihres Anfangswerts.`}${Number.isNaN(f.beta) ? '' : ` Der Importance-Sampling-Exponent β, der auf 1 steigen soll, ist dann bei ${value(f.beta)}.`}`,
      why: 'Ein Schedule läuft über alle Umgebungsschritte des Budgets; es zählen aber nur seine Werte bei den Aktualisierungen.',
      remedy: 'Lassen Sie öfter und dafür weniger auf einmal lernen, oder erhöhen Sie das Budget.',
    },
    gradientClipped: {
      title: 'Fast jeder Gradient wird begrenzt',
      seen: (f) =>
        `Die Norm liegt in ${share(f.share)} der Messpunkte über dem Zehnfachen der Grenze ${value(f.clip)}; typisch ist ${value(f.typical)}, das ${value(f.times)}-Fache der Grenze.`,
      why: 'Die Länge eines Schrittes sagt dann nicht mehr, wie falsch das Netz liegt: Jeder Batch zählt gleich, und die Grenze wirkt wie ein Teil der Lernrate.',
      remedy:
        'Ist das Lernen langsam oder unruhig, erhöhen Sie die Grenze, oder skalieren Sie die Belohnungen herunter.',
    },
  };
}
