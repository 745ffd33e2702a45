/** Texte über Arbeit, die länger dauert, auf Deutsch. */
import type { Position, WorkStage } from '../../../shared/work';
import { formatCount } from '../format';
import type { WorkTexts } from '../en/work';

const stages: Readonly<Record<WorkStage, string>> = {
  reading: 'gelesen',
  drawing: 'gezeichnet',
  writing: 'geschrieben',
  unpacking: 'entpackt',
};

const place = (what: string, { at, of }: Position) => `${what} ${formatCount(at)} von ${formatCount(of)}`;

export const work: WorkTexts = {
  doing: ({ stage, run, file }) =>
    [
      run === null ? `Wird ${stages[stage]} …` : `${place('Lauf', run)} wird ${stages[stage]}`,
      ...(file === null ? [] : [place('Datei', file)]),
    ].join(', '),
  cancel: 'Abbrechen',
  cancelling: 'Wird abgebrochen …',
  nothingWritten: 'Abgebrochen: Es wurde nichts geschrieben.',
  importing: 'Läufe werden importiert',
  importCancelled: 'Der Import wurde abgebrochen',
  notTaken: (files) => `Übersprungen: ${files.join(', ')}.`,
  stay: (names) =>
    names.length === 0
      ? 'Es wurde kein Lauf importiert.'
      : `Bereits importiert und weiterhin vorhanden: ${names.join(', ')}.`,
};
