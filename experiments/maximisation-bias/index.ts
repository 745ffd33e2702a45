/**
 * The maximisation bias (Sutton & Barto 2018, figure 6.5): `npm run bench maximisation-bias [-- --runs 10000]`.
 *
 * Q-learning and double Q-learning play the example from 10,000 seeds each; how often they go left, which loses on
 * average, is written to docs/benchmarks as data, figure and table.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { figureFont } from '../../src/main/reports/figures/fonts';
import { programFolder } from '../../src/platform/program-folder';
import { curveChart } from '../figures/curve-chart';
import { paper } from '../../src/main/reports/figures/look';
import { mean } from '../../src/shared/statistics/mean';
import { writeChart } from '../figure-files';
import { measuredWith, provenance } from '../provenance';
import { readableJson, writeWhole } from '../results-file';
import { misleading, shareOfLeft } from './share-of-left';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '10000' } } });
const runs = Number(values.runs);
if (!(Number.isInteger(runs) && runs >= 1))
  throw new RangeError(`--runs is ${values.runs}, and must be a whole number of at least 1, such as 10000.`);
const episodes = 300;
/** Going left by mere exploration: half of the random actions. */
const optimal = (100 * misleading.epsilonEnd) / 2;

const agents = { 'q-table': 'Q-learning', 'double-q-table': 'Double Q-learning' } as const;
const path = join(programFolder(), 'docs', 'benchmarks', 'maximisation-bias');

const curves = Object.entries(agents).map(([algorithm, title]) => {
  const percent = shareOfLeft(algorithm, runs, episodes).map((share) => 100 * share);
  process.stderr.write(`${title}: ${percent.at(-1)!.toFixed(1)} % left in the last episode\n`);
  return { algorithm, title, percent };
});
const episode = Array.from({ length: episodes }, (_, i) => i + 1);
const measured = provenance();

writeWhole(
  `${path}.json`,
  readableJson({
    environment: 'MaximisationBias-v0',
    settings: misleading,
    runs,
    seeds: `0 to ${runs - 1}`,
    episodes,
    ...measured,
    percentLeft: Object.fromEntries(
      curves.map(({ algorithm, percent }) => [
        algorithm,
        Array.from(percent, (value) => Number(value.toFixed(4))),
      ]),
    ),
  }),
);

writeChart(path, () =>
  curveChart(
    {
      title: 'Maximisation bias: Q-learning against double Q-learning',
      subtitle: [
        `Share of ${runs.toLocaleString('en')} runs that go left, by episode; left loses 0.1 on average.`,
        `Step size ${misleading.stepSize}, epsilon ${misleading.epsilonEnd}, discount ${misleading.discount}; standard error at most ${(50 / Math.sqrt(runs)).toFixed(1)} points. After Sutton & Barto 2018, figure 6.5.`,
      ],
      x: {
        title: 'Episode',
        min: 1,
        max: episodes,
        tick: (at) => (at === 1 || at % 50 === 0 ? String(at) : null),
      },
      y: { title: 'Left from A (% of runs)', min: 0, max: 100, tick: (at) => `${at} %` },
      curves: curves.map(({ title, percent }, style) => ({ label: title, style, x: episode, y: percent })),
      references: [{ y: optimal, label: `Optimal (${optimal} %)` }],
    },
    paper(figureFont),
  ),
);

const lines = curves.map(({ title, percent }) => {
  const peak = Math.max(...percent);
  const at = (number: number) => percent[number - 1]!.toFixed(1);
  return `| ${[
    title,
    `${peak.toFixed(1)} in episode ${percent.indexOf(peak) + 1}`,
    at(1),
    at(50),
    at(100),
    at(200),
    at(300),
    mean(percent.slice(-50)).toFixed(1),
  ].join(' | ')} |`;
});
const table = [
  '# The maximisation bias',
  '',
  `Share of ${runs.toLocaleString('en')} runs (seeds 0 to ${runs - 1}) that go left from A in the example of Sutton & Barto 2018, section`,
  `6.7, in percent; α = ${misleading.stepSize}, ε = ${misleading.epsilonEnd}, γ = ${misleading.discount}, values from 0. The standard error of each share is at most`,
  `${(50 / Math.sqrt(runs)).toFixed(1)} points. Going left loses 0.1 on average; an agent that knows goes left in ${optimal} % of the episodes, by`,
  'exploration alone. Made by `npm run bench maximisation-bias`.',
  '',
  '![Share of runs that go left by episode](maximisation-bias.svg)',
  '',
  '| agent | peak | episode 1 | 50 | 100 | 200 | 300 | mean of the last 50 |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ...lines,
  '',
  measuredWith(measured),
  '',
].join('\n');
writeWhole(`${path}.md`, table);
process.stdout.write(table);
