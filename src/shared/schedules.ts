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

/** From `start` by equal factors to `end`, both above 0, constant before and after. */
export function exponentialSchedule(start: number, end: number, from: number, length: number): Schedule {
  return (step) => {
    if (step <= from) return start;
    return step >= from + length ? end : start * (end / start) ** ((step - from) / length);
  };
}

/** From `start` to `end` in so many equal stairs, the last of which is `end`. */
export function stepSchedule(start: number, end: number, from: number, length: number, stairs = 5): Schedule {
  return (step) => {
    const done = Math.min(stairs, Math.max(0, Math.floor(((step - from) * stairs) / length)));
    return done === stairs ? end : start + ((end - start) * done) / stairs;
  };
}

/** The decays by the names that settings give them. */
export const decays = { linear: linearSchedule, exponential: exponentialSchedule, step: stepSchedule };

/** A learning rate, or whatever else may fall to 0 over the budget of so many env steps. */
export function rateSchedule(rate: number, kind: 'constant' | 'linear', steps: number): Schedule {
  return kind === 'linear' ? linearSchedule(rate, 0, 0, steps) : () => rate;
}
