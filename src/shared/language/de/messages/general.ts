import { general as english } from '../../en/messages/general';
import type { Translated } from '../../message';

export const general: Translated<typeof english> = {
  verbatim: english.verbatim,
  recorded: english.recorded,
  inARow: english.inARow,
  unknown: english.unknown,
  unforeseen: ({ detail }) => `Unerwarteter Fehler: ${detail}`,
};
