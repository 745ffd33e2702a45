/** What `train` says of its settings before it starts: the warnings that the form of the window shows. */
import { diagnosisTexts } from '../../shared/diagnosis/texts';
import { textsIn } from '../../shared/language/texts';
import { isLocked } from '../../shared/assignment';
import { describe } from '../../shared/diagnosis/describe';
import { concerned, forewarn, type Forewarning } from '../../shared/diagnosis/forewarn';
import type { Finding, Severity } from '../../shared/diagnosis';
import { checkExperiment, type Experiment } from '../../shared/experiment';
import { say } from '../../shared/language/say';
import type { Language } from '../../shared/language';
import type { Preset } from '../../shared/preset';
import { changeOptions } from './change-options';
import { wrap } from './words';

/** Trainings that are about to be started. */
interface Planned {
  readonly experiments: readonly Experiment[];
  /** Paths of the settings that several values are tried of. */
  readonly varied: readonly string[];
  /** What they start from, if anything. */
  readonly startedFrom: Preset | null;
}

/** What the settings of trainings forebode, with the changes that this start could make. */
function forewarningsOf({ experiments, varied, startedFrom }: Planned): Forewarning[] {
  const isFree = (path: string) =>
    !varied.includes(path) &&
    (startedFrom?.assignment === undefined || !isLocked(startedFrom.assignment, path));
  return forewarn(experiments, referenceOf(startedFrom)).map((warning) => {
    // Half of a proposal may be none.
    const { changes } = warning.finding;
    const possible = changes.every(({ path }) => isFree(path)) ? changes : [];
    return { ...warning, finding: { ...warning.finding, changes: possible } as Finding };
  });
}

function referenceOf(startedFrom: Preset | null): Experiment | undefined {
  const checked = checkExperiment(startedFrom?.experiment);
  return 'experiment' in checked ? checked.experiment : undefined;
}

/** The warnings before a start in lines, each once. */
export function forewarningLines(planned: Planned, language: Language): string[] {
  return forewarningsOf(planned).flatMap((warning) => {
    const { finding } = warning;
    const { title, seen, why, remedy } = describe(finding, diagnosisTexts(language));
    const some = concerned(warning, planned.experiments.length);
    const said = [seen, why, remedy, ...(some === null ? [] : [say(some, language)])];
    return [
      `${textsIn(language).findings.severityMarks[finding.severity]}  ${title}.`,
      ...wrap(said.join(' '), 2),
      ...(finding.changes.length > 0
        ? [`  ${textsIn(language).findings.instead} ${changeOptions(finding.changes)}`]
        : []),
    ];
  });
}

/** A warning for other programs. */
export interface WordedWarning {
  readonly rule: string;
  readonly severity: Severity;
  /** Path of the setting that it is about, or null. */
  readonly path: string | null;
  readonly title: string;
  readonly seen: string;
  readonly why: string;
  readonly remedy: string;
  readonly changes: Finding['changes'];
}

/** What the settings of one training forebode, for other programs. */
export function wordedWarnings(
  experiment: Experiment,
  language: Language,
  startedFrom: Preset | null = null,
): WordedWarning[] {
  return forewarningsOf({ experiments: [experiment], varied: [], startedFrom }).map(({ finding }) => {
    const { rule, severity, path, changes } = finding;
    return { rule, severity, path, ...describe(finding, diagnosisTexts(language)), changes };
  });
}
