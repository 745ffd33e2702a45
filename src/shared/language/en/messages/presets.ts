/** What is said of preset files and of the presets in them. */
import type { Speech } from '../../message';

export const mebibytes = (bytes: number) => bytes / 1024 / 1024;

export const presets = {
  tooLarge: (
    { path, bytes, most }: { readonly path: string; readonly bytes: number; readonly most: number },
    { number }: Speech,
  ) =>
    `${path} holds ${number(mebibytes(bytes), 1)} MiB; a preset file has at most ${number(mebibytes(most))} MiB. Choose a file that was exported as a preset.`,
  noFile: ({ path }: { readonly path: string }) =>
    `${path} is no file. Choose a file that was exported as a preset.`,
  unusable: ({ path }: { readonly path: string }) => `The file ${path} is no valid preset`,
  severalForOne: ({ path, ids }: { readonly path: string; readonly ids: readonly string[] }) =>
    `${path} contains ${ids.length} presets, but one is needed. Import the file and choose one of ${ids.join(', ')}.`,
  badName: ({ path }: { readonly path: string }) =>
    `The preset file ${path} has a name that no own preset can have. Import it from elsewhere, or rename it.`,
  severalInOne: ({ path, presets }: { readonly path: string; readonly presets: number }) =>
    `The preset file ${path} contains ${presets} presets. Move it elsewhere and import it.`,
  gone: ({ id }: { readonly id: string }) => `There is no preset ${id} any more. Choose another.`,
  unknown: ({ id }: { readonly id: string }) => `There is no preset ${id}.`,
  notRemoved: ({ id }: { readonly id: string }) => `There is no removed preset ${id}.`,
  idTaken: ({ id }: { readonly id: string }) =>
    `Another preset is called ${id} by now: the removed one stays removed.`,
  builtIn: ({ id }: { readonly id: string }) =>
    `The preset ${id} comes with the program and cannot be changed. Save it as a preset of your own.`,
  ofCourse: ({ id }: { readonly id: string }) =>
    `The preset ${id} belongs to a course and cannot be changed. Save it as a preset of your own.`,
  notSaved: 'The preset cannot be saved',
} as const;
