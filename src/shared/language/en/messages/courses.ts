/** What is said of courses, of their files and of their folders. */
export const courses = {
  foreign: ({ source }: { readonly source: string }) =>
    `${source} is no course. Choose a file that ends in .rlcourse, or ask for it anew.`,
  otherFormat: ({ source, format }: { readonly source: string; readonly format: number }) =>
    `${source} was made by a newer version of the program (format ${format}). Use that one, or have the course exported anew.`,
  changed: ({ source }: { readonly source: string }) =>
    `${source} is damaged or was changed by hand: its checksum does not fit. Ask for the file anew.`,
  unusable: ({ source }: { readonly source: string }) => `The course ${source} cannot be used as it is`,
  nothingIn: ({ folder }: { readonly folder: string }) =>
    `There is no course in the course folder ${folder}: it has neither course.json, nor a folder presets, nor a file that ends in .rlcourse.`,
  isThere: ({ path }: { readonly path: string }) => `${path} is there already. Name a folder that is new.`,
  unknown: ({ id }: { readonly id: string }) => `There is no course ${id}.`,
  openAgain: 'Another course has been opened meanwhile. Open the file again.',
  presetGone: ({ title, preset }: { readonly title: string; readonly preset: string }) =>
    `The course “${title}” names the preset ${preset}, which is gone. Take it out of the course, or choose another.`,
  noHandIn: ({ folder }: { readonly folder: string }) =>
    folder === ''
      ? 'The course names no folder to hand in to.'
      : `${folder} is no folder of this computer. Choose the hand-in folder yourself.`,
  notSaved: 'The course cannot be saved',
} as const;
