/** Numbers and times in words and digits that a person reads. */

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A whole number with thousands separated: 50,000. */
export const formatCount = (value: number): string => whole.format(value);

/** A measured number, short: four significant digits at most, tiny and huge ones as powers of ten. */
export function formatValue(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6))
    return value.toExponential(2).replace('-', '−').replace('e+', 'e');
  const digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4;
  return value
    .toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: size >= 1 ? digits : 0 })
    .replace('-', '−');
}

/** A return or a mean of returns: one decimal. */
export const formatReturn = (value: number): string =>
  Number.isFinite(value)
    ? value.toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).replace('-', '−')
    : formatValue(value);

/** A speed: 950, 9.8k, 10.2k. */
export const formatSpeed = (perSecond: number): string =>
  perSecond < 1000 ? whole.format(perSecond) : `${(perSecond / 1000).toFixed(1)}k`;

/** A duration: 0:07, 12:30, 1:02:03. */
export function formatDuration(seconds: number): string {
  const total = Math.max(0, Math.round(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** How long ago a moment was, coarsely: just now, 5 min ago, 14:32, 3 Nov 14:32. */
export function formatMoment(iso: string, now: Date): string {
  const then = new Date(iso);
  const minutes = (now.getTime() - then.getTime()) / 60_000;
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${Math.floor(minutes)} min ago`;
  const time = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return then.toDateString() === now.toDateString()
    ? time
    : `${then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })} ${time}`;
}
