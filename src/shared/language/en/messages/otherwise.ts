/** What else can be done where a folder or a file cannot be used. */

export const otherwise = {
  otherHome: 'keep runs elsewhere with RL_LAB_HOME=FOLDER',
  otherFile: 'choose another file',
  otherFolder: 'choose another folder',
  withoutRun: 'leave this run out',
  otherPlace: 'choose another place',
  otherFileOption: 'choose another file with --to FILE',
  handInLater: 'hand the runs in later: they stay here',
  otherPlaceForFile: 'choose another place for the file',
} as const;
