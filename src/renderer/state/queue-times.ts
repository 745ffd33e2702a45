/** When the runs of a queue begin and end. */

export interface QueueTime {
  /** Seconds from now. */
  readonly start: number;
  readonly end: number;
}

/**
 * Plays a queue through: the next one begins as soon as fewer train than may.
 * @param atWork seconds that those that train still take
 * @param waiting seconds that each of the queue takes, the next one first
 * @param places how many train at the same time
 */
export function queueTimes(
  atWork: readonly number[],
  waiting: readonly number[],
  places: number,
): QueueTime[] {
  const ends = [...atWork];
  let now = 0;
  return waiting.map((duration) => {
    while (ends.length >= Math.max(1, places)) {
      const [first] = ends.splice(ends.indexOf(Math.min(...ends)), 1);
      now = Math.max(now, first!);
    }
    ends.push(now + duration);
    return { start: now, end: now + duration };
  });
}
