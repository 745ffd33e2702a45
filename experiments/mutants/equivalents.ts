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

const forewarn = 'src/shared/diagnosis/forewarn.ts';
const diagnosis = 'src/shared/diagnosis/index.ts';
const planned = 'src/shared/diagnosis/planned.ts';
const findingSpeech = 'src/shared/diagnosis/finding-speech.ts';
const divergence = 'src/shared/diagnosis/rules/divergence.ts';
const exploration = 'src/shared/diagnosis/rules/exploration.ts';
const runCharts = 'src/renderer/rooms/runs/charts/run-charts.ts';

const lastAxis = 'The tensor has two axes: the last is the axis 1.';
const noHalf = 'Settings are whole numbers, whose ratios are no square roots of two: no distance is 0.5.';
const noSetting = 'No setting has this path.';
const foreseen = 'What only a training shows is not found in a run that has not begun.';
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
  {
    file: findingSpeech,
    was: 'return plain(value, size >= 1000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 });',
    became:
      'return plain(value, size > 1000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 });',
    reason: '1000 has neither decimals nor more than three significant digits.',
  },
  {
    file: findingSpeech,
    was: "share: (value) => plain(value, { style: 'percent', maximumFractionDigits: value < 0.01 ? 1 : 0 }),",
    became:
      "share: (value) => plain(value, { style: 'percent', maximumFractionDigits: value <= 0.01 ? 1 : 0 }),",
    reason: 'A hundredth is one per cent, without decimals.',
  },
  {
    file: forewarn,
    was: 'if (!findings.has(settings)) findings.set(settings, foresee(experiment, reference));',
    became: 'if (true) findings.set(settings, foresee(experiment, reference));',
    reason: remembers,
  },
  {
    file: diagnosis,
    was: 'const hidden = new Set<string>(found.flatMap(({ rule: id }) => (rules[id] as Rule).hides ?? []));',
    became:
      'const hidden = new Set<string>(found.flatMap(({ rule: id }) => (rules[id] as Rule).hides ?? ["Stryker was here"]));',
    reason: 'No rule has this name.',
  },
  {
    file: diagnosis,
    was: "const refused = 'problems' in checked ? checked.problems.map(({ field }) => field) : [];",
    became:
      'const refused = \'problems\' in checked ? checked.problems.map(({ field }) => field) : ["Stryker was here"];',
    reason: noSetting,
  },
  {
    file: diagnosis,
    was: 'const warned = foreseeable.flatMap((id) => findingOf(id, evidence)?.path ?? []);',
    became:
      'const warned = foreseeable.flatMap((id) => findingOf(id, evidence)?.path ?? ["Stryker was here"]);',
    reason: noSetting,
  },
  {
    file: diagnosis,
    was: 'const foreseeable = ruleIds.filter((id) => (rules[id] as Rule).foreseeable === true);',
    became: 'const foreseeable = ruleIds;',
    reason: foreseen,
  },
  {
    file: diagnosis,
    was: 'const foreseeable = ruleIds.filter((id) => (rules[id] as Rule).foreseeable === true);',
    became: 'const foreseeable = ruleIds.filter((id) => true);',
    reason: foreseen,
  },
  {
    file: planned,
    was: 'const multiple = [5, 2, 1].find((one) => one * power <= value * (1 + 1e-9)) ?? 1;',
    became: 'const multiple = [5, 2, 1].find((one) => one * power < value * (1 + 1e-9)) ?? 1;',
    reason: 'No value lies below a round one by just this tolerance.',
  },
  {
    file: divergence,
    was: 'outside < lowest',
    became: 'outside <= lowest',
    reason: 'What lies outside is not the bound itself.',
  },
  {
    file: exploration,
    was: 'return isMeasured && !(planned > measured) ? measured : planned;',
    became: 'return isMeasured && !(planned >= measured) ? measured : planned;',
    reason: 'Where both are equal, either will do.',
  },
  {
    file: runCharts,
    was: 'others: readonly string[] = [],',
    became: 'others: readonly string[] = ["Stryker was here"],',
    reason: 'A text is no metric, and belongs in no main chart.',
  },
];
