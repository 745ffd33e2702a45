/** The texts of the diagnosis of runs and of what an experiment's settings forebode, in German. */
import type { DiagnosisRoomTexts } from '../en/diagnosis';

export const diagnosis: DiagnosisRoomTexts = {
  title: 'Diagnose',
  doc: 'Feste Regeln prüfen, was dieser Lauf aufgezeichnet hat, und sagen, was nicht stimmt. Was die Aufzeichnung nicht belegt, sagen sie nicht; nichts wird über ein Netzwerk gesendet, kein Sprachmodell ist beteiligt.',
  help: 'Was die Diagnose ist',
  nothing: 'Nichts gefunden',
  nothingYet: 'Bisher nichts gefunden',
  findings: (n) => (n === 1 ? '1 Befund' : `${n} Befunde`),
  severities: { fault: 'Fehler', warning: 'Warnung', hint: 'Hinweis' },
  open: 'Befunde zeigen',
  close: 'Befunde verbergen',
  at: (step) => `Schritt ${step}`,
  guide: 'Leitfaden',
  guideOf: (title) => `Was der Leitfaden sagt zu: ${title}`,
  change: 'Ändern und starten',
  changeDoc:
    'Trägt diese Einstellungen mit den Änderungen in das Formular ein. Gestartet wird erst, wenn Sie es starten.',
  changeAll: 'Alles zugleich ausprobieren',
  use: (value) => `${value} übernehmen`,
};
