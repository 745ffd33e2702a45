/** Diagnoses runs of the data folder, for the commands that tell of them. */
import { diagnose, type Finding } from '../../shared/diagnosis';
import { endedSeeds } from '../../shared/diagnosis/siblings';
import { withholdsResult, type RunSummary } from '../../shared/runs';
import type { RunStore } from '../runs/run-store';

/** What is wrong with a run, by what it has recorded so far; nothing while its question waits for an answer. */
export async function findingsOf(
  store: RunStore,
  run: RunSummary,
  all: readonly RunSummary[],
): Promise<Finding[]> {
  if (withholdsResult(run)) return [];
  const { experiment, state, step, result } = run;
  const metrics = await store.metrics(run.id);
  return diagnose({ experiment, metrics, phase: state.phase, step, result, seeds: endedSeeds(run, all) });
}

/** How many findings there are of each kind: `1 fault, 2 warnings`. */
export function countFindings(findings: readonly Finding[]): string {
  const kinds = (['fault', 'warning', 'hint'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return kinds.length === 0 ? 'nothing found' : kinds.join(', ');
}
