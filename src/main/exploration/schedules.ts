/** Quantities that change while training goes on. */

/** A value by the number of env steps taken. */
export type Schedule = (step: number) => number;

/** From `start` at step `from` straight to `end` at step `from + length`, constant before and after. */
export function linearSchedule(start: number, end: number, from: number, length: number): Schedule {
  return (step) => start + (end - start) * Math.min(1, Math.max(0, (step - from) / length));
}
