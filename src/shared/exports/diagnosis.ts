/** The diagnoses of a comparison's runs as a file. */
import { diagnose, type Finding } from '../diagnosis';
import { describe } from '../diagnosis/describe';
import { endedSeeds } from '../diagnosis/siblings';
import { diagnosisTexts } from '../diagnosis/texts-en';
import type { RunMetrics } from '../metrics';
import type { RunSummary } from '../runs';

export interface RunDiagnosis {
  readonly run: RunSummary;
  readonly findings: readonly Finding[];
}

/**
 * Diagnoses a run.
 * @param all the runs among which there may be others of its settings
 */
export function diagnoseRun(run: RunSummary, metrics: RunMetrics, all: readonly RunSummary[]): RunDiagnosis {
  const { experiment, state, step, result } = run;
  const seeds = endedSeeds(run, all);
  return { run, findings: diagnose({ experiment, metrics, phase: state.phase, step, result, seeds }) };
}

const marks = { fault: 'Fault', warning: 'Warning', hint: 'Hint' } as const;

function findingLines(finding: Finding): string[] {
  const { title, seen, why, remedy } = describe(finding, diagnosisTexts);
  return ['', `- **${marks[finding.severity]}: ${title}.** ${seen} ${why} ${remedy}`];
}

/** Markdown: a section for each run, with its findings. */
export function diagnosesAsMarkdown(diagnoses: readonly RunDiagnosis[]): string {
  const sections = diagnoses.flatMap(({ run, findings }) => [
    '',
    `## ${run.id}`,
    ...(findings.length === 0 ? ['', 'Nothing found.'] : findings.flatMap(findingLines)),
  ]);
  return `${['# Diagnosis of the runs', ...sections].join('\n')}\n`;
}
