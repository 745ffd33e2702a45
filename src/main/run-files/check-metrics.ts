/** What an imported metrics.jsonl may hold: whoever made it, the window and the comparison have to bear it. */
import { message } from '../../shared/language/say';
import { stat } from 'node:fs/promises';
import type { MetricEvent } from '../../shared/events';
import { shortName } from '../../shared/fields';
import { metricLimits } from '../../shared/limits';
import { isVisible } from '../../shared/visible';
import { forEachMetric } from '../runs/metric-file';
import { RunFileError } from './run-file';

export interface CheckedMetrics {
  /** Of the last event; 0 where there is none. */
  readonly step: number;
  readonly seconds: number;
  /** Lines that could not be understood; everything that reads the file leaves them out. */
  readonly damagedLines: number;
}

/** How much an event takes in a comparison, at most: where it stands, its values, and which lines have them. */
function numbersIn(event: MetricEvent): number {
  if (event.type === 'learning') return 4 + 2 * Object.keys(event.values).length;
  return event.type === 'episode' ? 6 : 9;
}

function checkedName(name: string, where: string): string {
  if (name.length >= 1 && name.length <= metricLimits.nameLength && isVisible(name)) return name;
  throw new RunFileError(
    message('exchange.badMetricName', { where, name: shortName(name), most: metricLimits.nameLength }),
  );
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
  mostNumbers: number = metricLimits.numbers,
): Promise<CheckedMetrics> {
  const names = new Set<string>();
  let step = 0;
  let seconds = 0;
  const counted = (field: string, value: number) => {
    if (!(value >= 0 && value <= metricLimits.counted))
      throw new RunFileError(
        message('exchange.outOfRange', { where, field, value, most: metricLimits.counted }),
      );
  };
  let numbers = 0;
  const check = (event: MetricEvent) => {
    numbers += numbersIn(event);
    if (numbers > mostNumbers)
      throw new RunFileError(message('exchange.tooManyNumbers', { where, most: mostNumbers }));
    counted('step', event.step);
    counted('seconds', event.seconds);
    if (event.type === 'episode') {
      counted('episode', event.episode);
      counted('length', event.length);
    } else if (event.type === 'learning') {
      for (const name of Object.keys(event.values)) if (!names.has(name)) names.add(checkedName(name, where));
    } else if (event.returns.length > metricLimits.returns)
      throw new RunFileError(
        message('exchange.tooManyReturns', {
          where,
          episodes: event.returns.length,
          most: metricLimits.returns,
        }),
      );
    if (names.size > metricLimits.names)
      throw new RunFileError(message('exchange.tooManyMetrics', { where, most: metricLimits.names }));
    ({ step, seconds } = event);
  };
  const { damagedLines, events } = await forEachMetric(path, check, 0, passed, (name) => name);
  const size = await stat(path).then(
    (info) => info.size,
    () => 0,
  );
  if (events === 0 && size > 0) throw new RunFileError(message('exchange.noLineUsable', { where }));
  return { step, seconds, damagedLines };
}
