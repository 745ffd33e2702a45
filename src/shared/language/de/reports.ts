/** What stands under a figure and in the table of final evaluations, in German. */
import type { ReportWords } from '../en/reports';
import type { RunPhase } from '../../runs';

const phases: Readonly<Record<RunPhase, string>> = {
  queued: 'in Warteschlange',
  starting: 'startet',
  running: 'läuft',
  paused: 'pausiert',
  finished: 'abgeschlossen',
  stopped: 'beendet',
  crashed: 'abgestürzt',
};

export const report: ReportWords = {
  axes: {
    steps: 'Umgebungsschritten',
    episodes: 'Episoden',
    training: 'Trainingszeit',
    wall: 'verstrichener Zeit',
  },
  centres: { mean: 'Mittelwert', median: 'Median', iqm: 'Interquartilsmittel' },
  bands: {
    range: 'vom niedrigsten bis zum höchsten Lauf',
    std: 'eine Stichproben-Standardabweichung zu beiden Seiten des Mittelwerts',
    stderr: 'ein Standardfehler zu beiden Seiten des Mittelwerts',
    bootstrap: '95-%-Bootstrap-Intervall über die Läufe, an jedem x für sich',
  },
  and: 'und',
  to: 'bis',
  seeds: (listed, isOne) => `${isOne ? 'Seed' : 'Seeds'} ${listed}`,
  seedsOfSeveral: (seeds, label, people) => `${seeds} von ${label} (${people})`,
  sameSeeds: (shared, more) =>
    `Derselbe Seed von mehreren Personen, alle sind behalten: ${shared.join('; ')}${more > 0 ? `; und ${more} weitere` : ''}.`,
  eachIsOneRun: 'Jede Linie ist ein Lauf.',
  lines: (centre) =>
    `Linien: ${centre} über die Läufe einer Gruppe, dünner, wo nicht alle beitragen; ein einzelner Lauf ist er selbst.`,
  shaded: (band) => `Schattiert: ${band}; bei einem einzelnen Lauf das, was zwischen zwei Punkten liegt.`,
  thin: 'Dünn: die einzelnen Läufe.',
  smoothed: (weight) =>
    `Jeder Lauf ist vorher mit einem bereinigten exponentiellen gleitenden Mittel vom Gewicht ${weight} geglättet.`,
  unsmoothed: 'Nichts ist geglättet.',
  logarithmic: 'Die y-Achse ist logarithmisch.',
  unshown: (values, of) =>
    `${values} von ${of} Werten liegen nicht über 0; die logarithmische y-Achse zeigt sie nicht.`,
  undrawable: (characters) =>
    `Diese Zeichen fehlen den Schriften der Abbildung; an ihrer Stelle stehen Kästchen: ${characters}`,
  withoutOutliers: 'Der Bereich der y-Achse lässt die niedrigsten und die höchsten 5 % der Werte aus.',
  unfinished: (id, phase, step, budget) =>
    `${id} (${phases[phase]}) bei ${step} von ${budget} Umgebungsschritten`,
  notFinished: (runs, more) => `Nicht zu Ende: ${runs.join('; ')}${more > 0 ? `; und ${more} weitere` : ''}.`,
  leftOut: (count, shown) =>
    `${count === 1 ? '1 Lauf fehlt' : `${shown} Läufe fehlen`}, weil es keine Kurve gibt.`,
  withheld: (count, shown) =>
    `${count === 1 ? '1 Lauf fehlt' : `${shown} Läufe fehlen`}, bis die Frage der Übung beantwortet ist.`,
  otherDigits: (kinds) =>
    `Mit ${kinds} verschiedenen Arten von Ziffern trainiert (Prozessor, Bibliotheken oder Threads): Derselbe Seed muss nicht in allen dieselbe Kurve ergeben.`,
  trainedWith: (parts) => `Trainiert mit ${parts}`,
  shows: (metric, axis, algorithms, environments) =>
    `${metric} über ${axis}: ${algorithms} auf ${environments}.`,
  budget: (steps) => `Budget: ${steps} Umgebungsschritte je Lauf.`,
  final: (results) => `Letzte Auswertung, IQM mit 95-%-Intervall: ${results}.`,
  drawn: (versions, program) =>
    `${versions === '' ? 'Gezeichnet' : `${versions}; gezeichnet`} von RL Lab ${program}.`,
  table: {
    caption:
      'Letzte Auswertungen: Mittelwert, Interquartilsmittel (IQM) und dessen 95-%-Bootstrap-Intervall über N Läufe.',
    group: 'Gruppe',
    mean: 'Mittel',
    interval: '95-%-Intervall',
    better: 'P(besser)',
    betterMeans: (baseline) =>
      `P(besser): wie wahrscheinlich ein Lauf der Gruppe höher endet als einer von „${baseline}“; Gleichstände zählen halb.`,
    tooFew: (least) =>
      `P(besser) ist nicht angegeben, wo eine der beiden Seiten weniger als ${least} Läufe hat.`,
    withoutResult: (missing, runs) =>
      `${missing} von ${runs} Läufen ${missing === 1 ? 'hat' : 'haben'} noch keine letzte Auswertung; sie fehlen hier.`,
  },
};
