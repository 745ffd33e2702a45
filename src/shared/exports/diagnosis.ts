/** The diagnoses of a comparison's runs as a file. */
import { diagnose, type Finding, type Severity } from '../diagnosis';
import { describe, type DiagnosisTexts } from '../diagnosis/describe';
import { endedSeeds } from '../diagnosis/siblings';
import { diagnosisTexts } from '../language/en/diagnosis';
import { diagnosisTexts as germanDiagnosisTexts } from '../language/de/diagnosis';
import type { Language } from '../language';
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

interface DiagnosisFileWords {
  readonly texts: DiagnosisTexts;
  readonly heading: string;
  readonly nothing: string;
  readonly marks: Readonly<Record<Severity, string>>;
}

const words: Readonly<Record<Language, DiagnosisFileWords>> = {
  en: {
    texts: diagnosisTexts,
    heading: 'Diagnosis of the runs',
    nothing: 'Nothing found.',
    marks: { fault: 'Fault', warning: 'Warning', hint: 'Hint' },
  },
  de: {
    texts: germanDiagnosisTexts,
    heading: 'Diagnose der Läufe',
    nothing: 'Nichts gefunden.',
    marks: { fault: 'Fehler', warning: 'Warnung', hint: 'Hinweis' },
  },
};

function findingLines(finding: Finding, { texts, marks }: DiagnosisFileWords): string[] {
  const { title, seen, why, remedy } = describe(finding, texts);
  return ['', `- **${marks[finding.severity]}: ${title}.** ${seen} ${why} ${remedy}`];
}

/** Markdown: a section for each run, with its findings. */
export function diagnosesAsMarkdown(diagnoses: readonly RunDiagnosis[], language: Language = 'en'): string {
  const say = words[language];
  const sections = diagnoses.flatMap(({ run, findings }) => [
    '',
    `## ${run.id}`,
    ...(findings.length === 0
      ? ['', say.nothing]
      : findings.flatMap((finding) => findingLines(finding, say))),
  ]);
  return `${[`# ${say.heading}`, ...sections].join('\n')}\n`;
}
