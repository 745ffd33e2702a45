/** The values of fields as people type them: one, or several in a list. */
import { isAllowed, type Field } from './fields';
import { readingsOf, readNumber } from './numbers/typed';

/** Reads a field's value from text, as typed in a form or on the command line; unreadable text comes back as it is. */
export function parseFieldText(field: Field, text: string): unknown {
  const trimmed = text.trim();
  switch (field.kind) {
    case 'number':
    case 'integer':
      return readNumber(trimmed) ?? text;
    case 'switch':
      return trimmed === 'true' ? true : trimmed === 'false' ? false : text;
    case 'choice':
    case 'text':
      return trimmed;
    case 'sizes': {
      const sizes = trimmed
        .replace(/^\[|\]$/g, '')
        // A hyphen separates only where it cannot be a sign: 64-64 or 64 - 64, not 64, -64.
        .split(/[\s,x×]+(?:-\s+)?|(?<=\d)-(?=\d)/)
        .filter((part) => part !== '')
        .map(readNumber);
      return sizes.some((size) => size === null) ? text : sizes;
    }
  }
}

/**
 * Reads several values of a field from a list, as typed in a form or on the command line; what cannot be read comes back
 * as it is. Commas or semicolons stand between values; between lists of sizes, semicolons alone. With semicolons, commas
 * are left as parts of the numbers, where they are refused.
 */
export function parseFieldList(field: Field, text: string): unknown[] {
  // One number with a comma in it, or two values? Nothing is planned on a guess.
  const isNumber = field.kind === 'number' || field.kind === 'integer';
  if (isNumber && readingsOf(text).some((reading) => text.includes(',') && isAllowed(field, reading)))
    return [text];
  const texts = text
    .split(field.kind === 'sizes' || (isNumber && text.includes(';')) ? ';' : /[,;]/)
    .filter((part) => part.trim() !== '');
  const values = texts.map((part) => parseFieldText(field, part.trim()));
  const identities = values.map((value) => JSON.stringify(value));
  return values.filter((_, i) => identities.indexOf(identities[i]!) === i);
}
