/** What is said of a settings file that cannot be used as it is. */
import type { Message, Speech } from '../../message';

const mostNamed = 5;

/** The first of many names, and how many more there are, where there are. */
export function fewNames(names: readonly string[], more: (count: number) => string): string {
  const few = names.slice(0, mostNamed).join(', ');
  return names.length > mostNamed ? `${few}${more(names.length - mostNamed)}` : few;
}

export const settings = {
  damaged: ({ complaint, aside }: { readonly complaint: Message; readonly aside: string }, { say }: Speech) =>
    `The settings file was faulty: ${say(complaint)}. It is kept as ${aside}; what could be read was taken over, the rest has its defaults.`,
  noObject: 'it does not contain an object',
  unusable: ({ names }: { readonly names: readonly string[] }, { number }: Speech) =>
    `it has invalid values of ${fewNames(names, (n) => ` and ${number(n)} more`)}`,
} as const;
