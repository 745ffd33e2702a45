/** How sure a figure over seeds is: intervals by the bootstrap. */
import { seededRandom } from '../random';
import { quantile } from './quantile';

/** Scores of several tasks: for each task those of its seeds. */
export type TaskScores = readonly ArrayLike<number>[];

/** A number made of the scores of all tasks; the order of the seeds in a task must not matter. */
export type Statistic = (tasks: readonly Float64Array[]) => number;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  /** How often the seeds are drawn anew. */
  readonly resamples?: number;
  /** Share of the resamples that lie within, above 0 and below 1. */
  readonly level?: number;
  /** Of the random numbers: the same seed gives the same interval. */
  readonly seed?: number;
}

/** Makes a statistic of all tasks' scores together from one of a list of values, such as the interquartile mean. */
export function pooled(statistic: (values: ArrayLike<number>) => number): Statistic {
  return (tasks) => {
    if (tasks.length === 1) return statistic(tasks[0]!);
    const all = new Float64Array(tasks.reduce((sum, { length }) => sum + length, 0));
    let start = 0;
    for (const scores of tasks) {
      all.set(scores, start);
      start += scores.length;
    }
    return statistic(all);
  };
}

/**
 * The stratified percentile bootstrap interval of a statistic: draws the seeds of each task anew, with replacement and
 * as many as there are, and takes the middle `level` of what the statistic then is (Efron 1979; with the tasks as
 * strata, Agarwal et al. 2021, section 4.1).
 *
 * With few seeds it is too narrow (see `smallSampleNote`); with one seed for each task it is a point.
 * @param tasks finite scores, at least one for each task
 */
export function bootstrapInterval(
  tasks: TaskScores,
  statistic: Statistic,
  { resamples = 2000, level = 0.95, seed = 1 }: BootstrapOptions = {},
): Interval {
  if (tasks.length === 0 || tasks.some(({ length }) => length === 0))
    throw new RangeError('A bootstrap needs the scores of at least one seed for every task.');
  if (!(level > 0 && level < 1))
    throw new RangeError(`level is ${level}, and must lie above 0 and below 1, such as 0.95.`);
  if (!(Number.isInteger(resamples) && resamples >= 1))
    throw new RangeError(
      `resamples is ${resamples}, and must be a whole number of at least 1, such as 2000.`,
    );
  const random = seededRandom(seed);
  // A resample is drawn as how often each seed is in it: from sorted scores it comes out sorted, which spares the
  // statistics that need it so from sorting thousands of times.
  const sorted = tasks.map((scores) => Float64Array.from(scores).sort());
  const drawn = sorted.map(({ length }) => new Float64Array(length));
  const times = sorted.map(({ length }) => new Uint32Array(length));
  const outcomes = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample++) {
    sorted.forEach((scores, task) => {
      const n = scores.length;
      const counts = times[task]!.fill(0);
      for (let i = 0; i < n; i++) counts[random.integer(n)]!++;
      const sample = drawn[task]!;
      let filled = 0;
      for (let i = 0; i < n; i++) for (let left = counts[i]!; left > 0; left--) sample[filled++] = scores[i]!;
    });
    outcomes[resample] = statistic(drawn);
  }
  outcomes.sort();
  return { low: quantile(outcomes, (1 - level) / 2), high: quantile(outcomes, (1 + level) / 2) };
}
