/** Why there is nothing to export, and what to do. */
import type { Message, Speech } from '../../message';

/** Why runs have no curve. */
const reasons = {
  unreadable: 'Files of runs cannot be read.',
  question: 'Answer the question of the assignment first.',
  wall: 'Runs of earlier versions know no wall time: choose another x axis.',
  none: 'Wait until there is, or choose another metric.',
} as const;

export type NoCurve = keyof typeof reasons;

export const exports = {
  noRun: 'No run is chosen, so there is nothing to export. Choose at least one run.',
  allHidden: 'Every group is hidden, so there is nothing to export. Show at least one.',
  noCurve: (
    {
      runs,
      metric,
      id,
      why,
    }: { readonly runs: number; readonly metric: Message; readonly id: string; readonly why: NoCurve },
    { say, number }: Speech,
  ) =>
    `${runs === 1 ? 'The run has no' : `None of the ${number(runs)} runs has`} “${say(metric)}” (${id}) on this axis, so there is nothing to draw. ${reasons[why]}`,
  allBelowZero: ({ values }: { readonly values: number }, { number }: Speech) =>
    `${values === 1 ? 'The only value is not' : `None of the ${number(values)} values is`} above 0, so a logarithmic axis shows nothing. Use a linear axis.`,
  removedMeanwhile: 'A run was removed while its curve was read. Try again.',
  isThere: ({ folder }: { readonly folder: string }) =>
    `${folder} is there already. Choose another name, or move it away.`,
} as const;
