/** The texts of handing runs in to a class, in English. */
import { formatCount } from '../format';

const runs = (n: number) => (n === 1 ? '1 run' : `${formatCount(n)} runs`);

export const handIn = {
  title: 'Hand-in',
  handIn: 'Hand in',
  again: 'Hand in again',
  doc: (folder: string) => `Puts the run, with your answer, into ${folder} as one new file.`,
  unanswered: 'Answer the question first.',
  several: (n: number) => `Hand in ${runs(n)}`,
  /** Beside a run. */
  at: (moment: string) => `Handed in ${moment}`,
  earlier: (moment: string) => `Handed in ${moment}, trained further since`,
  handing: 'Handing in…',
  done: (n: number) => `${runs(n)} handed in`,
  failed: 'The runs were not handed in',
  who: {
    title: 'Who hands in?',
    lead: 'Asked once. It stands with what you hand in, and in the settings.',
    name: 'Your name',
    id: 'Student ID (optional)',
    cancel: 'Cancel',
  },
  settings: {
    id: 'Student ID',
    idDoc: 'Stands with the runs that you hand in, beside your name.',
    folder: 'Hand-in folder',
    folderDoc:
      'A folder that the whole class reaches: a share, a stick, a synchronised drive. “Hand in” on a run puts a new file there; nothing in it is changed.',
    none: 'None chosen: runs show no “Hand in”.',
    choose: 'Choose a folder…',
    forget: 'Use none',
    forgetChoice: 'Use the one preset for this program',
  },
};
