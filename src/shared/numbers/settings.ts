/** How the value of a setting is written: with all its digits, the same in forms, names, tables and sentences. */
import { usualLanguage, type Language } from '../language';
import { withDecimals } from './decimals';

/** Smaller ones are powers of ten: 0.0005, but 5e−5. */
const smallest = 1e-4;
const largest = 1e9;

/** A number without the digits that only its binary form has: `0.0005`, `50,000`, `1e−8`. */
export function settingNumber(value: number, language: Language = usualLanguage): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  const plain = Number(value.toPrecision(12));
  const size = Math.abs(plain);
  if (size === 0 || (size >= smallest && size < largest))
    return withDecimals(plain, 12, { language, least: 0 });
  const [mantissa, power] = plain.toExponential().split('e') as [string, string];
  const digits = withDecimals(Number(mantissa), 12, { language, least: 0 });
  return `${digits}e${String(Number(power)).replace('-', '−')}`;
}
