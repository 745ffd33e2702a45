/** Timing of alternatives in turns, so that a machine whose speed drifts treats them alike. */
import { tensorflowVersion, tf } from '../src/learning/engine';
import { machine as processorAndCores } from './provenance';

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** Does a piece of work about `count` times and returns how often it did. */
export type Work = (count: number) => number;

/** Smallest, middle and largest of some numbers. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { min: sorted[0]!, median: sorted[Math.floor(sorted.length / 2)]!, max: sorted.at(-1)! };
}

/** Does a piece of work about `count` times, here or elsewhere, and tells the microseconds that each took. */
export type Measure = (count: number) => Promise<number> | number;

/** Measures work of this process. */
export function here(work: Work): Measure {
  return (count) => {
    const start = process.hrtime.bigint();
    const done = work(count);
    return Number(process.hrtime.bigint() - start) / 1000 / done;
  };
}

/** How many times a piece of work fits into about so many milliseconds, after a warm-up. */
async function countFor(measure: Measure, milliseconds: number): Promise<number> {
  await measure(10);
  let count = 10;
  for (;;) {
    const micros = (await measure(count)) * count;
    if (micros >= 50_000) return Math.max(1, Math.round((count * milliseconds * 1000) / micros));
    count *= 2;
  }
}

/** Microseconds per piece of each alternative: every repetition measures all of them, one after the other. */
export async function measureInTurns(
  alternatives: Readonly<Record<string, Measure>>,
  repetitions: number,
  milliseconds: number,
): Promise<Record<string, number[]>> {
  const entries: { name: string; measure: Measure; count: number; micros: number[] }[] = [];
  for (const [name, measure] of Object.entries(alternatives))
    entries.push({ name, measure, count: await countFor(measure, milliseconds), micros: [] });
  for (let repetition = 0; repetition < repetitions; repetition++)
    for (const entry of entries) entry.micros.push(await entry.measure(entry.count));
  return Object.fromEntries(entries.map(({ name, micros }) => [name, micros]));
}

/** What the numbers were measured with. */
export function machine(): Record<string, string> {
  return {
    processor: processorAndCores,
    node: process.version,
    tensorflow: tensorflowVersion,
    tfjs: tf.version['tfjs-core'],
    threads: `${process.env['TF_NUM_INTRAOP_THREADS']} intra-op, ${process.env['TF_NUM_INTEROP_THREADS']} inter-op`,
  };
}
