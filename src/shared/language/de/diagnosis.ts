/** What the diagnosis of runs says, in German. */
import type { DiagnosisTexts } from '../../diagnosis/describe';
import { numberWords } from '../../diagnosis/number-words';
import { catalogue } from '../../catalogue';
import { germanOf } from '../cards';

const { count, setting, value, share, known } = numberWords('de');
const metric = (name: string) => germanOf(catalogue()).metricCards[name]?.title ?? name;
const times = (n: number) => (n === 1 ? 'einmal' : `${count(n)}-mal`);

export const diagnosisTexts: DiagnosisTexts = {
  notFinite: {
    title: 'Training divergiert (NaN)',
    seen: (f) => `Bei Schritt ${count(f.step)} ist die Metrik „${metric(f.metric)}“ ${value(f.value)}.`,
    why: 'Ist ein Gewicht keine Zahl mehr, so ist auch nichts mehr eine Zahl, was aus ihm berechnet wird. Von da an wird nichts gelernt, und nichts erholt sich.',
    remedy:
      'Beginnen Sie mit einer kleineren Lernrate neu. Begrenzen Sie die Gradienten, falls sie es nicht sind, und skalieren Sie große Belohnungen herunter.',
  },
  warmupLong: {
    title: (f) =>
      f.share >= 1
        ? 'Die Aufwärmphase ist länger als das Budget'
        : 'Die Aufwärmphase verbraucht das meiste Budget',
    seen: (f) =>
      f.share >= 1
        ? `Die Aufwärmphase dauert ${count(f.warmup)} Umgebungsschritte, das Budget hat ${count(f.budget)}.`
        : `Von ${count(f.budget)} Umgebungsschritten gehören ${count(f.warmup)} zur Aufwärmphase.`,
    why: 'In der Aufwärmphase füllen zufällige Aktionen den Replay-Speicher, gelernt wird nichts. Nur was vom Budget übrig bleibt, dient dem Lernen.',
    remedy: 'Kürzen Sie die Aufwärmphase auf einige Minibatches oder Episoden, oder erhöhen Sie das Budget.',
  },
  rolloutLong: {
    title: (f) => (f.rollouts === 0 ? 'Der erste Rollout endet nie' : 'Sehr wenige Rollouts'),
    seen: (f) =>
      `Ein Rollout hat ${count(f.rollout)} Umgebungsschritte, ${count(f.length)} in jeder von ${count(f.environments)} Umgebungen; ${f.rollouts === 0 ? `das Budget hat nur ${count(f.budget)}` : `in das Budget von ${count(f.budget)} passen ${count(f.rollouts)}`}.`,
    why: 'Die Strategie wird erst verbessert, wenn ein Rollout voll ist. Mit wenigen Rollouts bleibt sie nahe an ihrem Anfang.',
    remedy: 'Kürzen Sie den Rollout, nehmen Sie weniger Umgebungen, oder erhöhen Sie das Budget.',
  },
  nothingLearned: {
    title: 'Es wurde nichts gelernt',
    seen: (f) =>
      `Nach ${count(f.step)} Umgebungsschritten und ${count(f.episodes)} Episoden gab es noch keine einzige Aktualisierung.${f.warmup > 0 ? ` Die Aufwärmphase dauert ${count(f.warmup)} Schritte.` : ''}`,
    why: 'Die Kurven zeigen einen Agenten, der so ist wie am Anfang.',
    remedy: (f) =>
      f.step <= f.warmup
        ? 'Trainieren Sie über die Aufwärmphase hinaus, oder kürzen Sie diese.'
        : 'Lassen Sie öfter aktualisieren: mit weniger Episoden je Aktualisierung oder einem größeren Budget.',
  },
  bufferSmall: {
    title: (f) =>
      f.size < f.batch
        ? 'Der Replay-Speicher ist kleiner als ein Minibatch'
        : 'Der Replay-Speicher ist winzig',
    seen: (f) =>
      `Der Speicher fasst ${count(f.size)} Transitionen, ein Minibatch braucht ${count(f.batch)}, und das Budget hat ${count(f.budget)} Umgebungsschritte.`,
    why: 'Ein kleiner Speicher enthält nur die letzten Episoden, die einander ähneln. Das Netz passt sich ihnen an und vergisst den Rest: genau das soll Replay verhindern.',
    remedy:
      'Vergrößern Sie den Speicher auf zehntausend Transitionen oder mehr, oder auf das ganze Budget, wenn der Arbeitsspeicher reicht.',
  },
  targetFrozen: {
    title: (f) => (f.copies === 0 ? 'Das Zielnetz wird nie erneuert' : 'Das Zielnetz wird kaum je erneuert'),
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
  rewardNeverSeen: {
    title: (f) => (f.kind === 'same' ? 'Nie gab es eine Belohnung' : 'Keine Episode kam je an ihr Ende'),
    seen: (f) =>
      f.kind === 'same'
        ? `Alle ${count(f.episodes)} Episoden hatten denselben Return, ${value(f.most)}.${known(f.limit, (limit) => `Jede wurde nach ${limit} Schritten abgebrochen.`)}`
        : `Alle ${count(f.episodes)} Episoden wurden nach ${count(f.limit)} Schritten abgebrochen; der beste Return war ${value(f.most)}.`,
    why: 'Solange jedes Handeln dasselbe bringt, unterscheidet nichts eine Aktion von der anderen. Eine flache Kurve sagt dann nichts über den Algorithmus, nur etwas über seine Exploration.',
    remedy:
      'Lassen Sie den Agenten mehr und länger explorieren, eine Weile in dieselbe Richtung statt zufällig in jedem Schritt; auch ein größeres Budget hilft.',
  },
  epsilonEarly: {
    title: 'Epsilon fiel, bevor es eine Belohnung gab',
    seen: (f) =>
      `Epsilon war bei Schritt ${count(f.reached)}, nach ${share(f.share)} des Budgets, auf ${value(f.level)} gefallen, und keine von ${count(f.episodes)} Episoden wurde belohnt.`,
    why: 'Von da an wiederholt der Agent, woran er glaubt, obwohl nichts es bestätigt hat. Eine Belohnung, die nur durch Glück zu finden ist, wird mit jedem Schritt unwahrscheinlicher.',
    remedy: 'Lassen Sie Epsilon über einen größeren Teil des Budgets fallen.',
  },
  epsilonHigh: {
    title: (f) =>
      f.start === f.last
        ? 'Epsilon fällt nie'
        : f.end < f.last
          ? 'Epsilon erreicht seinen Endwert nicht'
          : 'Epsilon bleibt bis zum Ende hoch',
    seen: (f) =>
      `Epsilon beginnt bei ${value(f.start)} und liegt am Ende des Budgets von ${count(f.budget)} Umgebungsschritten noch bei ${value(f.last)}${f.end < f.last ? `; verlangt war ${value(f.end)}` : ''}.`,
    why: 'So viele zufällige Aktionen halten den Agenten von den Orten fern, die nur gutes Spiel erreicht, und die Returns des Trainings zeigen Zufall statt Können.',
    remedy: 'Lassen Sie Epsilon nahe 0,05 enden, und das deutlich vor dem Ende des Budgets.',
  },
  noExploration: {
    title: 'Der Agent exploriert nie',
    seen: (f) =>
      f.kind === 'noise'
        ? 'Nach der Aufwärmphase wird zu den Aktionen der Strategie nichts hinzugefügt.'
        : `Epsilon beginnt bei ${value(f.start)}: Vom ersten Schritt an sind alle Aktionen greedy.`,
    why: 'Ein untrainiertes Netz zieht ohne Grund eine Aktion vor. Ohne Exploration erfährt es nie, was die anderen gebracht hätten.',
    remedy:
      'Lassen Sie den Agenten am Anfang explorieren und immer weniger, je verlässlicher die Werte werden.',
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
    seen: (f) => `Seit Schritt ${count(f.since)} ist der Gradient in ${share(f.share)} der Messpunkte null.`,
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
  entropyCollapsed: {
    title: 'Die Strategie exploriert zu früh nicht mehr',
    seen: (f) =>
      `Die Metrik „${metric(f.metric)}“ fiel von höchstens ${value(f.most)} auf ${value(f.now)} und ist seit Schritt ${count(f.since)}, nach ${share(f.share)} des Budgets, niedrig geblieben.`,
    why: 'Eine Strategie, die immer dieselbe Aktion wählt, sieht nichts Neues, und so korrigiert sie auch nichts: Sie hat sich festgelegt, bevor sie gut war.',
    remedy: 'Erhöhen Sie den Entropiebonus, oder senken Sie die Lernrate.',
  },
  actionsSaturated: {
    title: 'Die Aktionen sind gesättigt',
    seen: (f) =>
      `Seit Schritt ${count(f.since)} liegen ${share(f.typical)} der Aktionen der Strategie an einer Grenze.${known(f.gradient, (norm) => `Der Gradient, der die Strategie erreicht, hat die Norm ${norm}.`)}`,
    why: 'An seinen Grenzen ist der Tangens hyperbolicus flach, und kaum ein Gradient erreicht die Strategie: Sie kommt von dort nicht mehr weg, was der Kritiker auch sagt.',
    remedy:
      'Senken Sie die Lernrate des Actors, skalieren Sie die Belohnungen herunter, und lassen Sie erst den Kritiker lernen, bevor der Actor folgt.',
  },
  temperatureExploded: {
    title: 'Die Temperatur wächst ohne Ende',
    seen: (f) =>
      `Sie ist von ${value(f.start)} auf ${value(f.now)} gestiegen. Über den Horizont ist ein Nat Entropie ${value(f.worth)} wert; die Returns des Trainings unterscheiden sich um ${value(f.spread)}.`,
    why: 'Die Strategie kann die Zielentropie nicht erreichen, und so steigt die Temperatur immer weiter, bis die Belohnungen nicht mehr zählen und der Agent dafür bezahlt wird, zufällig zu handeln.',
    remedy:
      'Senken Sie die Zielentropie: −1 je Dimension der Aktion ist üblich, mehr als 0,69 gibt es nicht.',
  },
  temperatureVanished: {
    title: 'Die Temperatur ist verschwunden',
    seen: (f) =>
      `Sie ist von ${value(f.start)} auf ${value(f.now)} gefallen. Über den Horizont ist ein Nat Entropie ${value(f.worth)} wert; die Returns des Trainings unterscheiden sich um ${value(f.spread)}.`,
    why: 'Entropie zählt dann nichts mehr: SAC wird zu einem Verfahren, das kaum exploriert, bevor etwas gefunden ist, das sich zu behalten lohnt.',
    remedy:
      'Erhöhen Sie die Zielentropie, oder halten Sie die Temperatur auf einem Wert fest, der zu den Belohnungen passt.',
  },
  valuesHigh: {
    title: 'Der Agent erwartet mehr, als es gibt',
    seen: (f) =>
      `Die Metrik „${metric(f.metric)}“ hat den Betrag ${value(f.size)}, obwohl diskontiert höchstens etwa ${value(f.bound)} möglich sind.${known(f.realised, (realised) => `Tatsächlich erreicht hat die Strategie ${realised}.`)}`,
    why: 'Das Maximum unsicherer Werte ist im Mittel zu hoch. Die Fehler sind von Aktion zu Aktion verschieden, und so folgt die Strategie womöglich ihnen.',
    remedy: 'Verwenden Sie Double Learning, oder senken Sie die Lernrate.',
  },
  klHigh: {
    title: 'Die Strategie bewegt sich mit jeder Aktualisierung zu weit',
    seen: (f) =>
      `Die genäherte KL-Divergenz ist typischerweise ${value(f.typical)} und liegt in ${share(f.share)} der Messpunkte über 0,05; ${share(f.fraction)} der Quotienten sind begrenzt.`,
    why: 'Gesammelt hat den Rollout die Strategie von vorher. Je weiter die neue von ihr entfernt ist, desto weniger sagen die Vorteile über sie, und eine einzige schlechte Aktualisierung kann die Strategie verderben.',
    remedy:
      'Setzen Sie eine größte KL-Divergenz, verwenden Sie weniger Epochen, oder senken Sie die Lernrate.',
  },
  valuesUseless: {
    title: 'Die Wertfunktion erklärt nichts',
    seen: (f) =>
      `Seit Schritt ${count(f.since)} ist die erklärte Varianz typischerweise ${value(f.typical)} und in ${share(f.share)} der Messpunkte unter null.`,
    why: 'Unter null schätzen die Werte den Return schlechter als sein Mittelwert. Eine Baseline aus ihnen bringt Rauschen in den Gradienten, statt es herauszunehmen.',
    remedy:
      'Lassen Sie die Wertfunktion besser lernen: mit mehr Gradientenschritten oder einer anderen Lernrate, längeren Rollouts oder skalierten Belohnungen.',
  },
  rateHigh: {
    title: 'Die Lernrate ist sehr hoch',
    seen: (f) => `Sie ist ${setting(f.rate)}; der Standardwert ist ${setting(f.usual)}.`,
    why: 'Adam und RMSProp bewegen jedes Gewicht mit jeder Aktualisierung um etwa die Lernrate, wie klein der Gradient auch ist. Bei dieser Größe macht eine einzige viele andere zunichte.',
    remedy: 'Beginnen Sie beim Standardwert, und ändern Sie ihn dann um das Dreifache oder auf ein Drittel.',
  },
  rateTiny: {
    title: 'Die Gewichte können sich kaum bewegen',
    seen: (f) =>
      `Bei einer Lernrate von ${setting(f.rate)} bewegen ${count(f.updates)} Aktualisierungen ein Gewicht um höchstens ${value(f.reach)}.`,
    why: 'Adam bewegt ein Gewicht mit jeder Aktualisierung um etwa die Lernrate. Das Netz endet, wo es begann.',
    remedy: 'Erhöhen Sie die Lernrate, oder lassen Sie öfter lernen.',
  },
  fewUpdates: {
    title: (f) => (f.updates === 0 ? 'Keine einzige Aktualisierung' : 'Kaum Aktualisierungen'),
    seen: (f) =>
      `In das Budget von ${count(f.budget)} Umgebungsschritten ${f.updates === 0 ? 'passt kein einziger Gradientenschritt' : f.updates === 1 ? 'passt ein Gradientenschritt' : `passen ${count(f.updates)} Gradientenschritte`}.`,
    why: 'Netze bewegen sich in kleinen Schritten. Es braucht Tausende, bevor sich etwas zeigt.',
    remedy: (f) =>
      f.every > 1
        ? 'Lassen Sie in jedem Umgebungsschritt lernen, oder erhöhen Sie das Budget.'
        : 'Erhöhen Sie das Budget.',
  },
  scheduleCutOff: {
    title: 'Ein Schedule erreicht sein Ende nicht',
    seen: (f) =>
      `Die letzte Aktualisierung ${f.isCertain === 1 ? 'kommt bei' : 'kann schon bei'} Schritt ${count(f.last)} von ${count(f.budget)}${f.isCertain === 1 ? '' : ' kommen'}.${Number.isNaN(f.rate) ? '' : ` Die Lernrate, die auf null fallen soll, liegt dann noch bei ${share(f.rate)} ihres Anfangswerts.`}${Number.isNaN(f.beta) ? '' : ` Der Importance-Sampling-Exponent β, der auf 1 steigen soll, ist dann bei ${value(f.beta)}.`}`,
    why: 'Ein Schedule läuft über alle Umgebungsschritte des Budgets; es zählen aber nur seine Werte bei den Aktualisierungen.',
    remedy: 'Lassen Sie öfter und dafür weniger auf einmal lernen, oder erhöhen Sie das Budget.',
  },
  discountShort: {
    title: 'Der Agent schaut nur wenige Schritte voraus',
    seen: (f) =>
      `Mit einem Diskontfaktor von ${setting(f.discount)} zählen Belohnungen etwa ${value(f.horizon)} Schritte weit; Episoden dauern ${value(f.length)}.`,
    why: 'Was später kommt, ist für den Agenten so gut wie nichts, auch wenn es die Episode entscheidet.',
    remedy:
      'Erhöhen Sie den Diskontfaktor, sodass 1 / (1 − γ) in der Größenordnung der Schritte liegt, auf die es ankommt.',
  },
  discountOne: {
    title: 'Undiskontierte Werte einer Aufgabe ohne Ende',
    seen: (f) =>
      `Der Diskontfaktor ist ${setting(f.discount)}, und die Aufgabe terminiert nie${Number.isFinite(f.limit) ? `; Episoden werden nur nach ${count(f.limit)} Schritten abgebrochen` : ''}.`,
    why: 'Wo eine Episode abgebrochen wird, zählt der Wert ihres letzten Zustands weiter. Ohne Diskontierung haben die Werte keine endliche Lösung und wachsen, solange trainiert wird.',
    remedy: 'Wählen Sie einen Diskontfaktor unter 1.',
  },
  prioritiesFlat: {
    title: 'Priorisiertes Replay ohne Prioritäten',
    seen: () => 'Der PER-Exponent α ist 0: Jede Transition wird mit derselben Wahrscheinlichkeit gezogen.',
    why: 'Der Lauf ist einer mit einfachem Replay unter anderem Namen, nur langsamer.',
    remedy: 'Erhöhen Sie den PER-Exponenten, oder schalten Sie priorisiertes Replay aus.',
  },
  notLearning: {
    title: 'Der Agent ist nicht besser als der Zufall',
    seen: (f) =>
      `Die letzte Auswertung ergab ${value(f.mean)}. Zufälliges Handeln bringt ${value(f.random)}; als gelöst gilt die Aufgabe ab ${value(f.solved)}.`,
    why: 'Nichts von dem, was gelernt wurde, zeigt sich in dem, was der Agent tut.',
    remedy:
      'Beginnen Sie mit einer Voreinstellung für diese Umgebung, prüfen Sie, dass sie lernt, und ändern Sie dann eine Einstellung nach der anderen. Die Kurven von Verlust und Werten zeigen, was anders ist.',
  },
  gradientClipped: {
    title: 'Fast jeder Gradient wird begrenzt',
    seen: (f) =>
      `Die Norm liegt in ${share(f.share)} der Messpunkte über dem Zehnfachen der Grenze ${value(f.clip)}; typisch ist ${value(f.typical)}, das ${value(f.times)}-Fache der Grenze.`,
    why: 'Die Länge eines Schrittes sagt dann nicht mehr, wie falsch das Netz liegt: Jeder Batch zählt gleich, und die Grenze wirkt wie ein Teil der Lernrate.',
    remedy:
      'Ist das Lernen langsam oder unruhig, erhöhen Sie die Grenze, oder skalieren Sie die Belohnungen herunter.',
  },
  prioritiesUncorrected: {
    title: 'Das ungleiche Ziehen wird am Anfang nicht ausgeglichen',
    seen: (f) =>
      `Der Importance-Sampling-Exponent β₀ ist ${setting(f.beta)}, bei einem PER-Exponenten α von ${setting(f.alpha)}.`,
    why: 'Transitionen, die öfter gezogen werden, zählen mehr. In stochastischen Umgebungen sind die Werte dann verzerrt, bis β gestiegen ist.',
    remedy: 'Lassen Sie β bei 0,4 beginnen, wie veröffentlicht.',
  },
  timeLimit: {
    title: 'Die meisten Episoden enden am Schrittlimit',
    seen: (f) =>
      `Seit Schritt ${count(f.since)} wurden ${share(f.share)} von ${count(f.episodes)} Episoden nach ${count(f.limit)} Schritten abgebrochen.`,
    why: 'Ein gleichbleibender Return zeigt dann die Grenze und nicht, wie der Agent spielt. Das Lernen wird dadurch nicht getäuscht: Es bootstrappt vom letzten Zustand aus.',
    remedy:
      'Sehen Sie sich den Agenten selbst an. Vielleicht hat er gelernt zu warten oder nie fertig zu werden.',
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
