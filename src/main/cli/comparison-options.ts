/** From words on the command line to a snapshot of a comparison: `compare`, `figure` and `report` share them. */
import {
  bands,
  centres,
  runLimit,
  defaultComparison,
  xAxes,
  type ComparisonChoice,
} from '../../shared/comparison';
import { comparedRuns } from '../../shared/compared-runs';
import {
  dpiLimits,
  pixelLimit,
  pixelsOf,
  sizeLimits,
  usualDrawing,
  type Drawing,
} from '../../shared/exports/export-order';
import { namedGroups, type Snapshot, type ViewRange } from '../../shared/exports/snapshot';
import { byConfiguration, byRun, groupable } from '../../shared/grouping';
import { isMark } from '../../shared/run-marks';
import { languages, usualLanguage } from '../../shared/language';
import { csvChoices, type CsvChoice } from '../../shared/exports/comma-separated';
import { readNumber } from '../../shared/numbers/typed';
import type { RunSummary } from '../../shared/runs';
import { readingSpan } from '../reports/spans';
import { takeSnapshot } from '../reports/take-snapshot';
import { CurveReader } from '../comparison/curve-reader';
import type { RunStore } from '../runs/run-store';
import type { Watcher } from '../work/work';
import { howToWrite, numberOf, valueOf, wholeNumber, wordOf, type Given, type Option } from './command';
import { UsageError } from './exit-codes';
import { findRuns } from './find-run';
import { suggestion } from './near-miss';
import { openLab } from './open-lab';

/** Which runs form groups, and which of them the others are measured against. */
export const groupOptions: Readonly<Record<string, Option>> = {
  'group-by': {
    value: 'PATH',
    multiple: true,
    doc: `A setting that decides a run’s group, such as algorithm or hyperparameters.learningRate; its last part is enough; or whose, tags, tag:NAME. "${byConfiguration}", the default, means all settings but the seed; "${byRun}" makes every run a group of its own.`,
  },
  environment: {
    value: 'ID',
    doc: 'Which task to compare, where the runs are of several: returns of different tasks cannot be compared.',
  },
  baseline: {
    value: 'GROUP',
    doc: 'The group that the others are measured against: its label, or its number from 1.',
  },
};

export const comparisonOptions: Readonly<Record<string, Option>> = {
  ...groupOptions,
  metric: { value: 'NAME', doc: `What the y axis shows; default ${defaultComparison.metric}.` },
  x: { value: 'AXIS', doc: `What the x axis shows: ${xAxes.join(', ')}; default ${defaultComparison.axis}.` },
  range: {
    value: 'FROM..TO',
    doc: 'The part of the x axis that is shown, in env steps, episodes or seconds.',
  },
  smooth: { value: 'W', doc: 'Weight of the past in each run’s moving average, 0 to 0.999; default 0.' },
  centre: {
    value: 'LINE',
    doc: `What the line of a group shows: ${centres.join(', ')}; default ${defaultComparison.centre}.`,
  },
  band: {
    value: 'BAND',
    doc: `What is shaded around it: ${bands.join(', ')}; default ${defaultComparison.band}.`,
  },
  'no-members': { doc: 'Do not draw the single runs.' },
  'ignore-outliers': { doc: 'Leave the extreme 5 % of the values out of the range of the y axis.' },
  log: { doc: 'Make the y axis logarithmic.' },
};

/** Of what is written into files; the command line itself speaks English. */
export const languageOption: Readonly<Record<string, Option>> = {
  language: {
    value: languages.join('|'),
    doc: `The language of names, titles and captions; default ${usualLanguage}.`,
  },
};

/** How tables for spreadsheets are written. */
export const csvOption: Readonly<Record<string, Option>> = {
  csv: {
    value: 'FORM',
    doc: 'How CSV is written: comma, with decimal points; semicolon, with decimal commas, as spreadsheets open it where decimals have a comma; or language, the default, which means the form that fits --language.',
  },
};

/** How CSV is to be written. */
export const readCsv = (given: Given): CsvChoice => wordOf(given, 'csv', csvChoices) ?? 'language';

export const drawingOptions: Readonly<Record<string, Option>> = {
  size: {
    value: 'WIDTHxHEIGHT',
    doc: 'Size in pixels (96 to the inch), or with the unit cm or in behind it; default 16x10cm, as wide as the text of a page.',
  },
  dpi: {
    value: 'N',
    doc: `Dots per inch of a PNG, ${dpiLimits.min} to ${dpiLimits.max}; default ${usualDrawing.dpi}.`,
  },
  theme: { value: 'THEME', doc: 'Colours of the figure: light or dark; default light.' },
};

/** Full paths of what was given to `--group-by`. */
function readGrouping(given: Given, runs: readonly RunSummary[]): string[] {
  const texts = given.values['group-by'];
  if (texts === undefined) return defaultComparison.grouping;
  const paths = groupable(runs).map(({ path }) => path);
  const whole = texts.find((text) => text === byConfiguration || text === byRun);
  if (whole === undefined) return [...new Set(texts.map((text) => pathOf(text, paths)))];
  // All settings together can still be told apart by person and by tag.
  const others = texts.filter((text) => text !== whole).map((text) => pathOf(text, paths));
  if (others.length > 0 && (whole === byRun || !others.every(isMark)))
    throw new UsageError(
      `--group-by is ${whole}, which says everything: give it alone${whole === byRun ? '' : ', or with whose, tags or tag:NAME'}.`,
    );
  return [...new Set([whole, ...others])];
}

function pathOf(text: string, paths: readonly string[]): string {
  if (paths.includes(text)) return text;
  const ending = paths.filter((path) => path.endsWith(`.${text}`));
  if (ending.length === 1) return ending[0]!;
  const words = [...paths, ...paths.map((path) => path.replace(/^.*\./, ''))];
  throw new UsageError(
    ending.length > 1
      ? `--group-by is ${text}, which may be ${ending.join(' or ')}: give the whole path.`
      : `--group-by is ${text}; allowed is ${[byConfiguration, byRun, ...paths].join(', ')}.${suggestion(text, words)}`,
  );
}

/**
 * The task that is compared.
 * @throws UsageError where the runs are of several and none is named
 */
function readEnvironment(given: Given, runs: readonly RunSummary[]): string | null {
  const named = valueOf(given, 'environment');
  const { environment, environments } = comparedRuns(runs, { runs: runs.map(({ id }) => id) });
  const ids = environments.map(({ id }) => id);
  const counted = environments.map(({ id, runs }) => `${id} (${runs === 1 ? '1 run' : `${runs} runs`})`);
  if (named !== undefined) {
    if (ids.includes(named)) return named;
    throw new UsageError(
      `--environment is ${named}; allowed is ${counted.join(', ')}.${suggestion(named, ids)}`,
    );
  }
  if (ids.length > 1)
    throw new UsageError(
      `The runs are of ${ids.length} tasks, whose returns cannot be compared: ${counted.join(', ')}. Choose one, for example --environment ${ids[0]!}.`,
    );
  return environment;
}

function readRange(given: Given): ViewRange | null {
  const text = valueOf(given, 'range');
  if (text === undefined) return null;
  const parts = text.split('..');
  const [from, to] = parts.map((part) => readNumber(part) ?? NaN);
  if (parts.length !== 2 || !(from! >= 0 && to! > from! && Number.isFinite(to)))
    throw new UsageError(
      `--range is ${text}; allowed are two numbers from 0 upwards, the smaller first, for example 0..20000.${
        parts.length === 2 ? parts.map((part) => howToWrite(part, (value) => value >= 0)).join('') : ''
      }`,
    );
  return { from: from!, to: to! };
}

function readBaseline(given: Given, runs: readonly RunSummary[], choice: ComparisonChoice): string | null {
  const text = valueOf(given, 'baseline');
  if (text === undefined) return null;
  const groups = namedGroups(runs, choice);
  const found =
    groups.find(({ label }) => label === text) ?? groups[/^\d+$/.test(text) ? Number(text) - 1 : -1];
  if (found !== undefined) return found.key;
  const labels = groups.map(({ label }) => label);
  throw new UsageError(
    `--baseline is ${text}; allowed is ${labels.map((label, i) => `${i + 1} (${label})`).join(', ')}.${suggestion(text, labels)}`,
  );
}

const inches: Readonly<Record<string, number>> = { '': 1 / 96, px: 1 / 96, cm: 1 / 2.54, in: 1 };

function readSize(given: Given): { width: number; height: number } {
  const text = valueOf(given, 'size');
  if (text === undefined) return usualDrawing;
  const match = /^(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(px|cm|in|)$/.exec(text);
  const side = (size: string) => Math.round((readNumber(size) ?? NaN) * inches[match![3]!]! * 96);
  const [width, height] = match === null ? [0, 0] : [side(match[1]!), side(match[2]!)];
  const { min, max } = sizeLimits;
  if (!(Math.min(width, height) >= min && Math.max(width, height) <= max))
    throw new UsageError(
      `--size is ${text}; allowed are width and height from ${min} to ${max} pixels, ${(min / 96) * 2.54} to ${((max / 96) * 2.54).toFixed(0)} cm, for example 720x440 or 16x10cm.`,
    );
  return { width, height };
}

/**
 * How a figure is to be drawn.
 * @throws UsageError
 */
export function readDrawing(given: Given): Drawing {
  const { width, height } = readSize(given);
  const chosen: Drawing = {
    width,
    height,
    dpi: wholeNumber(given, 'dpi', dpiLimits.min, dpiLimits.max) ?? usualDrawing.dpi,
    theme: wordOf(given, 'theme', ['light', 'dark']) ?? usualDrawing.theme,
  };
  if (pixelsOf(chosen) > pixelLimit)
    throw new UsageError(
      `--dpi is ${chosen.dpi}, which makes ${Math.round(pixelsOf(chosen) / 1e6)} million pixels of ${width}x${height}; allowed are ${pixelLimit / 1e6} million: give less, or a smaller --size.`,
    );
  return chosen;
}

/**
 * The runs that are named, of one task, in the groups that the options ask for.
 * @throws UsageError
 */
export function readGroupedRuns(
  given: Given,
  all: readonly RunSummary[],
): { runs: readonly RunSummary[]; choice: ComparisonChoice } {
  const named = findRuns(all, given.operands);
  const environment = readEnvironment(given, named);
  const runs = named.filter(({ experiment }) => experiment.environment === environment);
  if (runs.length > runLimit)
    throw new UsageError(`RUN means ${runs.length} runs; at most ${runLimit} can be compared. Name fewer.`);
  const choice: ComparisonChoice = {
    ...defaultComparison,
    runs: runs.map(({ id }) => id),
    ...(environment === null ? {} : { environment }),
    grouping: readGrouping(given, runs),
  };
  return { runs, choice: { ...choice, baseline: readBaseline(given, runs, choice) } };
}

/**
 * Takes the snapshot that operands and options ask for.
 * @throws UsageError; ExportError; CancelledError
 */
export async function readComparison(
  given: Given,
  watcher?: Watcher,
): Promise<{ store: RunStore; snapshot: Snapshot }> {
  const { store, supervisor } = await openLab();
  await supervisor.close();
  const all = supervisor.runs();
  const choice: ComparisonChoice = {
    ...readGroupedRuns(given, all).choice,
    metric: valueOf(given, 'metric') ?? defaultComparison.metric,
    axis: wordOf(given, 'x', xAxes) ?? defaultComparison.axis,
    smoothing: numberOf(given, 'smooth', 0, 0.999) ?? defaultComparison.smoothing,
    centre: wordOf(given, 'centre', centres) ?? defaultComparison.centre,
    band: wordOf(given, 'band', bands) ?? defaultComparison.band,
    members: !given.switches.has('no-members'),
    ignoreOutliers: given.switches.has('ignore-outliers'),
    log: given.switches.has('log'),
  };
  const language = wordOf(given, 'language', languages);
  const { snapshot, metrics } = await takeSnapshot(
    new CurveReader(store),
    all,
    choice,
    readRange(given),
    language,
    watcher,
    readingSpan,
  );
  if (given.values['metric'] !== undefined && metrics.length > 0 && !metrics.includes(choice.metric))
    throw new UsageError(
      `--metric is ${choice.metric}; allowed is ${metrics.join(', ')}.${suggestion(choice.metric, metrics)}`,
    );
  return { store, snapshot };
}
