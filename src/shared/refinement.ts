/** What a schema's own checks allow, in words for people. */
import type { Sentence } from './sentence';
import { visibleOnly } from './visible';

/** For `refine`: the message in English, as every message of a schema, and the German one beside it. */
export const allowing = ({ en, de }: Sentence) => ({ error: en, params: { de } });

export const withoutControls: Sentence = visibleOnly;

/** A text of so many characters. */
export const characters = (from: number, to: number): Sentence => ({
  en: `${from} to ${to} characters`,
  de: `${from} bis ${to} Zeichen`,
});

/** A text or a list of at most so many of something. */
export const atMost = (most: number, of: Sentence): Sentence => ({
  en: `at most ${most} ${of.en}`,
  de: `höchstens ${most} ${of.de}`,
});
