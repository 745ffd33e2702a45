/** Ranges and ticks of axes that stay calm while a curve grows. */
import { numberMarks } from '../numbers/marks';
import { usualLanguage, type Language } from '../language';
import { withDecimals } from '../numbers/decimals';

/** The next of 1, 2, 2.5, 5 times a power of ten from a value upwards, but not beyond the cap. */
export function niceCeiling(value: number, cap: number): number {
  if (!(value > 0)) return Math.min(1, cap);
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((multiple) => multiple * power >= value) ?? 10;
  return Math.min(step * power, Math.max(cap, value));
}

/** A number as JavaScript writes it, with a true minus and the language's decimal mark. */
function written(text: string, language: Language): string {
  const withMinus = text.replaceAll('-', '−');
  return withMinus.replace('.', numberMarks(language).decimal);
}

/**
 * A tick of env steps: 5,000, 20k, 1.5M.
 * @param largest tick of its axis: all of them are written in the same unit
 */
export function stepTick(steps: number, language: Language = usualLanguage, largest = steps): string {
  if (largest < 10_000 || steps === 0) return withDecimals(steps, 3, { language, least: 0 });
  const [unit, letter] = largest < 1e6 ? [1000, 'k'] : [1e6, 'M'];
  return written(`${Number((steps / unit).toPrecision(4))}${letter}`, language);
}

/** Sizes that are written as powers of ten. */
const needsPower = (size: number) => size !== 0 && (size < 1e-3 || size >= 1e6);

/** A tick of any value, without needless digits: 0.5, 2,000, 1e6. */
export function valueTick(value: number, language: Language = usualLanguage, asPower = false): string {
  if ((asPower && value !== 0) || needsPower(Math.abs(value)))
    return written(Number(value.toPrecision(4)).toExponential().replace('e+', 'e'), language);
  return withDecimals(Number(value.toPrecision(4)), 10, { language, least: 0 });
}

/** Whether the ticks of a logarithmic axis are written as powers of ten: all of them, once one of them has to be. */
export const arePowers = (ticks: readonly { readonly value: number }[]): boolean =>
  ticks.some((tick) => needsPower(Math.abs(tick.value)));

/** Whether a logarithmic axis shows a tick: powers of ten, and more between them the fewer there are. */
export function isRoundLog(value: number, ticks: readonly { readonly value: number }[]): boolean {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const leading = Number((value / power).toFixed(3));
  const decades = Math.log10((ticks[ticks.length - 1]?.value ?? 1) / (ticks[0]?.value ?? 1));
  if (decades < 1) return Number.isInteger(leading);
  return leading === 1 || (decades < 2 && (leading === 2 || leading === 5));
}

/** The smallest of 1, 2, 5 times a power of ten that divides a range into at most so many steps. */
export function niceStep(range: number, steps: number): number {
  if (!(range > 0)) return 1;
  const least = range / steps;
  const power = 10 ** Math.floor(Math.log10(least));
  const multiple = [1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10;
  return multiple * power;
}

/** In which unit a stretch of seconds is told, and how many seconds that is. */
export function timeUnit(seconds: number): { readonly name: string; readonly seconds: number } {
  if (seconds <= 180) return { name: 's', seconds: 1 };
  return seconds <= 3 * 3600 ? { name: 'min', seconds: 60 } : { name: 'h', seconds: 3600 };
}
