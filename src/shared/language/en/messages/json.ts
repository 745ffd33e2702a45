/** What is missing or too much at a place of JSON that people write by hand. */
import type { Message, Speech } from '../../message';

export const json = {
  mistake: (
    {
      source,
      line,
      column,
      expected,
    }: {
      readonly source: string;
      readonly line: number;
      readonly column: number;
      readonly expected: Message;
    },
    { say }: Speech,
  ) => `${source}, line ${line}, column ${column}: ${say(expected)}`,
  missingComma: ({ close }: { readonly close: string }) => `a comma or ${close} is missing here`,
  lastComma: ({ close }: { readonly close: string }) => `a comma may not stand before ${close}`,
  missingName: 'a name in double quotes is missing here',
  missingColon: 'a colon is missing here',
  endsEarly: 'the text ends too early',
  missingValue: 'a value is missing or misspelt here',
  tooDeep: ({ most }: { readonly most: number }) =>
    `objects and lists are nested more than ${most} deep here; no file of this program is`,
  tooManyNames: ({ most }: { readonly most: number }, { number }: Speech) =>
    `there are more than ${number(most)} names before this place`,
  tooMuch: 'nothing more may follow here',
} as const;
