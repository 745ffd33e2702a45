/**
 * How much the program takes of what others made: files, archives, and what the page of the window sends.
 *
 * Each limit lies far above what the program itself writes, is checked before the memory is taken, and is said in the
 * refusal. Lengths of texts that people write stand beside their schemas (`annotations.ts`, `preset.ts`).
 */

const mebibyte = 1 << 20;

/** How JSON may be built, wherever it comes from. */
export const jsonLimits = {
  /** Objects and lists within one another: the window's bridge carries 1,000, and no file of the program has 20. */
  depth: 64,
  /** Names of values in one text. */
  names: 200_000,
} as const;

/** Bytes of single files. */
export const fileLimits = {
  record: mebibyte,
  annotations: mebibyte,
  /** Settings hold a number for each run that ever had a colour. */
  settings: 16 * mebibyte,
  presets: 4 * mebibyte,
  /** A course in one file. */
  course: 16 * mebibyte,
  /** What a command reads that somebody wrote: actions, trajectories. */
  script: 64 * mebibyte,
  /** A path in a file of its own. */
  path: 1 << 16,
  metrics: 4096 * mebibyte,
  inspections: 256 * mebibyte,
  log: 256 * mebibyte,
  checkpointState: 64 * mebibyte,
  checkpointManifest: mebibyte,
  checkpointArrays: 8192 * mebibyte,
  /** One line of inspections. */
  line: 16 * mebibyte,
  /** One line of metrics. */
  metricLine: 4 * mebibyte,
} as const;

/** What a run that comes from elsewhere may measure: the comparison has to hold it in memory. */
export const metricLimits = {
  /** Names of metrics in one run. */
  names: 1000,
  /** Characters of such a name. */
  nameLength: 100,
  /** Numbers in one imported run: four places for each line, its values, and the lines that have them; eight bytes each. */
  numbers: 40_000_000,
  /** The same of a run that is compared, wherever it comes from. */
  compared: 120_000_000,
  /** Env steps, episodes, seconds, lengths. */
  counted: 1e12,
  /** Episodes of one evaluation. */
  returns: 100_000,
  /**
   * Points that are kept for a look at one run, in the window and in the diagnosis: a hundred times as many as a chart has
   * places, and at most 48 MB.
   */
  shown: { each: 100_000, together: 2_000_000, least: 1000 },
} as const;

/** What an archive of runs may hold. */
export const archiveLimits = {
  /** Archives that are imported at once. */
  files: 500,
  entries: 50_000,
  runs: 1000,
  /** Bytes of the list of its runs. */
  manifest: mebibyte,
  /** Bytes of everything, unpacked. */
  total: 32_768 * mebibyte,
  /** How many times larger than its packed bytes a file may be that is longer than `smallBytes`. */
  ratio: 120,
  smallBytes: mebibyte,
} as const;

/** What the folder of a class may hold. */
export const classLimits = {
  /** Characters of a file's path within it. */
  path: 1000,
  files: 5000,
  runs: 5000,
} as const;

/** What a value may hold that the page sends. */
export interface Extent {
  readonly depth: number;
  /** Everything in it: texts, numbers, objects, lists. */
  readonly values: number;
  /** Of all texts and names. */
  readonly characters: number;
}

/** A request of the page that names at most one run. */
const smallRequest: Extent = { depth: 16, values: 2000, characters: 200_000 };
/** A request that names runs, experiments or colours by the thousand. */
const largeRequest: Extent = { depth: 16, values: 200_000, characters: 8_000_000 };
const large: readonly string[] = [
  'changeSettings',
  'compare',
  'export',
  'exportRuns',
  'handIn',
  'poolClass',
  'exportClass',
  'exportPresets',
  'annotate',
  'startMany',
  'arrangeQueue',
];

/** What a request of the page may hold, by its name. */
export function requestExtent(name: string): Extent {
  if (name === 'openCourseText') return { depth: 2, values: 10, characters: fileLimits.course + 1000 };
  return large.includes(name) ? largeRequest : smallRequest;
}

/** A report of a trainer process: thousands of events, or an episode that is to be drawn. */
export const reportExtent: Extent = { depth: 18, values: 1_000_000, characters: 8_000_000 };
/** What an agent learns at a moment, of an inspection: a few transitions with all their values. */
export const explanationExtent: Extent = { depth: 12, values: 1_000_000, characters: 100_000 };
/** An order to a trainer process: the first one holds an experiment, as a record does, and some words around it. */
export const orderExtent: Extent = { depth: 18, values: 20_100, characters: 1_100_000 };
/** Steps of an episode that is recorded to be drawn; a longer one is not. */
export const mostClipSteps = 10_000;

/** What one message may hold: the last lines of a log, a few nested messages. */
export const messageExtent: Extent = { depth: 16, values: 2000, characters: 40_000 };

/** The experiment that the form remembers. */
export const rememberedExperiment: Extent = { depth: 8, values: 2000, characters: 100_000 };
/** What a record may say of an experiment, of whatever version. */
export const recordedExperiment: Extent = { depth: 16, values: 20_000, characters: 1_000_000 };

/** Colours of runs that the settings remember; the oldest go. */
export const mostRunStyles = 50_000;

/** Names that no schema knows are counted, and so many of them named. */
export const namedAtMost = 5;
