import { availableParallelism, cpus } from 'node:os';

/**
 * How many trainings a machine can compute at once: at least one, as some systems tell of no processor at all.
 * @param count asked of the system
 */
export function processorCount(
  // Node 16, in the oldest Electron, knows no availableParallelism.
  count: () => number = () => availableParallelism?.() ?? cpus().length,
): number {
  return Math.max(1, count());
}
