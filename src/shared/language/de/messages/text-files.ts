import type { textFiles as english } from '../../en/messages/text-files';
import type { Translated } from '../../message';

export const textFiles: Translated<typeof english> = {
  tooLarge: ({ source, most }, { number }) =>
    `${source} hat mehr als die ${number(most)} Bytes, die von einer solchen Datei gelesen werden`,
  noFile: ({ source }) => `${source} ist keine Datei, sondern ein Gerät oder eine Pipe`,
  otherEncoding: ({ source, encoding }, { say }) =>
    `${source} ist nicht UTF-8, sondern wohl ${say(encoding)}. Öffnen Sie die Datei in einem Editor, und speichern Sie sie als UTF-8.`,
  utf16: 'UTF-16 (in manchen Editoren „Unicode“)',
  utf32: 'UTF-32',
  oneByte: ({ line, column }) => `Windows-1252 oder Latin-1 („ANSI“; Zeile ${line}, Spalte ${column})`,
};
