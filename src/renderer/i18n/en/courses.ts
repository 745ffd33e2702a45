/** The texts around courses, in English. */
import { formatCount } from '../format';

const presets = (n: number) => (n === 1 ? '1 preset' : `${formatCount(n)} presets`);
const assignments = (n: number) => (n === 1 ? '1 assignment' : `${formatCount(n)} assignments`);
const guides = (n: number) => (n === 1 ? '1 guide' : `${formatCount(n)} guides`);

export const courseTexts = {
  title: 'Course',
  /** Above the presets of a course. */
  group: (title: string) => `Course: ${title}`,
  more: (n: number) => `Show all ${n} of the course`,
  allGuides: 'All guides',
  by: (by: string) => `by ${by}`,
  holds: (n: { readonly presets: number; readonly assignments: number; readonly guides: number }) =>
    [
      ...(n.presets > 0 || n.assignments + n.guides === 0 ? [presets(n.presets)] : []),
      ...(n.assignments > 0 ? [assignments(n.assignments)] : []),
      ...(n.guides > 0 ? [guides(n.guides)] : []),
    ].join(', '),
  presets: 'Presets and assignments',
  guides: 'Guides',
  handIn: 'Hand-in folder',
  failed: 'The courses could not be read',
  undo: 'Undo',
  open: {
    title: 'Add this course?',
    replace: 'Replace the course?',
    lead: 'Its presets and assignments then stand before all others in Experiments. Your own presets and runs stay as they are.',
    replaces: (title: string) =>
      `It takes the place of “${title}”, which is here already. This can be undone.`,
    isSame: 'This very course is here already.',
    handInDoc: 'Used only once you choose it in the settings.',
    add: 'Add',
    replaceIt: 'Replace',
    cancel: 'Cancel',
    close: 'Close',
    added: (title: string) => `Course “${title}” added`,
    notOpened: 'The file was not opened',
    notAdded: 'The course was not added',
  },
  settings: {
    file: 'Course file',
    fileDoc: 'A file that ends in .rlcourse, from your lecturer. It can be dropped on the window as well.',
    openFile: 'Open a file…',
    folder: 'Course folder',
    folderDoc:
      'A folder with a course, on a share for example. It is only read, and followed when it changes.',
    none: 'None chosen.',
    choose: 'Choose a folder…',
    forget: 'Use none',
    forgetChoice: 'Use the one preset for this program',
    fromFolder: 'From the course folder',
    remove: 'Remove',
    removed: (title: string) => `Course “${title}” removed`,
    removedDoc: 'It can be restored until you close the program.',
    useHandIn: 'Use its hand-in folder',
    usesHandIn: (folder: string) => `Runs are handed in to ${folder}`,
    make: 'For lecturers',
    makeDoc: 'Puts presets, assignments and guides together in one file for a class.',
    makeIt: 'Make a course…',
  },
  make: {
    title: 'Make a course',
    lead: 'What a class gets, in one file. Presets and assignments go out as they are at that moment.',
    which: 'Course',
    new: 'New course',
    name: 'Title',
    by: 'By',
    description: 'Description',
    descriptionHint: 'What the course is about, for whom, and when.',
    handIn: 'Hand-in folder (optional)',
    handInHint: 'As students reach it, such as S:\\rl\\hand-in',
    chosen: 'In the course, in this order',
    nothing: 'Nothing chosen yet.',
    noGuides: 'Nothing chosen: all guides in the usual order.',
    find: 'Search',
    noneFound: 'Nothing fits.',
    up: (title: string) => `Move “${title}” up`,
    down: (title: string) => `Move “${title}” down`,
    remove: 'Remove the course',
    removed: (title: string) => `“${title}” removed from the courses you make`,
    removedDoc: 'Presets, and files that you have handed out, stay.',
    save: 'Save',
    saveAndExport: 'Save and export…',
    cancel: 'Cancel',
    saved: (title: string) => `Course “${title}” saved`,
    exported: (title: string) => `Course “${title}” exported`,
    showFolder: 'Show in folder',
    refused: 'The course could not be saved or exported',
    gone: (n: number) =>
      n === 1
        ? '1 preset of this course is gone and is left out.'
        : `${formatCount(n)} presets of this course are gone and are left out.`,
  },
};
