/** The texts of the Runs room, in German. */
import type { Texts } from '../en';
import { formatCount } from '../format';

const someRuns = (n: number) => (n === 1 ? '1 Lauf' : `${formatCount(n)} Läufe`);

export const runs: Texts['runs'] = {
  title: 'Läufe',
  count: someRuns,
  list: 'Warteschlange und Verlauf',
  new: 'Neu',
  newDoc: 'Neu: ein Experiment anlegen',
  show: (name) => `${name} in den Diagrammen zeigen`,
  open: (name) => `${name} öffnen`,
  pause: 'Pausieren',
  resume: 'Fortsetzen',
  stop: 'Beenden',
  extend: 'Länger trainieren …',
  extending: {
    title: 'Länger trainieren',
    lead: 'Der Lauf geht von seinem Ende aus weiter, mit denselben Netzen, demselben Replay-Speicher und denselben Zufallszahlen. Die Endauswertung wird am neuen Ende noch einmal gemacht.',
    budget: 'Neues Budget in Umgebungsschritten',
    range: (least, most) => `Mehr als ${least}, höchstens ${most}`,
    schedules: (names, steps) =>
      `Nach dem Budget richten sich: ${names.map((name) => `„${name}“`).join(', ')}. Sie bleiben bei den ersten ${steps} Schritten und behalten danach ihren Endwert. Die Kurve ist deshalb nicht die eines Laufs, der von Anfang an für das größere Budget geplant war. Der Vergleich zeigt das als „Schedules enden bei ${steps}“.`,
    rateIsZero:
      'Die Lernrate ist dann auf null gefallen: Es wird nichts mehr gelernt. „Ändern und starten“ trainiert mit einem größeren Budget neu.',
    start: 'Länger trainieren',
  },
  extendedAt: (steps, result) =>
    result === null
      ? `Verlängert: Sein Budget war zuerst ${steps} Schritte.`
      : `Verlängert: Sein Budget war zuerst ${steps} Schritte, mit dem Ergebnis ${result} dort.`,
  stopAndKeep: 'Beenden; der Lauf lässt sich von seinem Checkpoint aus fortsetzen',
  remove: 'Entfernen',
  reveal: 'Ordner zeigen',
  log: 'Protokoll ansehen',
  logTitle: (name) => `Protokoll von ${name}`,
  logEmpty: 'Das Protokoll ist leer.',
  computedWith: 'Womit gerechnet wurde',
  computedWithDoc:
    'Gleicher Seed und gleiche Einstellungen ergeben dieselbe Kurve, wo Version, Threads und Fingerabdruck gleich sind.',
  versionNames: {
    program: 'RL Lab',
    node: 'Node',
    v8: 'V8',
    platform: 'System',
    processor: 'Prozessor',
    tensorflow: 'TensorFlow',
    tfjs: 'TensorFlow.js',
    engine: 'Engine',
    kernelSet: 'Befehlssatz der Kernel',
    leftToTensorFlow: 'Von TensorFlow gerechnet',
    threads: 'Threads',
    features: 'Merkmale des Prozessors',
    instructions: 'Benutzter Befehlssatz',
    digits: 'Fingerabdruck der Ziffern',
  },
  copy: 'Kopieren',
  copied: 'Kopiert',
  removed: (name) => `${name} entfernt`,
  undo: 'Rückgängig',
  binned: 'Bleibt erhalten, bis Sie das Programm beenden.',
  elsewhere: 'Dieser Lauf wird gerade in einem anderen Fenster oder auf der Kommandozeile trainiert.',
  interrupted: (n) =>
    n === 1
      ? '1 Training wurde beim Schließen des Programms unterbrochen'
      : `${formatCount(n)} Trainings wurden beim Schließen des Programms unterbrochen`,
  interruptedDoc: 'Die Checkpoints sind erhalten.',
  resumeThem: (n) => (n === 1 ? 'Fortsetzen' : `Alle ${formatCount(n)} fortsetzen`),
  seed: (seed) => `Seed ${seed}`,
  next: 'Weiter',
  place: (n, ready) =>
    ready === undefined ? `Platz ${formatCount(n)}` : `Platz ${formatCount(n)} · fertig etwa ${ready}`,
  queue: (n) => `${formatCount(n)} in der Warteschlange`,
  queueOpen: 'Warteschlange zeigen',
  queueClose: 'Warteschlange verbergen',
  queueUntil: (time) => `fertig etwa um ${time}`,
  waitingTitle: (n) =>
    n <= 1 ? 'Als Nächstes an der Reihe' : `Platz ${formatCount(n)} in der Warteschlange`,
  waitingDoc: 'Das Training beginnt, sobald ein Prozessorkern frei ist. Seine Kurven erscheinen hier.',
  waitingTimes: (start, ready) => `Er beginnt etwa um ${start} und ist etwa um ${ready} fertig.`,
  queueFirst: 'Als Nächstes trainieren',
  queueUp: 'In der Warteschlange nach vorn',
  queueDown: 'In der Warteschlange nach hinten',
  queueLast: 'Ans Ende der Warteschlange',
  queueMoved: (name, place) =>
    place <= 1
      ? `${name} ist als Nächstes an der Reihe`
      : `${name} steht jetzt auf Platz ${formatCount(place)} der Warteschlange`,
  queueMovedAll: (n) => `${someRuns(n)} in der Warteschlange verschoben`,
  startingTitle: 'Startet …',
  startingDoc: 'TensorFlow wird geladen, und die Netze werden aufgebaut. Das dauert einige Sekunden.',
  progress: 'Fortschritt',
  step: 'Umgebungsschritte',
  stepsShort: 'Schritte',
  of: (total) => `von ${total}`,
  speed: 'Tempo',
  perSecond: 'Schritte/s',
  timeLeft: 'Verbleibend',
  left: 'verbleibend',
  trainingTime: 'Trainingszeit',
  lastReturn: 'Return, geglättet',
  lastEvaluation: 'Auswertung',
  result: 'Ergebnis',
  resultDoc: (episodes) =>
    `Mittelwert ± Standardabweichung über ${formatCount(episodes)} Episoden der Greedy-Strategie.`,
  notYet: '–',
  crashTitle: 'Dieses Training ist abgestürzt',
  crashResumable: (step) =>
    `Alles bis zum Checkpoint bei Schritt ${step} ist gespeichert, und von dort lässt es sich fortsetzen. Die anderen Trainings und dieses Fenster sind nicht betroffen.`,
  crashLost: 'Es gab noch keinen Checkpoint; beim Fortsetzen beginnt das Training von vorn.',
  shown: (n) => `${someRuns(n)} gezeigt`,
  nothingShown: 'Wählen Sie einen Lauf, um seine Kurven zu sehen.',
  loading: 'Die Kurven werden gelesen …',
  failed: 'Die Kurven konnten nicht gelesen werden.',
  retry: 'Erneut versuchen',
  selectHint: 'Klicken Sie bei mehreren Läufen auf das Auge, um ihre Kurven übereinanderzulegen.',
  announce: (name, phase) => `${name}: ${phase}`,
};
