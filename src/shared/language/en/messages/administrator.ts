/** What is said of the administrator's file. */
import type { Message, Speech } from '../../message';

export const administrator = {
  noObject: ({ file }: { readonly file: string }) =>
    `${file} does not contain an object; write the settings as { "language": "en" }`,
  unknownField: ({
    file,
    field,
    known,
  }: {
    readonly file: string;
    readonly field: string;
    readonly known: readonly string[];
  }) => `The field "${field}" in ${file} is unknown; known are ${known.join(', ')}.`,
  notAllowed: (
    {
      file,
      field,
      value,
      allowed,
    }: { readonly file: string; readonly field: string; readonly value: string; readonly allowed: Message },
    { say }: Speech,
  ) => `${field} in ${file} is ${value}; allowed is ${say(allowed)}.`,
  noVariable: ({
    file,
    field,
    variable,
  }: {
    readonly file: string;
    readonly field: string;
    readonly variable: string;
  }) => `${field} in ${file} names %${variable}%, which is not set for this person.`,
  oneOf: ({ choices }: { readonly choices: readonly string[] }) => `one of ${quoted(choices)}`,
  aPath: 'the path of a folder',
  wholeNumber: ({ least, most }: { readonly least: number; readonly most: number }) =>
    `a whole number from ${least} to ${most}`,
} as const;

export function quoted(choices: readonly string[]): string {
  return choices.map((choice) => `"${choice}"`).join(', ');
}
