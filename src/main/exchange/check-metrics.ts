/** What an imported metrics.jsonl may hold: whoever made it, the window and the comparison have to bear it. */
import { stat } from 'node:fs/promises';
import type { MetricEvent } from '../../shared/events';
import { forEachMetric } from '../runs/metric-file';
import { RunFileError } from './run-file';
import { exchangeTexts } from './texts';

/** Names of metrics in one run. */
const mostNames = 1000;
/** Env steps, episodes, seconds, lengths. */
const mostCounted = 1e12;
/** Episodes of one evaluation. */
const mostReturns = 100_000;

export interface CheckedMetrics {
  /** Of the last event; 0 where there is none. */
  readonly step: number;
  readonly seconds: number;
  /** Lines that could not be understood; everything that reads the file leaves them out. */
  readonly damagedLines: number;
}

/**
 * Reads a metric file through.
 * @param passed hears of each piece how many bytes it has; what it throws ends the reading
 * @throws RunFileError that names field, value and what is allowed
 */
export async function checkMetrics(
  path: string,
  where: string,
  passed?: (bytes: number) => void,
): Promise<CheckedMetrics> {
  const names = new Set<string>();
  let step = 0;
  let seconds = 0;
  const counted = (field: string, value: number) => {
    if (!(value >= 0 && value <= mostCounted))
      throw new RunFileError(exchangeTexts.outOfRange(where, field, value, mostCounted));
  };
  const check = (event: MetricEvent) => {
    counted('step', event.step);
    counted('seconds', event.seconds);
    if (event.type === 'episode') {
      counted('episode', event.episode);
      counted('length', event.length);
    } else if (event.type === 'learning') for (const name of Object.keys(event.values)) names.add(name);
    else if (event.returns.length > mostReturns)
      throw new RunFileError(exchangeTexts.tooManyReturns(where, event.returns.length, mostReturns));
    if (names.size > mostNames) throw new RunFileError(exchangeTexts.tooManyMetrics(where, mostNames));
    ({ step, seconds } = event);
  };
  const { damagedLines, events } = await forEachMetric(path, check, 0, passed);
  const size = await stat(path).then(
    (info) => info.size,
    () => 0,
  );
  if (events === 0 && size > 0) throw new RunFileError(exchangeTexts.noLineUsable(where));
  return { step, seconds, damagedLines };
}
