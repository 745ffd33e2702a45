/** A run's numbers in forms that other programs read. */
import { csvBegin, csvLine, type CsvDialect } from '../../shared/exports/comma-separated';
import type { RunMetrics } from '../../shared/metrics';
import type { RunSummary } from '../../shared/runs';

/** A number that is none is said to be so: a curve that diverged is not one that was not measured. */
const told = (value: number): number | string => (Number.isFinite(value) ? value : String(value));

/**
 * All series as CSV in long format: one point a line, `metric,step,seconds,value`, seconds of training time.
 * Numbers that are none are written as `NaN`, `Infinity` and `-Infinity`.
 */
export function* metricsAsCsv(metrics: RunMetrics, dialect: CsvDialect = 'comma'): Generator<string> {
  yield csvBegin(dialect) + csvLine(['metric', 'step', 'seconds', 'value'], dialect);
  for (const [metric, { step, seconds, value }] of Object.entries(metrics)) {
    let lines = '';
    for (let i = 0; i < step.length; i++) {
      lines += csvLine([metric, step[i]!, seconds[i]!, told(value[i]!)], dialect);
      if (lines.length > 1 << 20) {
        yield lines;
        lines = '';
      }
    }
    yield lines;
  }
}

/** A run and all its series as JSON; numbers that are none become null. */
export function runAsJson(run: RunSummary, metrics: RunMetrics): string {
  const plain = Object.fromEntries(
    Object.entries(metrics).map(([metric, { step, seconds, value }]) => [
      metric,
      { step: [...step], seconds: [...seconds], value: [...value] },
    ]),
  );
  return `${JSON.stringify({ run, metrics: plain })}\n`;
}
