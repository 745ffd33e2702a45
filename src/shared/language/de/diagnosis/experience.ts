/** What the diagnosis says of exploration, experience and rewards, in German. */
import type { DiagnosisTexts } from '../../../diagnosis/describe';
import type { FindingSpeech } from '../../../diagnosis/finding-speech';

type Rules =
  | 'warmupLong'
  | 'rolloutLong'
  | 'nothingLearned'
  | 'bufferSmall'
  | 'rewardNeverSeen'
  | 'epsilonEarly'
  | 'epsilonHigh'
  | 'noExploration'
  | 'fewUpdates'
  | 'discountShort'
  | 'discountOne'
  | 'prioritiesFlat'
  | 'prioritiesUncorrected'
  | 'timeLimit';

export function experience({
  count,
  setting,
  value,
  share,
  known,
}: FindingSpeech): Pick<DiagnosisTexts, Rules> {
  return {
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
      remedy:
        'Kürzen Sie die Aufwärmphase auf einige Minibatches oder Episoden, oder erhöhen Sie das Budget.',
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
  };
}
