/** Numbers with decimals as people read them: the one place that every window, table, figure and command writes them in. */
import { localeOf, usualLanguage, type Language } from '../language';

/** Making a format takes far longer than using one. */
const formats = new Map<string, Intl.NumberFormat>();

export interface DecimalsOptions {
  readonly language?: Language;
  /** Decimals that are written even where they are zeros; as many as `most` unless given. */
  readonly least?: number;
  /** Whether thousands are separated. */
  readonly grouped?: boolean;
}

/**
 * A number with so many decimals, as a language writes it: with a true minus, and without a sign where it rounds to
 * zero.
 * @param value finite
 */
export function withDecimals(
  value: number,
  most: number,
  { language = usualLanguage, least = most, grouped = true }: DecimalsOptions = {},
): string {
  const key = `${language} ${least} ${most} ${grouped}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(localeOf(language), {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      useGrouping: grouped,
      signDisplay: 'negative',
    });
    formats.set(key, format);
  }
  return format.format(value).replace('-', '−');
}
