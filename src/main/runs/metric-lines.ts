/** Events as the lines of `metrics.jsonl`: one JSON object each. */
import type { MetricEvent } from '../../shared/events';
import { metricLimits } from '../../shared/limits';
import { visibleLine } from '../../shared/visible';

// JSON has no words for these: NaN is written as null, infinities as text, minus zero as -0.
function numberText(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  return Number.isNaN(value) ? 'null' : `"${value}"`;
}

type StoredNumber = number | null | 'Infinity' | '-Infinity';

function numberOf(stored: StoredNumber | undefined): number {
  if (typeof stored === 'number') return stored;
  // Whatever else stands there is no number; of a list, a conversion would go through all of it.
  return stored === 'Infinity' ? Infinity : stored === '-Infinity' ? -Infinity : NaN;
}

/** One event as a line, its line break included. */
export function encodeMetric(event: MetricEvent): string {
  const at = event.at === undefined ? '' : `,"at":${event.at}`;
  const head = `{"type":"${event.type}","step":${event.step},"seconds":${numberText(event.seconds)}${at}`;
  switch (event.type) {
    case 'episode':
      return `${head},"episode":${event.episode},"return":${numberText(event.return)},"length":${event.length}}\n`;
    case 'learning': {
      const values = Object.entries(event.values).map(
        ([name, value]) => `${JSON.stringify(name)}:${numberText(value)}`,
      );
      return `${head},"values":{${values.join()}}}\n`;
    }
    case 'evaluation': {
      const { returns, value, final } = event;
      const values =
        value === undefined
          ? ''
          : `,"value":{"predicted":${numberText(value.predicted)},"realised":${numberText(value.realised)}}`;
      return `${head},"final":${final},"returns":[${returns.map(numberText).join()}]${values}}\n`;
    }
  }
}

interface StoredEvent {
  type?: unknown;
  step?: unknown;
  seconds?: StoredNumber;
  at?: number;
  episode?: number;
  return?: StoredNumber;
  length?: number;
  values?: Record<string, StoredNumber>;
  returns?: StoredNumber[];
  value?: { predicted?: StoredNumber; realised?: StoredNumber } | null;
  final?: unknown;
}

/** Names of metrics as they are shown; there are few, on millions of lines. */
const shownNames = new Map<string, string>();

/** What a metric is called that a file names so: as it can be shown. */
export function shownName(name: string): string {
  let shown = shownNames.get(name);
  if (shown === undefined) {
    shown = visibleLine(name).slice(0, metricLimits.nameLength);
    if (shownNames.size >= metricLimits.names) shownNames.clear();
    shownNames.set(name, shown);
  }
  return shown;
}

function eventOf(stored: StoredEvent | null, nameOf: (name: string) => string): MetricEvent | null {
  if (typeof stored !== 'object' || stored === null || typeof stored.step !== 'number') return null;
  const { step, at } = stored;
  const seconds = numberOf(stored.seconds);
  const time = typeof at === 'number' ? { step, seconds, at } : { step, seconds };
  switch (stored.type) {
    case 'episode':
      if (typeof stored.episode !== 'number' || typeof stored.length !== 'number') return null;
      return {
        type: 'episode',
        ...time,
        episode: stored.episode,
        return: numberOf(stored.return),
        length: stored.length,
      };
    case 'learning': {
      if (typeof stored.values !== 'object' || stored.values === null) return null;
      const values: Record<string, number> = {};
      for (const name of Object.keys(stored.values)) values[nameOf(name)] = numberOf(stored.values[name]);
      return { type: 'learning', ...time, values };
    }
    case 'evaluation':
      if (!Array.isArray(stored.returns)) return null;
      return {
        type: 'evaluation',
        ...time,
        returns: stored.returns.map(numberOf),
        ...(typeof stored.value === 'object' &&
          stored.value !== null && {
            value: { predicted: numberOf(stored.value.predicted), realised: numberOf(stored.value.realised) },
          }),
        final: stored.final === true,
      };
    default:
      return null;
  }
}

/**
 * The event of one line; null where it is damaged.
 * @param nameOf what a metric is called that the line names so
 */
export function decodeMetric(line: string, nameOf: (name: string) => string = shownName): MetricEvent | null {
  try {
    return eventOf(JSON.parse(line) as StoredEvent, nameOf);
  } catch {
    return null;
  }
}

/** The events of whole lines, in their order; null for each line that is damaged. */
export function decodeMetrics(
  text: string,
  nameOf: (name: string) => string = shownName,
): (MetricEvent | null)[] {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  if (body === '') return [];
  let stored: StoredEvent[];
  try {
    // One call for many lines is three times as fast as one for each.
    stored = JSON.parse(`[${body.replaceAll('\n', ',')}]`) as StoredEvent[];
  } catch {
    return body.split('\n').map((line) => decodeMetric(line, nameOf));
  }
  return stored.map((one) => eventOf(one, nameOf));
}
