/** The texts of the diagnosis of runs and of what an experiment's settings forebode, in English. */

const counted = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`);

export const diagnosis = {
  title: 'Diagnosis',
  doc: 'Fixed rules check what this run has recorded and say what is wrong. They stay silent unless the record proves it; nothing is sent over a network, and no language model is involved.',
  help: 'What the diagnosis is',
  nothing: 'Nothing found',
  nothingYet: 'Nothing found so far',
  findings: (n: number) => counted(n, 'finding', 'findings'),
  severities: { fault: 'Fault', warning: 'Warning', hint: 'Hint' },
  open: 'Show the findings',
  close: 'Hide the findings',
  at: (step: string) => `step ${step}`,
  guide: 'Guide',
  guideOf: (title: string) => `What the guide says about: ${title}`,
  change: 'Change and run',
  changeDoc: 'Puts these settings into the form with the changes made. Nothing starts until you start it.',
  changeAll: 'Try all of this at once',
  use: (value: string) => `Use ${value}`,
};
export type DiagnosisRoomTexts = typeof diagnosis;
