/** The texts of the settings, in English. */

export const settings = {
  title: 'Settings',
  appearance: 'Appearance',
  theme: 'Theme',
  themeDoc: 'System follows the desktop’s light or dark mode.',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languageDoc: 'System follows the language of the desktop. Runs and files stay as they are.',
  systemLanguage: 'System',
  training: 'Training',
  parallel: 'Runs in parallel',
  parallelDoc: (cores: number) =>
    `Others wait in the queue. 0 means one for each core of this computer (${cores}).`,
  threads: 'Threads per run',
  threadsDoc:
    'Threads that TensorFlow may use in a run that it computes, such as one that version 0.1.0 began. This program’s own kernels always use one, which is fastest here and lets several runs train side by side. It applies to runs that start from now on.',
  data: 'Data',
  folder: 'Data folder',
  folderDoc:
    'Every run is a folder of plain files in here. Another folder takes effect at the next start; the runs in this one stay where they are.',
  folderFixed:
    'The environment variable RL_LAB_HOME sets the folder; it takes precedence over a choice made here.',
  folderSynchronised: (service: string) =>
    `${service} copies this folder to a server with every change: runs write several times a second, and files that are being copied cannot be replaced. Choose a folder outside of it.`,
  folderNext: 'From the next start:',
  chooseFolder: 'Choose another…',
  usualFolder: 'Use the default folder',
  keepFolder: 'Keep the current folder',
  reveal: 'Show folder',
  about: 'About',
  /** What else is told of the computer; programs keep their names. */
  computer: { Platform: 'Platform', Processor: 'Processor' } as Readonly<Record<string, string>>,
  unknown: 'unknown',
  whole: (min: number, max: number) => `a whole number from ${min} to ${max}`,
};
