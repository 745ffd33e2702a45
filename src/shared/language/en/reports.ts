/** What stands under a figure and in the table of final evaluations, in English. */
import type { Band, Centre, XAxis } from '../../comparison';
import type { RunPhase } from '../../runs';

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

export const report: ReportWords = {
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
    caption: 'Final evaluations: mean, interquartile mean (IQM) and its 95 % bootstrap interval over N runs.',
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
};
