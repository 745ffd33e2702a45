/** Mutants that do what the program does: no test can tell them from it. */
export interface Equivalent {
  readonly file: string;
  /** The line, or lines, as they stand, with single blanks. */
  readonly was: string;
  readonly became: string;
  readonly reason: string;
}

const distributions = 'src/learning/ops/distributions.ts';
const valueLearning = 'src/learning/ops/value-learning.ts';
const estimate = 'src/shared/costs/estimate.ts';
const rough = 'src/shared/costs/rough.ts';
const similarity = 'src/shared/costs/similarity.ts';

const lastAxis = 'The tensor has two axes: the last is the axis 1.';
const noHalf = 'Settings are whole numbers, whose ratios are no square roots of two: no distance is 0.5.';
const remembers = 'What is remembered would be worked out again, with the same result.';

export const equivalents: readonly Equivalent[] = [
  {
    file: distributions,
    was: 'return logits.add(noise).argMax(-1);',
    became: 'return logits.add(noise).argMax(+1);',
    reason: lastAxis,
  },
  {
    file: valueLearning,
    was: 'return rT.add(discountT.mul(qT.max(-1)));',
    became: 'return rT.add(discountT.mul(qT.max(+1)));',
    reason: lastAxis,
  },
  {
    file: estimate,
    was: ': [],',
    became: ': ["Stryker was here"],',
    reason: 'A text is of no algorithm: it is endlessly far from every experiment and every row.',
  },
  {
    file: estimate,
    was: 'return row === undefined || row.away > nearness.alike',
    became: 'return row === undefined || row.away >= nearness.alike',
    reason: noHalf,
  },
  {
    file: estimate,
    was: 'if (run !== undefined && run.away <= nearness.alike) {',
    became: 'if (run !== undefined && run.away < nearness.alike) {',
    reason: noHalf,
  },
  {
    file: estimate,
    was: 'const alike = own.filter(({ as }) => distance(wanted, as) <= nearness.alike);',
    became: 'const alike = own.filter(({ as }) => distance(wanted, as) < nearness.alike);',
    reason: noHalf,
  },
  {
    file: estimate,
    was: 'if (before !== undefined) return before;',
    became: 'if (false) return before;',
    reason: remembers,
  },
  {
    file: estimate,
    was: 'worked.set(identity, one);',
    became: ';',
    reason: remembers,
  },
  {
    file: rough,
    was: 'if (value < 10) return Math.max(1, Math.round(value));',
    became: 'if (value <= 10) return Math.max(1, Math.round(value));',
    reason: '10 is 10 either way.',
  },
  {
    file: rough,
    was: 'const step = value < 100 ? 5 : 50;',
    became: 'const step = value <= 100 ? 5 : 50;',
    reason: '100 is a multiple of both steps.',
  },
  {
    file: rough,
    was: 'value: value < 10 ? Math.max(1, Math.ceil(value)) : Number(value.toPrecision(2)),',
    became: 'value: value <= 10 ? Math.max(1, Math.ceil(value)) : Number(value.toPrecision(2)),',
    reason: '10 is 10 either way.',
  },
  {
    file: similarity,
    was: "const name = path.replace(/^hyperparameters\\./, '');",
    became: "const name = path.replace(/hyperparameters\\./, '');",
    reason: 'No path has the word anywhere but at its beginning.',
  },
];
