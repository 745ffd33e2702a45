/** What the sentences of a diagnosis are made with, as a language writes it: numbers, and the names of metrics. */
import { localeOf, type Language } from '../language';
import { settingNumber } from '../numbers/settings';

export interface FindingSpeech {
  /** A whole number: `50,000`. */
  readonly count: (value: number) => string;
  /** The value of a setting with all its digits, as the form shows it. */
  readonly setting: (value: number) => string;
  /** A measured number with three significant digits at most. */
  readonly value: (value: number) => string;
  /** A share from 0 to 1 as a percentage. */
  readonly share: (value: number) => string;
  /** One more sentence about a number, after a blank, where that is known. */
  readonly known: (value: number, sentence: (text: string) => string) => string;
  /** What a metric is called. */
  readonly metric: (name: string) => string;
}

const minus = (text: string) => text.replaceAll('-', '−');

/** @param metric names a metric in that language */
export function findingSpeech(language: Language, metric: (name: string) => string): FindingSpeech {
  const locale = localeOf(language);
  const plain = (value: number, options: Intl.NumberFormatOptions) =>
    minus(value.toLocaleString(locale, { ...options, signDisplay: 'negative' }));
  const measured = (value: number): string => {
    const size = Math.abs(value);
    if ((size > 0 && size < 1e-4) || (size >= 1e6 && size < Infinity)) {
      const [digits, power] = value.toExponential(1).split('e');
      return `${plain(Number(digits), {})}e${minus(String(Number(power)))}`;
    }
    return plain(value, size >= 1000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 });
  };
  return {
    count: (value) => plain(value, { maximumFractionDigits: 0 }),
    setting: (value) => settingNumber(value, language),
    value: measured,
    share: (value) => plain(value, { style: 'percent', maximumFractionDigits: value < 0.01 ? 1 : 0 }),
    known: (value, sentence) => (Number.isFinite(value) ? ` ${sentence(measured(value))}` : ''),
    metric,
  };
}
