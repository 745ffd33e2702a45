/** The texts of the Compare room, in English. */
import type { Absence, Band, Centre, XAxis } from '../../../shared/comparison';
import type { ExportFormat } from '../../../shared/exports/export-order';
import { formatCount, formatValue } from '../format';

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
  taken: (n: number) => `${runs(n)} removed from the comparison`,
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
    episodes: 'Finished episodes. Longer episodes contain more experience.',
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
    iqm: 'Interquartile mean: the mean of the middle half of the seeds, less affected by outliers.',
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
  display: 'Display',
  displayDoc: 'Line, band, smoothing and what else is drawn',
  unshown: (n: number, of: number) =>
    `The log scale cannot show ${formatCount(n)} of ${formatCount(of)} values: they are not above 0.`,
  allUnshown: 'No value is above 0, so a log scale has nothing to show.',
  linear: 'Use a linear scale',
  task: 'Environment',
  taskDoc:
    'The chosen runs are of several environments. Their returns cannot be compared, so each environment is shown by itself.',
  taskOf: (environment: string, n: number) => `${environment} (${runs(n)})`,
  people: (n: number) => `${formatCount(n)} people`,
  split: 'Height of the results',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  reset: 'Show full range',
  chart: (metric: string) => `${metric}, compared`,
  chartHelp:
    'Arrow keys move the crosshair; with Shift they move the chart. Plus and minus zoom, 0 shows the full range.',
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
    `${seeds.length === 1 ? 'Seed' : 'Seeds'} ${seeds.join(', ')}: trained more than once with the same settings. It is the same curve again and would count twice.`,
  takeRepeated: (n: number) => (n === 1 ? 'Remove the duplicate' : `Remove the ${formatCount(n)} duplicates`),
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
    verdicts: 'What is better, and whether that is real',
    sequential: {
      start: 'Train until decided',
      stop: 'Stop after this look',
      upTo: 'Up to',
      seeds: 'seeds on each side',
      doc: 'Trains more seeds of everything that cannot be told from the baseline, looks, and goes on until all of it is decided or the seeds are spent. The looks share the probability of 5 % of finding a difference where there is none. Closing the program ends it.',
      looks: (sizes: readonly number[], level: number) =>
        sizes.length === 1
          ? `It looks once, at ${sizes[0]} seeds.`
          : `It looks at ${sizes.join(', ')} seeds, each time at a level of ${formatValue(100 * level)} %.`,
      underWay: (seeds: number, ended: number, all: number) =>
        `Training ${seeds} seeds on each side: ${ended} of ${all} runs have ended.`,
      decided: (seeds: number) => `Decided with ${seeds} seeds on each side`,
      spent: (seeds: number) => `Still undecided with ${seeds} seeds on each side`,
      changed: 'Training until decided has ended: other runs are compared now',
      failed: 'Training until decided has ended: a run did not finish',
      tooMany: (most: number) =>
        `Training until decided has ended: at most ${formatCount(most)} runs can be compared`,
    },
    moreSeeds: {
      train: (n: number) => (n === 1 ? 'Train 1 more run' : `Train ${n} more runs`),
      add: (n: number) => (n === 1 ? 'Add 1 run trained before' : `Add ${n} runs trained before`),
      added: (n: number) => (n === 1 ? '1 run added' : `${n} runs added`),
      doc: 'Trains the missing seeds of both sides with the same settings, and adds them to this comparison. Settle on a number beforehand: whoever adds seeds until a difference shows will find one sooner or later.',
      stillTraining: (n: number) => (n === 1 ? '1 run is still training.' : `${n} runs are still training.`),
    },
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
    baselineOf: (label: string) => `Use ${label} as the baseline`,
    noBaseline: 'No baseline',
    sortBy: (title: string) => `Sort by ${title}`,
    delta: 'Δ IQM',
    deltaDoc: 'IQM minus the baseline’s.',
    improvement: 'P(better)',
    improvementDoc:
      'Probability of improvement: the probability that a run of this group ends with a higher return than a run of the baseline. Ties count half.',
    none: 'No run of these groups has ended yet.',
    tooFew: 'n/a',
    tooFewDoc: (least: number) => `Not available with fewer than ${least} runs on either side.`,
    choose: 'Choose a baseline to see how much better the other groups are, and how certain that is.',
    few: (label: string, note: string) => `${label}: ${note}`,
  },
  differing: {
    caption: 'Settings that are not the same in all groups',
    setting: 'Setting',
    without: 'no effect',
    none: 'All settings are the same.',
  },
  ladder: {
    open: (algorithm: string) => `Compare ${algorithm} variants…`,
    title: (algorithm: string) => `${algorithm} variants (ablation study)`,
    plain: 'Experiment',
    steps: 'Budget',
    seeds: 'Seeds',
    seedsDoc: 'Each variant is trained with seeds 1 to this number.',
    rungs: 'Variants',
    trainings: (n: number) => runs(n),
    start: (trainings: string) => `Queue ${trainings}`,
    starting: (done: number, all: number) => `Queueing ${done} of ${all}…`,
    cancel: 'Cancel',
    queued: (trainings: string) => `${trainings} queued`,
    wrongSteps: 'a whole number from 1,000 to 10,000,000',
    wrongSeeds: 'a whole number from 1 to 50',
    none: 'Choose at least one variant.',
  },
  export: {
    open: 'Export',
    title: 'Export the comparison',
    lead: 'Exactly what you see: the same runs, groups, names, colours, smoothing and range. On the command line, “npm run lab -- figure” and “report” do the same.',
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
      png: 'Bitmap for slides and Word.',
      svg: 'Vector graphic, sharp at every size, for web pages and drawing programs.',
      pdf: 'Vector graphic with embedded fonts, for LaTeX and print.',
      csv: 'The plotted values and the single runs behind them, one point per line.',
      json: 'The plotted values and the single runs behind them, curve by curve.',
      tex: 'The table of final evaluations for LaTeX, with caption and label.',
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
    csv: 'CSV',
    csvForms: { language: 'By language', comma: 'Comma', semicolon: 'Semicolon' },
    csvDocs: {
      language:
        'As the language of the export writes numbers: semicolons between cells where decimals have a comma, commas elsewhere.',
      comma:
        'Commas between cells, decimal points: for programs, and for spreadsheets that write decimals with a point.',
      semicolon:
        'Semicolons between cells, decimal commas: a spreadsheet that writes decimals with a comma opens it at a double click.',
    },
    wrongSize: (least: string, most: string) => `a number from ${least} to ${most} cm`,
    tooMany: (pixels: string) =>
      `${pixels} million pixels are too many: choose a lower resolution or a smaller size.`,
    save: 'Save as…',
    cancel: 'Cancel',
    growing: (n: number) =>
      n === 1
        ? '1 run is still training: the export contains what it has measured so far, and says so.'
        : `${formatCount(n)} runs are still training: the export contains what they have measured so far, and says so.`,
    done: 'Exported',
    failed: 'The export failed.',
    show: 'Show in folder',
  },
  empty: {
    title: 'Overlay runs',
    lead: 'One run is an anecdote. Several seeds of the same settings show what an algorithm does on average, and how far luck carries it.',
    steps: [
      ['Choose runs', 'Tick them on the left. One tick selects all seeds of a setting.'],
      [
        'Group them',
        'Runs that differ only in their seed become one line with a band; or group by any setting.',
      ],
      [
        'Judge them',
        'Choose a baseline: the table tells how much better the other groups are, and how certain that is.',
      ],
    ],
    all: 'Compare all runs',
    noRuns: 'There are no runs yet. Train an agent first, with several seeds.',
    train: 'Set up an experiment',
  },
};

export type CompareTexts = typeof compare;
