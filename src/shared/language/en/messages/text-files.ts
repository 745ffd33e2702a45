/** Why a file of text is not read. */
import type { Message, Speech } from '../../message';

export const textFiles = {
  tooLarge: ({ source, most }: { readonly source: string; readonly most: number }, { number }: Speech) =>
    `${source} has more than the ${number(most)} bytes that are read of such a file`,
  noFile: ({ source }: { readonly source: string }) => `${source} is no file, but a device or a pipe`,
  otherEncoding: (
    { source, encoding }: { readonly source: string; readonly encoding: Message },
    { say }: Speech,
  ) => `${source} is not UTF-8 but looks like ${say(encoding)}. Open it in an editor and save it as UTF-8.`,
  utf16: 'UTF-16 (in some editors “Unicode”)',
  utf32: 'UTF-32',
  oneByte: ({ line, column }: { readonly line: number; readonly column: number }) =>
    `Windows-1252 or Latin-1 (“ANSI”; line ${line}, column ${column})`,
} as const;
