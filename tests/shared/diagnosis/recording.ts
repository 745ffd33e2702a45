/** A recorded run as it stands in a file: its metrics thinned out, and rounded to what tells. */
import type { DiagnosedRun } from '../../../src/shared/diagnosis';
import type { RunMetrics, Series } from '../../../src/shared/metrics';

/** So many points of a series are kept. */
const keptPoints = { episode: 120, learning: 60, evaluation: 60 };

type StoredNumber = number | 'NaN' | 'Infinity' | '-Infinity';
interface StoredSeries {
  readonly step: readonly number[];
  readonly value: readonly StoredNumber[];
}
export type Recording = Omit<DiagnosedRun, 'metrics'> & {
  readonly metrics: Readonly<Record<string, StoredSeries>>;
};

const stored = (value: number): StoredNumber =>
  Number.isFinite(value) ? Number(value.toPrecision(4)) : (String(value) as StoredNumber);

/** Evenly spread points of a series, its first and last among them. */
function thinned({ step, value }: Series, most: number): StoredSeries {
  const count = Math.min(most, value.length);
  const kept = Array.from({ length: count }, (_, i) =>
    count === 1 ? 0 : Math.round((i * (value.length - 1)) / (count - 1)),
  );
  return { step: kept.map((i) => step[i]!), value: kept.map((i) => stored(value[i]!)) };
}

/** Thins a run's metrics out for its file. */
export function recordingOf({ metrics, ...run }: DiagnosedRun): Recording {
  const kept = Object.entries(metrics).map(([name, series]) => {
    const kind = name.slice(0, name.indexOf('/')) as keyof typeof keptPoints;
    return [name, thinned(series, keptPoints[kind])] as const;
  });
  return { ...run, metrics: Object.fromEntries(kept) };
}

/** The run of a file, ready to be diagnosed. */
export function runOf({ metrics, ...run }: Recording): DiagnosedRun {
  const read = ({ step, value }: StoredSeries): Series => ({
    step: Float64Array.from(step),
    seconds: new Float64Array(step.length),
    value: Float64Array.from(value, Number),
  });
  const series: RunMetrics = Object.fromEntries(
    Object.entries(metrics).map(([name, one]) => [name, read(one)]),
  );
  return { ...run, metrics: series };
}
