/** Numbers and times in words and digits that a person reads, in the language of the window. */
import { localeOf } from '../../shared/language';
import { textsIn } from '../../shared/language/texts';
import { withDecimals } from '../../shared/numbers/decimals';
import { settingNumber } from '../../shared/numbers/settings';
import { returnText, type Task } from '../../shared/numbers/returns';
import { spoken } from './language.svelte';

const decimals = (value: number, least: number, most: number): string =>
  withDecimals(value, most, { language: spoken.language, least });

/** A whole number with thousands separated: 50,000. */
export const formatCount = (value: number): string => decimals(value, 0, 0);

/** A number with so many decimals: 0.95. */
export const formatDecimals = (value: number, digits: number): string => decimals(value, digits, digits);

/** A number with all its digits, as it stands in a range: 10,000,000, 0.0003, 1e−8. */
export const formatExact = (value: number): string => settingNumber(value, spoken.language);

/** A measured number, short: four significant digits at most, tiny and huge ones as powers of ten. */
export function formatValue(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) {
    const [mantissa, exponent] = value.toExponential(2).split('e') as [string, string];
    return `${decimals(Number(mantissa), 2, 2)}e${exponent.replace('+', '').replace('-', '−')}`;
  }
  const digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4;
  return decimals(value, size >= 1 ? digits : 0, digits);
}

/** A return of a task, or a mean of returns, with the digits that the task's returns need. */
export const formatReturn = (value: number, task: Task): string =>
  returnText(value, task, { language: spoken.language });

/** A speed: 950, 9.8k, 10.2k. */
export const formatSpeed = (perSecond: number): string =>
  perSecond < 1000 ? formatCount(perSecond) : `${decimals(perSecond / 1000, 1, 1)}k`;

/** A duration: 0:07, 12:30, 1:02:03. */
export function formatDuration(seconds: number): string {
  const total = Math.max(0, Math.round(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** A time of the day; with the date where that is not today's. */
function clockTime(then: Date, now: Date): string {
  const locale = localeOf(spoken.language);
  const time = then.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  return then.toDateString() === now.toDateString()
    ? time
    : `${then.toLocaleDateString(locale, { day: 'numeric', month: 'short' })} ${time}`;
}

/** The time of day so many seconds from now, with the date where that is another day: 14:32, 3 Nov 14:32. */
export function formatClock(seconds: number, now: Date): string {
  return clockTime(new Date(now.getTime() + seconds * 1000), now);
}

/** How long ago a moment was, coarsely: just now, 5 min ago, 14:32, 3 Nov 14:32. */
export function formatMoment(iso: string, now: Date): string {
  const { justNow, ago } = textsIn(spoken.language).times;
  const then = new Date(iso);
  const minutes = (now.getTime() - then.getTime()) / 60_000;
  if (minutes < 1) return justNow;
  if (minutes < 60) return ago(Math.floor(minutes));
  return clockTime(then, now);
}
