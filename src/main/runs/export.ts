/** A run's numbers in forms that other programs read. */
import type { RunMetrics } from '../../shared/metrics';
import type { RunSummary } from '../../shared/runs';

/**
 * All series as CSV in long format: one point a line, `metric,step,seconds,value`, seconds of training time.
 * Numbers that are none are written as `NaN`, `Infinity` and `-Infinity`.
 */
export function* metricsAsCsv(metrics: RunMetrics): Generator<string> {
  yield 'metric,step,seconds,value\n';
  for (const [metric, { step, seconds, value }] of Object.entries(metrics)) {
    let lines = '';
    for (let i = 0; i < step.length; i++) {
      lines += `${metric},${step[i]},${seconds[i]},${value[i]}\n`;
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
