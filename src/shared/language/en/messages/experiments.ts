/** What is said of experiments that cannot be used, or that may come to no good. */
import { describeProblem, type Problem } from '../../../problem';
import type { Message, Speech } from '../../message';

export const experiments = {
  concerned: ({ runs, planned }: { readonly runs: number; readonly planned: number }) =>
    `This concerns ${runs} of the ${planned} runs.`,
  unusable: 'The experiment is invalid',
  noneStarted: 'No run was started, because not all experiments can be used',
  /** What cannot be done, and every problem that there is. */
  refused: (
    { what, problems }: { readonly what: Message; readonly problems: readonly Problem[] },
    { say }: Speech,
  ) => `${say(what)}: ${problems.map(describeProblem).join('; ')}`,
  notSetUp: ({ environment }: { readonly environment: string }) =>
    `${environment} cannot be set up like that`,
  notPlayed: ({ id }: { readonly id: string }) => `The run ${id} cannot be played`,
  assignmentSets: ({
    title,
  }: {
    readonly title: string;
    readonly translated: Readonly<Record<string, string>>;
  }) => `The assignment “${title}” sets what was changed`,
  answerRefused: 'The answer cannot be taken',
} as const;
