import type { verdicts as english } from '../../en/messages/verdicts';
import type { Speech, Translated } from '../../message';

const value = (p: number, { number }: Speech) =>
  p < 0.001 ? `p < ${number(0.001, 3)}` : `p = ${number(p, 3)}`;

const how = ({ p, comparisons }: { readonly p: number; readonly comparisons: number }, speech: Speech) =>
  `(Rangsummentest, ${value(p, speech)}${comparisons > 1 ? `, korrigiert für ${comparisons} Vergleiche` : ''})`;

export const verdicts: Translated<typeof english> = {
  better: (facts, speech) => `${facts.group} ist besser als ${facts.against} ${how(facts, speech)}.`,
  worse: (facts, speech) => `${facts.group} ist schlechter als ${facts.against} ${how(facts, speech)}.`,
  undecided: (facts, speech) =>
    `${facts.group} und ${facts.against} lassen sich nicht unterscheiden ${how(facts, speech)}.`,
  size: (facts, { number }) => {
    const written = (of: number) => number(of, facts.decimals);
    const percent = (of: number) => number(100 * of, 0);
    return `Die IQM unterscheiden sich um ${written(facts.difference)} (95-%-Intervall von ${written(facts.low)} bis ${written(facts.high)}); P(besser) ist ${percent(facts.improvement)} % (${percent(facts.improvementLow)} bis ${percent(facts.improvementHigh)} %).`;
  },
  solved: ({ group, solved, of, against, solvedAgainst, ofAgainst }) =>
    `Gelöst: ${solved} von ${of} mit ${group}, ${solvedAgainst} von ${ofAgainst} mit ${against}.`,
  needed: ({ seeds }) =>
    `Bleibt P(besser) so, würden etwa ${seeds} Seeds auf jeder Seite die Frage entscheiden.`,
  tooMany: ({ most }) =>
    `Bleibt P(besser) so, wären mehr als ${most} Seeds auf jeder Seite nötig, um die Frage zu entscheiden.`,
};
