/** The marks that a language writes in numbers. */
import { localeOf, type Language } from '../language';

export interface NumberMarks {
  /** Before the decimals. */
  readonly decimal: string;
  /** Between thousands. */
  readonly group: string;
}

const known = new Map<Language, NumberMarks>();

export function numberMarks(language: Language): NumberMarks {
  let marks = known.get(language);
  if (marks === undefined) {
    const parts = new Intl.NumberFormat(localeOf(language)).formatToParts(1234567.5);
    const mark = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
    marks = { decimal: mark('decimal'), group: mark('group') };
    known.set(language, marks);
  }
  return marks;
}

/** Whether a language has a comma before its decimals, so that lists of numbers and cells of tables need another mark. */
export const hasDecimalComma = (language: Language): boolean => numberMarks(language).decimal === ',';
