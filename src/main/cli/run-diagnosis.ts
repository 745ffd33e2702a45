/** Diagnoses runs of the data folder, for the commands that tell of them. */
import type { Finding } from '../../shared/diagnosis';
import { diagnoseRun } from '../reports/diagnosis';
import { withholdsResult, type RunSummary } from '../../shared/runs';
import type { RunStore } from '../runs/run-store';

/** What is wrong with a run, by what it has recorded so far; nothing while its question waits for an answer. */
export async function findingsOf(
  store: RunStore,
  run: RunSummary,
  all: readonly RunSummary[],
): Promise<readonly Finding[]> {
  if (withholdsResult(run)) return [];
  return diagnoseRun(run, await store.shownMetrics(run.id), all).findings;
}

/** How many findings there are of each kind: `1 fault, 2 warnings`. */
export function countFindings(findings: readonly Finding[]): string {
  const kinds = (['fault', 'warning', 'hint'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return kinds.length === 0 ? 'nothing found' : kinds.join(', ');
}
