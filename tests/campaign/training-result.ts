/** What a training came to, without the times in it: two trainings are the same if this is. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TrainingResult {
  /** Hash of the metrics without their times, of the inspections, and of the last checkpoint's weights. */
  readonly metrics: string;
  readonly lines: number;
  readonly inspections: string;
  readonly weights: string;
  readonly step: number;
  /** The final evaluation, as its record says. */
  readonly result: string;
  readonly phase: string;
}

const parse = <T>(text: string) => JSON.parse(text) as T;
const read = <T>(path: string) => parse<T>(readFileSync(path, 'utf8'));
const hash = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');

function timeless(line: string): string {
  return JSON.stringify({ ...parse<object>(line), seconds: 0, at: 0 });
}

/** The lines of a run's metrics without their times. */
function timelessMetrics(folder: string): string[] {
  const file = join(folder, 'metrics.jsonl');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').filter(Boolean).map(timeless);
}

/** Reads what a run's folder holds; what is missing equals nothing. */
export function resultOf(folder: string): TrainingResult {
  const metrics = timelessMetrics(folder);
  const inspections = join(folder, 'inspections.jsonl');
  const checkpoints = join(folder, 'checkpoints');
  const newest = existsSync(checkpoints)
    ? readdirSync(checkpoints)
        .filter((name) => /^\d+$/.test(name))
        .sort()
        .at(-1)
    : undefined;
  const manifest =
    newest === undefined
      ? { step: -1, arrays: { sha256: 'none' } }
      : read<{ step: number; arrays: { sha256: string } }>(join(checkpoints, newest, 'manifest.json'));
  const record = existsSync(join(folder, 'run.json'))
    ? read<{ state: { phase: string }; result: unknown }>(join(folder, 'run.json'))
    : { state: { phase: 'without a record' }, result: null };
  return {
    metrics: hash(metrics.join('\n')),
    lines: metrics.length,
    inspections: existsSync(inspections) ? hash(readFileSync(inspections)) : '',
    weights: manifest.arrays.sha256,
    step: manifest.step,
    result: JSON.stringify(record.result),
    phase: record.state.phase,
  };
}

/** In which of its parts a result differs from another; empty where it does not. */
export function differences(found: TrainingResult, wanted: TrainingResult): string[] {
  return (Object.keys(wanted) as (keyof TrainingResult)[])
    .filter((key) => found[key] !== wanted[key])
    .map((key) =>
      ['metrics', 'inspections', 'weights'].includes(key)
        ? `other ${key}`
        : `${key} ${found[key]} instead of ${wanted[key]}`,
    );
}
