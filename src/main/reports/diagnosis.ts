/** The diagnoses of a comparison's runs as a file. */
import { diagnose, type Finding } from '../../shared/diagnosis';
import { describe } from '../../shared/diagnosis/describe';
import { endedSeeds } from '../../shared/diagnosis/siblings';
import { diagnosisTexts } from '../../shared/diagnosis/texts';
import { usualLanguage, type Language } from '../../shared/language';
import { textsIn } from '../../shared/language/texts';
import type { RunMetrics } from '../../shared/metrics';
import type { RunSummary } from '../../shared/runs';

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

function findingLines(finding: Finding, language: Language): string[] {
  const { title, seen, why, remedy } = describe(finding, diagnosisTexts(language));
  const { marks } = textsIn(language).findings.inFiles;
  return ['', `- **${marks[finding.severity]}: ${title}.** ${seen} ${why} ${remedy}`];
}

/** Markdown: a section for each run, with its findings. */
export function diagnosesAsMarkdown(
  diagnoses: readonly RunDiagnosis[],
  language: Language = usualLanguage,
): string {
  const say = textsIn(language).findings.inFiles;
  const sections = diagnoses.flatMap(({ run, findings }) => [
    '',
    `## ${run.id}`,
    ...(findings.length === 0
      ? ['', say.nothing]
      : findings.flatMap((finding) => findingLines(finding, language))),
  ]);
  return `${[`# ${say.heading}`, ...sections].join('\n')}\n`;
}
