/** Words around the findings of a diagnosis, in German. */
import type { Severity } from '../../diagnosis/severity';
import type { DiagnosisFileWords } from '../en/findings';

export const instead: string = 'Stattdessen:';

export const severityMarks: Readonly<Record<Severity, string>> = {
  fault: 'FEHLER',
  warning: 'WARNUNG',
  hint: 'Hinweis',
};

export const inFiles: DiagnosisFileWords = {
  heading: 'Diagnose der Läufe',
  nothing: 'Nichts gefunden.',
  marks: { fault: 'Fehler', warning: 'Warnung', hint: 'Hinweis' },
};
