/** What stands under a figure and in the table of final evaluations, in the words of a language. */
import type { Band, Centre, XAxis } from '../comparison';
import type { Language } from '../language';
import type { RunPhase } from '../runs';

export interface ReportWords {
  readonly axes: Readonly<Record<XAxis, string>>;
  readonly centres: Readonly<Record<Centre, string>>;
  readonly bands: Readonly<Record<Exclude<Band, 'none'>, string>>;
  readonly and: string;
  readonly to: string;
  readonly seeds: (listed: string, isOne: boolean) => string;
  /** Seeds of the same settings that several people have. */
  readonly seedsOfSeveral: (seeds: string, label: string, people: string) => string;
  readonly sameSeeds: (shared: readonly string[], more: number) => string;
  readonly eachIsOneRun: string;
  readonly lines: (centre: string) => string;
  readonly shaded: (band: string) => string;
  readonly thin: string;
  readonly smoothed: (weight: string) => string;
  readonly unsmoothed: string;
  readonly logarithmic: string;
  readonly withoutOutliers: string;
  /** What a logarithmic axis leaves out. */
  readonly unshown: (values: string, of: string) => string;
  /** Characters without a glyph. */
  readonly undrawable: (characters: string) => string;
  readonly unfinished: (id: string, phase: RunPhase, step: string, budget: string) => string;
  readonly notFinished: (runs: readonly string[], more: number) => string;
  readonly leftOut: (count: number, shown: string) => string;
  /** Because the question of their assignment has not been answered. */
  readonly withheld: (count: number, shown: string) => string;
  /** Runs whose trainers computed other digits than those of the others. */
  readonly otherDigits: (kinds: number) => string;
  readonly trainedWith: (parts: string) => string;
  /** The first sentence. */
  readonly shows: (metric: string, axis: string, algorithms: string, environments: string) => string;
  readonly budget: (steps: string) => string;
  readonly final: (results: string) => string;
  readonly drawn: (versions: string, program: string) => string;
  readonly table: {
    /** Over the table. */
    readonly caption: string;
    readonly group: string;
    readonly mean: string;
    readonly interval: string;
    readonly better: string;
    readonly betterMeans: (baseline: string) => string;
    readonly tooFew: (least: number) => string;
    readonly withoutResult: (missing: number, runs: number) => string;
  };
}

const phasesInGerman: Readonly<Record<RunPhase, string>> = {
  queued: 'in Warteschlange',
  starting: 'startet',
  running: 'läuft',
  paused: 'pausiert',
  finished: 'abgeschlossen',
  stopped: 'beendet',
  crashed: 'abgestürzt',
};

export const reportWords: Readonly<Record<Language, ReportWords>> = {
  en: {
    axes: {
      steps: 'environment steps',
      episodes: 'episodes',
      training: 'training time',
      wall: 'wall time',
    },
    centres: { mean: 'mean', median: 'median', iqm: 'interquartile mean' },
    bands: {
      range: 'from the lowest to the highest run',
      std: 'one sample standard deviation to both sides of the mean',
      stderr: 'one standard error to both sides of the mean',
      bootstrap: '95 % bootstrap interval over the runs, at each x by itself',
    },
    and: 'and',
    to: 'to',
    seeds: (listed, isOne) => `${isOne ? 'seed' : 'seeds'} ${listed}`,
    seedsOfSeveral: (seeds, label, people) => `${seeds} of ${label} (${people})`,
    sameSeeds: (shared, more) =>
      `The same seed from several people, all of them kept: ${shared.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
    eachIsOneRun: 'Each line is one run.',
    lines: (centre) =>
      `Lines: ${centre} over the runs of a group, thinner where not all of them contribute; a single run is itself.`,
    shaded: (band) => `Shaded: ${band}; of a single run, what is between two points.`,
    thin: 'Thin: the single runs.',
    smoothed: (weight) =>
      `Each run is smoothed by a debiased exponential moving average with weight ${weight} before.`,
    unsmoothed: 'Nothing is smoothed.',
    logarithmic: 'The y axis is logarithmic.',
    unshown: (values, of) =>
      `The logarithmic y axis does not show ${values} of ${of} values, which are not above 0.`,
    undrawable: (characters) =>
      `The figure’s fonts lack these characters and draw boxes in their place: ${characters}`,
    withoutOutliers: 'The range of the y axis leaves out the lowest and the highest 5 % of the values.',
    unfinished: (id, phase, step, budget) => `${id} is ${phase} at ${step} of ${budget} env steps`,
    notFinished: (runs, more) => `Not finished: ${runs.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
    leftOut: (count, shown) =>
      `${count === 1 ? '1 run is' : `${shown} runs are`} left out for want of a curve.`,
    withheld: (count, shown) =>
      `${count === 1 ? '1 run is' : `${shown} runs are`} left out until the question of the assignment is answered.`,
    otherDigits: (kinds) =>
      `Trained with ${kinds} different kinds of digits (processor, libraries or threads): the same seed need not draw the same curve in all of them.`,
    trainedWith: (parts) => `Trained with ${parts}`,
    shows: (metric, axis, algorithms, environments) =>
      `${metric} over ${axis}: ${algorithms} on ${environments}.`,
    budget: (steps) => `Budget: ${steps} env steps a run.`,
    final: (results) => `Final evaluation, IQM with its 95 % interval: ${results}.`,
    drawn: (versions, program) => `${versions === '' ? 'Drawn' : `${versions}; drawn`} by RL Lab ${program}.`,
    table: {
      caption:
        'Final evaluations: mean, interquartile mean (IQM) and its 95 % bootstrap interval over N runs.',
      group: 'Group',
      mean: 'Mean',
      interval: '95 % interval',
      better: 'P(better)',
      betterMeans: (baseline) =>
        `P(better): how probably a run of the group ends higher than one of “${baseline}”; ties count half.`,
      tooFew: (least) => `P(better) is not given where either side has fewer than ${least} runs.`,
      withoutResult: (missing, runs) =>
        `${missing} of ${runs} runs have no final evaluation yet and are left out.`,
    },
  },
  de: {
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
      `${id} (${phasesInGerman[phase]}) bei ${step} von ${budget} Umgebungsschritten`,
    notFinished: (runs, more) =>
      `Nicht zu Ende: ${runs.join('; ')}${more > 0 ? `; und ${more} weitere` : ''}.`,
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
  },
};
