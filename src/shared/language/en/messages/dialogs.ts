/** What stands in the system's own dialogs, and what is said where the file in them cannot be taken. */

export const dialogs = {
  cannotStart: 'RL Lab cannot start',
  failsAgain: 'The window failed several times in a row. Runs are saved when it is closed.',
  onShare: 'RL Lab was opened from a network drive.',
  onShareDetail: ({ folder }: { readonly folder: string }) =>
    `Windows keeps the window from opening there. The program can be copied to this PC once, to ${folder} (about 630 MB, a minute or two); it opens when that is done. Runs stay where they are.`,
  copyHere: 'Copy and open',
  openHere: 'Open from the network drive',
  notNow: 'Cancel',
  notCopied: 'RL Lab could not be copied',
  exportComparison: 'Export the comparison',
  reportFolder: 'New folder for the report',
  exportRuns: ({ count }: { readonly count: number }) =>
    count === 1 ? 'Export the run' : `Export ${count} runs`,
  importRuns: 'Import runs',
  runFiles: 'Runs of RL Lab',
  allFiles: 'All files',
  dataFolder: 'Where runs and settings are kept from the next start on',
  courseFiles: 'Courses',
  openCourse: 'Open a course',
  exportCourse: 'Export the course',
  courseFolder: 'The folder of the course',
  handInFolder: 'The folder that runs are handed in to',
  exportClass: 'Export the table of the class',
  importPresets: 'Import presets',
  exportPresets: 'Export presets',
  presetFiles: 'Presets',
  /** A file that is there, but was not asked about. */
  isThere: ({ path }: { readonly path: string }) => `${path} is there already. Choose another name.`,
  folderNotOpened: ({ detail }: { readonly folder: string; readonly detail: string }) => detail,
} as const;
