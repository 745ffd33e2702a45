/** The texts around presets, in English. */
import { formatCount } from '../format';

const presets = (n: number) => (n === 1 ? '1 preset' : `${formatCount(n)} presets`);

export const presetTexts = {
  own: 'Own presets',
  builtIn: 'Presets of the program',
  save: 'Save as preset…',
  change: 'Change…',
  remove: 'Remove',
  import: 'Import…',
  export: 'Export…',
  exportAll: 'Export all own presets…',
  more: (n: number) => `Show all ${n} own presets`,
  assignment: 'Assignment',
  actions: 'Actions on this preset',
  dialog: {
    save: 'Save as preset',
    change: 'Change the preset',
    lead: 'Saves the whole form under a title of your choice: environment, algorithm, and every value.',
    title: 'Title',
    description: 'Description',
    descriptionHint: 'What it shows, and why these values.',
    values: 'Values',
    keep: 'As saved',
    replace: (n: number) => (n === 1 ? 'As in the form (1 differs)' : `As in the form (${n} differ)`),
    saveIt: 'Save',
    cancel: 'Cancel',
  },
  saved: (title: string) => `“${title}” saved`,
  changed: (title: string) => `“${title}” changed`,
  removed: (title: string) => `“${title}” removed`,
  removedDoc: 'It can be restored until you close the program.',
  undo: 'Undo',
  imported: (n: number) => `${presets(n)} imported`,
  nothingImported: 'This file contains nothing new',
  importedAs: (from: string, to: string) =>
    `There is a preset “${from}” already; the new one was saved as “${to}”.`,
  same: (n: number) => `${presets(n)} of the file ${n === 1 ? 'is' : 'are'} there already, word for word.`,
  importFailed: 'The file was not imported',
  exported: (n: number) => `${presets(n)} exported`,
  showFolder: 'Show in folder',
  failed: 'The preset could not be saved',
  damaged: (n: number) => (n === 1 ? '1 file is invalid' : `${formatCount(n)} files are invalid`),
};
