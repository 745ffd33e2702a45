/** Words around the findings of a diagnosis, in English. */
import type { Severity } from '../../diagnosis/severity';

export const instead: string = 'Instead:';

export const severityMarks: Readonly<Record<Severity, string>> = {
  fault: 'FAULT',
  warning: 'WARNING',
  hint: 'hint',
};

/** A file of diagnoses. */
export interface DiagnosisFileWords {
  readonly heading: string;
  readonly nothing: string;
  readonly marks: Readonly<Record<Severity, string>>;
}

export const inFiles: DiagnosisFileWords = {
  heading: 'Diagnosis of the runs',
  nothing: 'Nothing found.',
  marks: { fault: 'Fault', warning: 'Warning', hint: 'Hint' },
};
