/** Quantities that change while training goes on. */

/** A value by the number of env steps taken. */
export type Schedule = (step: number) => number;

/** From `start` at step `from` straight to `end` at step `from + length`, constant before and after. */
export function linearSchedule(start: number, end: number, from: number, length: number): Schedule {
  return (step) => {
    if (step <= from) return start;
    // Not by the formula, which rounds: the end is to be reached, not nearly reached.
    return step >= from + length ? end : start + ((end - start) * (step - from)) / length;
  };
}
