/**
 * How often verdicts on comparisons err: `npm run bench verdicts [-- --comparisons 10000]`.
 *
 * Synthetic seeds of known distributions are compared as trained ones are. Where both sides are the same, every verdict but
 * "undecided" is false; where one is shifted by a known amount, the intervals should hold it 19 times of 20. Every row is
 * kept as soon as it is there, and an ended benchmark goes on with the next. Rows that grow are of comparisons that get more
 * seeds until they are decided.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { programFolder } from '../../src/platform/program-folder';
import { seededRandom, type Random } from '../../src/shared/random';
import { bootstrapInterval } from '../../src/shared/statistics/bootstrap';
import { holm } from '../../src/shared/statistics/holm';
import { interquartileMean } from '../../src/shared/statistics/interquartile-mean';
import { rankTest } from '../../src/shared/statistics/rank-test';
import { plannedLooks } from '../../src/shared/statistics/looks';
import { verdictLevel } from '../../src/shared/comparison-verdicts';
import { measuredWith, provenance } from '../provenance';
import { readableJson, readRecord, writeWhole } from '../results-file';

const { values } = parseArgs({ options: { comparisons: { type: 'string', default: '10000' } } });
const comparisons = Number(values.comparisons);
if (!(Number.isInteger(comparisons) && comparisons >= 1))
  throw new RangeError(
    `--comparisons is ${values.comparisons}, and must be a whole number of at least 1, such as 10000.`,
  );

/** What final returns of seeds look like. */
const distributions: Readonly<Record<string, (random: Random) => number>> = {
  normal: (random) => random.normal(),
  'skewed (log-normal)': (random) => Math.exp(random.normal()),
  'three of ten seeds fail': (random) => (random.uniform() < 0.3 ? 0 : 5) + random.normal() / 2,
  'capped, as of the pole cart': (random) => Math.min(500, 460 + 60 * random.normal()),
};
const seeds = [5, 10, 20];
/** Seeds on each side at the last look, of comparisons that grow. */
const budgets = [20, 40];
/** Variants against one baseline, as of the course's second task. */
const variants = 4;
const standardDeviation = {
  normal: 1,
  'skewed (log-normal)': 2.16,
  'three of ten seeds fail': 2.35,
} as const;

interface Row {
  readonly comparisons: number;
  /** Shares of comparisons of equal sides that were called different: one alone, and any of four with Holm's correction. */
  readonly falsePositives: number;
  readonly falsePositivesOfFour: number;
  /** Share of comparisons shifted by a standard deviation that were told apart. */
  readonly power: number | null;
  /** Shares of intervals of the difference that hold 0 for equal sides, and the shift for shifted ones. */
  readonly coverage: number;
  readonly coverageShifted: number | null;
}

const difference = ([a, b]: readonly Float64Array[]) => interquartileMean(a!) - interquartileMean(b!);

function simulate(name: string, n: number): Row {
  const draw = distributions[name]!;
  const random = seededRandom(1).fork(`${name} ${n}`);
  const sample = (shift = 0) => Float64Array.from({ length: n }, () => draw(random) + shift);
  const shift = standardDeviation[name as keyof typeof standardDeviation] ?? null;
  const holds = (x: Float64Array, y: Float64Array, truth: number) => {
    const { low, high } = bootstrapInterval([x, y], difference, { resamples: 1000 });
    return low <= truth && truth <= high;
  };
  let [wrong, wrongOfFour, found, held, heldShifted] = [0, 0, 0, 0, 0];
  for (let i = 0; i < comparisons; i++) {
    const baseline = sample();
    const others = Array.from({ length: variants }, () => sample());
    const values = others.map((other) => rankTest(other, baseline));
    if (values[0]! <= verdictLevel) wrong++;
    if (Math.min(...holm(values)) <= verdictLevel) wrongOfFour++;
    if (holds(others[0]!, baseline, 0)) held++;
    if (shift === null) continue;
    const shifted = sample(shift);
    if (rankTest(shifted, baseline) <= verdictLevel) found++;
    if (holds(shifted, baseline, shift)) heldShifted++;
  }
  return {
    comparisons,
    falsePositives: wrong / comparisons,
    falsePositivesOfFour: wrongOfFour / comparisons,
    power: shift === null ? null : found / comparisons,
    coverage: held / comparisons,
    coverageShifted: shift === null ? null : heldShifted / comparisons,
  };
}

interface GrowingRow {
  readonly comparisons: number;
  /** Share of comparisons of equal sides that were called different at any look. */
  readonly falsePositives: number;
  /** Share of comparisons shifted by a standard deviation that were told apart, and the mean of their seeds on each side. */
  readonly power: number | null;
  readonly meanSeeds: number | null;
}

/** Compares at one look after the other, as `rl-lab decide` does. */
function grow(name: string, most: number): GrowingRow {
  const draw = distributions[name]!;
  const random = seededRandom(1).fork(`${name} up to ${most}`);
  const shift = standardDeviation[name as keyof typeof standardDeviation] ?? null;
  const { sizes, level } = plannedLooks(most, verdictLevel);
  /** Seeds at the look that told the sides apart; null for none. */
  const decidedAt = (away: number): number | null => {
    const one = Array.from({ length: most }, () => draw(random));
    const other = Array.from({ length: most }, () => draw(random) + away);
    return sizes.find((size) => rankTest(other.slice(0, size), one.slice(0, size)) <= level) ?? null;
  };
  const equal = Array.from({ length: comparisons }, () => decidedAt(0));
  const shifted = shift === null ? null : Array.from({ length: comparisons }, () => decidedAt(shift));
  const share = (of: readonly (number | null)[]) => of.filter((at) => at !== null).length / comparisons;
  return {
    comparisons,
    falsePositives: share(equal),
    power: shifted && share(shifted),
    meanSeeds: shifted && shifted.reduce<number>((sum, at) => sum + (at ?? most), 0) / comparisons,
  };
}

const path = join(programFolder(), 'docs', 'benchmarks', 'verdicts');
const known = readRecord<Row>(`${path}.json`);
const growing = readRecord<GrowingRow>(`${path}-growing.json`);

const percent = (share: number | null) => (share === null ? '–' : (100 * share).toFixed(1));
const page = () =>
  [
    '# How often verdicts err',
    '',
    `${comparisons.toLocaleString('en')} synthetic comparisons in every row, in percent; made by \`npm run bench verdicts\`. A standard error is at most`,
    `${(50 / Math.sqrt(comparisons)).toFixed(1)} points. False positives: equal sides that are called different, at a level of ${percent(verdictLevel)}; of four: any of four`,
    'variants against one baseline, with the correction of Holm. Found: sides that differ by a standard deviation and are told',
    'apart. Coverage: 95 % bootstrap intervals of the difference of the IQMs that hold the true difference.',
    '',
    '| returns of the seeds | false positives | of four | found | coverage, equal sides | coverage, shifted |',
    '| --- | --- | --- | --- | --- | --- |',
    ...Object.entries(known).map(
      ([key, row]) =>
        `| ${[
          key,
          percent(row.falsePositives),
          percent(row.falsePositivesOfFour),
          percent(row.power),
          percent(row.coverage),
          percent(row.coverageShifted),
        ].join(' | ')} |`,
    ),
    '',
    '## Comparisons that get more seeds until they are decided',
    '',
    'Looks at 5 seeds on each side, at twice as many and so on; the looks share the level of 5 %. Seeds: the mean on each side',
    'when it was decided, or the last look was taken, for sides that differ by a standard deviation.',
    '',
    '| returns of the seeds | false positives | found | seeds |',
    '| --- | --- | --- | --- |',
    ...Object.entries(growing).map(
      ([key, row]) =>
        `| ${[
          key,
          percent(row.falsePositives),
          percent(row.power),
          row.meanSeeds === null ? '–' : row.meanSeeds.toFixed(1),
        ].join(' | ')} |`,
    ),
    '',
    measuredWith(provenance()),
    '',
  ].join('\n');

for (const name of Object.keys(distributions))
  for (const most of budgets) {
    const key = `${name}, up to ${most} seeds`;
    if (growing[key]?.comparisons === comparisons) continue;
    growing[key] = grow(name, most);
    process.stderr.write(`${key}: ${JSON.stringify(growing[key])}\n`);
    writeWhole(`${path}-growing.json`, readableJson(growing));
    writeWhole(`${path}.md`, page());
  }
for (const name of Object.keys(distributions))
  for (const n of seeds) {
    const key = `${name}, ${n} seeds`;
    if (known[key]?.comparisons === comparisons) continue;
    known[key] = simulate(name, n);
    process.stderr.write(`${key}: ${JSON.stringify(known[key])}\n`);
    writeWhole(`${path}.json`, readableJson(known));
    writeWhole(`${path}.md`, page());
  }
process.stdout.write(page());
