/** Whether one group is better than another. */
import type { Speech } from '../../message';

type Judged = {
  readonly group: string;
  readonly against: string;
  readonly p: number;
  readonly comparisons: number;
};

const value = (p: number, { number }: Speech) =>
  p < 0.001 ? `p < ${number(0.001, 3)}` : `p = ${number(p, 3)}`;

const how = ({ p, comparisons }: Judged, speech: Speech) =>
  `(rank-sum test, ${value(p, speech)}${comparisons > 1 ? `, corrected for ${comparisons} comparisons` : ''})`;

export const verdicts = {
  better: (facts: Judged, speech: Speech) =>
    `${facts.group} is better than ${facts.against} ${how(facts, speech)}.`,
  worse: (facts: Judged, speech: Speech) =>
    `${facts.group} is worse than ${facts.against} ${how(facts, speech)}.`,
  undecided: (facts: Judged, speech: Speech) =>
    `${facts.group} and ${facts.against} cannot be told apart ${how(facts, speech)}.`,
  size: (
    facts: {
      readonly difference: number;
      readonly low: number;
      readonly high: number;
      readonly decimals: number;
      readonly improvement: number;
      readonly improvementLow: number;
      readonly improvementHigh: number;
    },
    { number }: Speech,
  ) => {
    const written = (of: number) => number(of, facts.decimals);
    const percent = (of: number) => number(100 * of, 0);
    return `The IQMs differ by ${written(facts.difference)} (95 % interval from ${written(facts.low)} to ${written(facts.high)}); P(better) is ${percent(facts.improvement)} % (${percent(facts.improvementLow)} to ${percent(facts.improvementHigh)} %).`;
  },
  solved: ({
    group,
    solved,
    of,
    against,
    solvedAgainst,
    ofAgainst,
  }: {
    readonly group: string;
    readonly solved: number;
    readonly of: number;
    readonly against: string;
    readonly solvedAgainst: number;
    readonly ofAgainst: number;
  }) => `Solved: ${solved} of ${of} with ${group}, ${solvedAgainst} of ${ofAgainst} with ${against}.`,
  needed: ({ seeds }: { readonly seeds: number }) =>
    `If P(better) stays as it is, about ${seeds} seeds on each side would decide it.`,
  tooMany: ({ most }: { readonly most: number }) =>
    `If P(better) stays as it is, more than ${most} seeds on each side would be needed to decide it.`,
} as const;
