/** The texts of the Compare room, in English. */
import type { Absence, Band, Centre, XAxis } from '../../shared/comparison';
import type { ExportFormat } from '../../shared/exports/export-order';
import { formatCount } from './format';

const runs = (n: number) => (n === 1 ? '1 run' : `${formatCount(n)} runs`);

export const compare = {
  title: 'Compare',
  picker: 'Runs to compare',
  chosen: (n: number, of: number) => `${formatCount(n)} of ${runs(of)}`,
  filter: 'Filter runs',
  filterHint: 'Name, setting, environment…',
  environment: 'Environment',
  algorithm: 'Algorithm',
  anyEnvironment: 'All environments',
  anyAlgorithm: 'All algorithms',
  any: 'All',
  none: 'No run fits this filter.',
  addAll: 'Add all',
  clear: 'Clear',
  batch: (label: string, n: number) => `${label}, ${runs(n)}`,
  expand: (label: string) => `Show the seeds of ${label}`,
  collapse: (label: string) => `Hide the seeds of ${label}`,
  seed: (seed: number) => `seed ${seed}`,
  /** How many runs a batch has, told by their seeds. */
  seeds: (n: number, seeds: number) =>
    seeds < n
      ? `${runs(n)}, ${formatCount(seeds)} ${seeds === 1 ? 'seed' : 'seeds'}`
      : n === 1
        ? '1 seed'
        : `${formatCount(n)} seeds`,
  taken: (n: number) => `${runs(n)} taken out of the comparison`,
  undo: 'Undo',
  metric: 'Metric',
  axis: 'X axis',
  axes: {
    steps: 'Env steps',
    episodes: 'Episodes',
    training: 'Training time',
    wall: 'Wall time',
  } satisfies Record<XAxis, string>,
  axisDocs: {
    steps: 'Steps taken in the environment: compares what is learned from equally much experience.',
    episodes: 'Finished episodes. Longer episodes hold more experience.',
    training: 'Seconds of training, without pauses and evaluations.',
    wall: 'Seconds since the training began, with pauses, evaluations and everything else.',
  } satisfies Record<XAxis, string>,
  group: 'Group by',
  groupConfiguration: 'Settings, all but the seed',
  groupRun: 'Nothing: each run alone',
  groupDiffering: 'Settings that differ',
  groupSame: 'Settings that are the same',
  addGrouping: 'and by…',
  dropGrouping: (label: string) => `No longer group by ${label}`,
  centre: 'Line',
  centres: { mean: 'Mean', median: 'Median', iqm: 'IQM' } satisfies Record<Centre, string>,
  centreDocs: {
    mean: 'Mean over the seeds of a group.',
    median: 'Middle seed of a group.',
    iqm: 'Interquartile mean: the mean of the middle half of the seeds, less moved by single ones.',
  } satisfies Record<Centre, string>,
  band: 'Band',
  bands: {
    none: 'None',
    range: 'Min to max',
    std: 'Std. deviation',
    stderr: 'Std. error',
    bootstrap: '95 % bootstrap',
  } satisfies Record<Band, string>,
  smoothing: 'Smoothing',
  smoothingDoc:
    'Weight of the past in each run’s moving average, before runs are summed up; 0 for none. The start is debiased.',
  smoothingValue: 'Smoothing, as a number',
  smoothingRange: 'a number from 0 to 0.999',
  members: 'Single runs',
  membersDoc: 'Draws each run of a group thinly under the group’s line.',
  outliers: 'Ignore outliers',
  outliersDoc:
    'Leaves the lowest and the highest 5 % of the values out of the automatic range of the y axis.',
  log: 'Log scale',
  zoomIn: 'Closer',
  zoomOut: 'Farther',
  reset: 'Show everything',
  chart: (metric: string) => `${metric}, compared`,
  chartHelp:
    'Arrow keys move the reading line; with Shift they move the chart. Plus and minus magnify, 0 shows everything.',
  at: {
    steps: (x: string) => `${x} env steps`,
    episodes: (x: string) => `${x} episodes`,
    training: (x: string) => `${x} of training`,
    wall: (x: string) => `${x} after the start`,
  } satisfies Record<XAxis, (x: string) => string>,
  of: (n: number, all: number) => `${n} of ${all}`,
  readAt: (at: string, values: string) => `${at}: ${values}`,
  reading: 'Reading the curves…',
  failed: 'The curves could not be read.',
  retry: 'Try again',
  nothing: 'None of these runs has this metric on this axis yet.',
  absent: {
    metric: (n: number, metric: string) =>
      n === 1 ? `1 run has not measured “${metric}” yet` : `${runs(n)} have not measured “${metric}” yet`,
    wall: (n: number) => `${runs(n)} of an earlier version without wall time`,
    unreadable: (n: number) => `${runs(n)} whose files cannot be read`,
    question: (n: number) => `${runs(n)} with a question to be answered first`,
  } satisfies Record<Absence, unknown>,
  repeated: (seeds: readonly number[]) =>
    `${seeds.length === 1 ? 'Seed' : 'Seeds'} ${seeds.join(', ')}: trained more than once with the same settings. That is the same curve again, and it would count twice.`,
  takeRepeated: (n: number) => (n === 1 ? 'Take the copy out' : `Take the ${formatCount(n)} copies out`),
  shorter: (n: number) => `${runs(n)} shorter than the rest of the group: the line is thin from there on.`,
  legend: 'Groups',
  show: (label: string) => `Show ${label}`,
  style: (label: string) => `Colour and dash of ${label}`,
  styleNumber: (n: number) => `Style ${n}`,
  rename: (label: string) => `Rename ${label}`,
  findings: 'Findings',
  tables: { results: 'Results', profiles: 'Performance profiles', settings: 'Settings that differ' },
  profiles: {
    spread: (label: string, n: number, from: string, to: string) =>
      `${label}: ${runs(n)}, from ${from} to ${to}`,
    doc: 'The share of runs whose final evaluation lies above each return. Higher is better; where a curve drops early, seeds have failed.',
  },
  results: {
    caption: 'Final evaluation of each group',
    group: 'Group',
    runs: 'N',
    runsDoc: 'Runs with a final evaluation.',
    mean: 'Mean',
    iqm: 'IQM',
    iqmDoc: 'Interquartile mean of the final evaluations: the mean of the middle half of the runs.',
    interval: '95 % interval',
    intervalDoc: 'Bootstrap interval of the IQM over the seeds.',
    baseline: 'Baseline',
    baselineOf: (label: string) => `Take ${label} as the baseline`,
    noBaseline: 'No baseline',
    delta: 'Δ IQM',
    deltaDoc: 'IQM less that of the baseline.',
    improvement: 'P(better)',
    improvementDoc:
      'Probability of improvement: how probably a run of this group ends with a higher return than a run of the baseline. Ties count half.',
    none: 'No run of these groups has ended yet.',
    choose: 'Take a group as the baseline to see how far and how surely the others are better.',
    few: (label: string, note: string) => `${label}: ${note}`,
  },
  differing: {
    caption: 'Settings that are not the same in all groups',
    setting: 'Setting',
    without: 'no effect',
    none: 'All settings are the same.',
  },
  ladder: {
    open: 'DQN ladder…',
    title: 'The ladder of DQN’s improvements',
    lead: 'Trains the naive agent, adds what made it work, and then each improvement by itself and all together: the same experiment with the same seeds on every rung. The runs are grouped here, and DQN becomes the baseline.',
    plain: 'Experiment',
    steps: 'Budget',
    seeds: 'Seeds',
    seedsDoc: 'Each rung is trained with the seeds from 1 to this number.',
    rungs: 'Rungs',
    trainings: (n: number) => (n === 1 ? '1 training' : `${formatCount(n)} trainings`),
    start: (trainings: string) => `Queue ${trainings}`,
    starting: (done: number, all: number) => `Queueing ${done} of ${all}…`,
    cancel: 'Cancel',
    queued: (trainings: string) => `${trainings} queued`,
    wrongSteps: 'a whole number from 1,000 to 10,000,000',
    wrongSeeds: 'a whole number from 1 to 50',
    none: 'Choose at least one rung.',
  },
  export: {
    open: 'Export',
    title: 'Export the comparison',
    lead: 'As it is shown: the same runs, groups, names, colours, smoothing and part of the axis. On the command line, “npm run lab -- figure” and “report” do the same.',
    format: 'Format',
    formats: {
      png: 'PNG',
      svg: 'SVG',
      pdf: 'PDF',
      csv: 'CSV',
      json: 'JSON',
      tex: 'LaTeX',
      md: 'Markdown',
      report: 'Report',
    } satisfies Record<ExportFormat, string>,
    formatDocs: {
      png: 'The figure as an image of pixels, for slides and text processors.',
      svg: 'The figure as lines, sharp at every size, for web pages and drawing programs.',
      pdf: 'The figure as lines with its fonts within, for LaTeX and for print.',
      csv: 'The numbers that are drawn, and the single runs behind them, one point a line.',
      json: 'The numbers that are drawn, and the single runs behind them, curve by curve.',
      tex: 'The table of final evaluations for LaTeX; it needs no package.',
      md: 'The table of final evaluations in Markdown, and the figure’s caption.',
      report:
        'A new folder with everything: figure as PDF, SVG and PNG, data, table, caption, settings of all runs, TensorBoard events.',
    } satisfies Record<ExportFormat, string>,
    width: 'Width',
    height: 'Height',
    unit: 'cm',
    dpi: 'Resolution',
    dpiValue: (n: number) => `${n} dpi`,
    theme: 'Background',
    themes: { light: 'Paper', dark: 'Dark' },
    themeDocs: { light: 'Dark on white, for print.', dark: 'Light on dark, for slides.' },
    wrongSize: (least: string, most: string) => `a number from ${least} to ${most} cm`,
    tooMany: (pixels: string) =>
      `${pixels} million pixels are too many: choose a lower resolution or a smaller size.`,
    save: 'Save as…',
    cancel: 'Cancel',
    growing: (n: number) =>
      n === 1
        ? '1 run still trains: the export holds what it has measured so far, and says so.'
        : `${formatCount(n)} runs still train: the export holds what they have measured so far, and says so.`,
    done: 'Exported',
    failed: 'The export failed.',
    show: 'Show in folder',
  },
  empty: {
    title: 'Lay runs over each other',
    lead: 'One run is an anecdote. Several seeds of the same settings show what an algorithm does on average, and how far luck carries it.',
    steps: [
      [
        'Choose runs',
        'Tick them on the left. A batch holds the seeds of one setting; its box takes all of them.',
      ],
      [
        'Group them',
        'Runs that differ only in their seed become one line with a band; or group by any setting.',
      ],
      [
        'Judge them',
        'Take one group as the baseline: the table tells how far and how surely the others are better.',
      ],
    ],
    all: 'Compare everything there is',
    noRuns: 'There are no runs yet. Train an agent first, with several seeds.',
    train: 'Set up an experiment',
  },
};

export type CompareTexts = typeof compare;
