/** Which rungs of the ladder their seeds tell from DQN, and which they do not. */
import { bootstrapInterval, type Interval } from '../../src/shared/statistics/bootstrap';
import { interquartileMean } from '../../src/shared/statistics/interquartile-mean';
import { isSmallSample } from '../../src/shared/statistics/small-sample';

/** A rung's final returns, one for each seed. */
export interface RungScores {
  readonly title: string;
  readonly scores: readonly number[];
}

/** The 95 % bootstrap interval of how much higher one rung's interquartile mean is than another's. */
export function differenceInterval(
  scores: readonly number[],
  reference: readonly number[],
  resamples: number,
): Interval {
  return bootstrapInterval(
    [scores, reference],
    ([one, other]) => interquartileMean(one!) - interquartileMean(other!),
    { resamples },
  );
}

const listed = (titles: readonly string[]) =>
  titles.length < 2 ? titles.join('') : `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}`;

/**
 * A paragraph on what the intervals of the differences say: a rung is told from the reference where its interval
 * leaves out 0.
 */
export function whatIsTold(rungs: readonly RungScores[], reference: RungScores, resamples: number): string {
  const counts = [...rungs, reference].map(({ scores }) => scores.length);
  const fewest = Math.min(...counts);
  const seeds =
    fewest === Math.max(...counts) ? `${fewest} seeds` : `${fewest} to ${Math.max(...counts)} seeds`;
  if (isSmallSample(reference.scores.length) || rungs.every(({ scores }) => isSmallSample(scores.length)))
    return `What is told: nothing. With ${seeds}, no order of the rungs follows from these figures.`;
  const intervals = rungs
    .filter(({ scores }) => !isSmallSample(scores.length))
    .map(({ title, scores }) => ({ title, ...differenceInterval(scores, reference.scores, resamples) }));
  const few = rungs.filter(({ scores }) => isSmallSample(scores.length)).map(({ title }) => title);
  const above = intervals.filter(({ low }) => low > 0).map(({ title }) => title);
  const below = intervals.filter(({ high }) => high < 0).map(({ title }) => title);
  const open = intervals.filter(({ low, high }) => low <= 0 && high >= 0).map(({ title }) => title);
  const sentences = [
    above.length > 0
      ? `${listed(above)} ${above.length === 1 ? 'ends' : 'end'} above DQN.`
      : 'No rung ends above DQN.',
    below.length > 0
      ? `${listed(below)} ${below.length === 1 ? 'ends' : 'end'} below it.`
      : 'None ends below it.',
    ...(open.length > 0
      ? [
          open.length === 1
            ? `${open[0]} cannot be told from it: the interval of its difference holds 0.`
            : `${listed(open)} cannot be told from it, whatever the order of their means: the intervals of their differences hold 0.`,
        ]
      : []),
    ...(few.length > 0
      ? [`${listed(few)} ${few.length === 1 ? 'has' : 'have'} too few seeds to be judged.`]
      : []),
  ];
  return `What is told, with ${seeds}: ${sentences.join(' ')}`;
}
