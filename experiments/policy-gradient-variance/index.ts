/**
 * The variance of policy gradients: `npm run bench policy-gradient-variance [-- --seeds 10 --file FILE]`.
 *
 * Trains REINFORCE on the pole cart, stops at several moments, and estimates the gradient at the policy of each of them
 * over many episodes: with the whole return, the return-to-go, baselines, and the Q actor-critic's critic. Writes data,
 * figure and table to docs/benchmarks. What is there already, from the same settings, is not measured again.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAgent } from '../../src/catalogue/algorithms';
import { tensorflowVersion } from '../../src/learning/engine';
import { createEnvironment } from '../../src/catalogue/environments';
import { figureFont } from '../../src/main/reports/figures/fonts';
import { presetFile, readPreset } from '../../src/main/presets/presets';
import { programFolder } from '../../src/platform/program-folder';
import { withPrefix } from '../../src/learning/training/names';
import { createTraining } from '../../src/catalogue/trainings';
import { curveChart } from '../figures/curve-chart';
import { paper } from '../../src/main/reports/figures/look';
import { shortNumber } from '../../src/main/reports/figures/short-number';
import { seededRandom } from '../../src/shared/random';
import { median } from '../../src/shared/statistics/quantile';
import { writeChart } from '../figure-files';
import {
  estimatorNames,
  estimators,
  measureEstimators,
  type Amounts,
  type Estimate,
  type Estimator,
  type Measurement,
} from './gradient-estimators';
import { measuredWith, provenance, type Provenance } from '../provenance';
import { readableJson, readRecord, writeWhole } from '../results-file';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    file: {
      type: 'string',
      default: join(programFolder(), 'docs', 'benchmarks', 'policy-gradient-variance.json'),
    },
  },
});
const seeds = Number(values.seeds);
if (!(Number.isInteger(seeds) && seeds >= 1))
  throw new RangeError(`--seeds is ${values.seeds}, and must be a whole number of at least 1, such as 10.`);

const moments = [0, 5000, 15_000, 50_000];
const amounts: Amounts = { episodes: 200, learningEpisodes: 40, valueSteps: 100, criticSteps: 20_000 };
const names = { reinforce: 'cartpole-reinforce', critic: 'cartpole-q-actor-critic' };

interface Point {
  readonly seed: number;
  readonly step: number;
  readonly measurement: Measurement;
  readonly measuredWith: Provenance;
}

interface Results {
  readonly settings: string;
  readonly points: readonly Point[];
}

async function measure(): Promise<readonly Point[]> {
  const { machine, versions } = provenance();
  const measured = { machine, versions: { ...versions, tensorflow: tensorflowVersion } };
  const [experiment, critic] = await Promise.all(
    [names.reinforce, names.critic].map(async (name) => (await readPreset(presetFile(name))).experiment),
  );
  const settings = createHash('sha256')
    .update(JSON.stringify([experiment, critic, moments, amounts]))
    .digest('hex')
    .slice(0, 16);
  const before = readRecord(values.file) as unknown as Partial<Results>;
  let points = before.settings === settings ? (before.points ?? []) : [];
  const missing = (seed: number, step: number) =>
    !points.some((point) => point.seed === seed && point.step === step);

  for (let seed = 1; seed <= seeds; seed++) {
    if (!moments.some((step) => missing(seed, step))) continue;
    const seeded = { ...experiment!, seed };
    const training = createTraining({ experiment: seeded, emit: () => undefined, now: () => 0 });
    for (const step of moments) {
      // A standing clock ends every call after a few env steps.
      while (training.step < step) training.advance(0);
      if (!missing(seed, step)) continue;
      const { card } = createEnvironment(seeded.environment, seeded.environmentOptions);
      const agent = createAgent(seeded, card, seededRandom(seed));
      const { state, arrays } = training.checkpoint();
      agent.restore({
        state: (state as { agent: unknown }).agent,
        arrays: withPrefix('agent', arrays),
      });
      const measurement = measureEstimators(agent, seeded, critic!, amounts, seed);
      agent.dispose();
      points = [...points, { seed, step, measurement, measuredWith: measured }];
      writeWhole(values.file, readableJson({ settings, presets: names, moments, amounts, points }));
      process.stderr.write(`seed ${seed}, ${step} env steps: return ${measurement.meanReturn.toFixed(0)}\n`);
    }
    training.dispose();
  }
  return points.filter(({ seed }) => seed <= seeds);
}

/** Median, least and most over the seeds at one moment. */
function overSeeds(points: readonly Point[], step: number, of: (measurement: Measurement) => number) {
  const all = points.filter((point) => point.step === step).map(({ measurement }) => of(measurement));
  return { middle: median(all), least: Math.min(...all), most: Math.max(...all) };
}

const estimateOf =
  (name: Estimator, field: keyof Estimate) =>
  ({ estimates }: Measurement) =>
    estimates[name][field];

function draw(points: readonly Point[]): void {
  const x = moments.map((_, i) => i);
  const curves = estimatorNames.map((name, style) => {
    const spread = moments.map((step) => overSeeds(points, step, estimateOf(name, 'variance')));
    const logarithms = (key: 'middle' | 'least' | 'most') => spread.map((one) => Math.log10(one[key]));
    return {
      label: estimators[name],
      style,
      x,
      y: logarithms('middle'),
      band: { low: logarithms('least'), high: logarithms('most') },
      markers: true,
    };
  });
  const returns = moments.map((step) => overSeeds(points, step, ({ meanReturn }) => meanReturn).middle);
  writeChart(values.file.replace(/\.json$/, ''), () =>
    curveChart(
      {
        title: 'Variance of the policy gradient at the same policies',
        subtitle: [
          `One episode’s gradient on the pole cart, summed over all weights; ${amounts.episodes} episodes at each policy.`,
          `Median and range over ${seeds} trainings of REINFORCE; in brackets the median return of the policies.`,
        ],
        x: {
          title: 'Policy after so many env steps of training (return)',
          min: 0,
          max: moments.length - 1,
          tick: (at) =>
            Number.isInteger(at) ? `${moments[at]!.toLocaleString('en')} (${returns[at]!.toFixed(0)})` : null,
        },
        y: {
          title: 'Variance (log scale)',
          tick: (at) => (Number.isInteger(at) ? shortNumber(10 ** at) : null),
        },
        curves,
      },
      paper(figureFont),
    ),
  );
}

function table(points: readonly Point[]): string {
  const show = (value: number) => (value === 0 ? '0' : value.toPrecision(3).replace(/e\+?/, 'e'));
  const lines = moments.flatMap((step) =>
    estimatorNames.map((name) => {
      const of = (field: keyof Estimate) => overSeeds(points, step, estimateOf(name, field));
      const [variance, stepVariance, direction] = [of('variance'), of('stepVariance'), of('direction')];
      const ratio = overSeeds(
        points,
        step,
        ({ estimates }) => estimates[name].variance / estimates.toGo.variance,
      );
      const noise = overSeeds(
        points,
        step,
        ({ estimates }) => Math.sqrt(estimates[name].variance) / estimates[name].norm,
      );
      return `| ${[
        step.toLocaleString('en'),
        overSeeds(points, step, ({ meanReturn }) => meanReturn).middle.toFixed(0),
        estimators[name],
        `${show(variance.middle)} (${show(variance.least)} to ${show(variance.most)})`,
        `${show(ratio.middle)} (${show(ratio.least)} to ${show(ratio.most)})`,
        show(stepVariance.middle),
        show(noise.middle),
        `${direction.middle.toFixed(2)} (${direction.least.toFixed(2)} to ${direction.most.toFixed(2)})`,
      ].join(' | ')} |`;
    }),
  );
  const measured = points.at(-1)!.measuredWith;
  return [
    '# The variance of policy gradients',
    '',
    `REINFORCE with a learned baseline (preset \`${names.reinforce}\`, seeds 1 to ${seeds}) was stopped at several moments. At each`,
    `of these policies, which then stayed as they were, the gradient was estimated from ${amounts.episodes} episodes, one estimate each, with`,
    'different weights of grad log π in the same episodes. What estimators know beside the episodes was learned before,',
    `from others of the same policy: the mean and V from ${amounts.learningEpisodes} episodes, the critic by the Q actor-critic’s own updates with a`,
    `resting actor (preset \`${names.critic}\`, ${amounts.criticSteps.toLocaleString('en')} env steps). Made by \`npm run bench policy-gradient-variance\`.`,
    '',
    '![Variance of the policy gradient by estimator](policy-gradient-variance.svg)',
    '',
    '- _Variance_: of one episode’s gradient, summed over all weights. _Of (12)_: as a share of the return-to-go’s.',
    '- _Of a step_: of the gradient of one step alone, as an update at every step takes it.',
    '- _Noise_: standard deviation over the length of the mean gradient; its square is about how many episodes an estimate needs.',
    `- _Direction_: cosine of the angle between the mean gradient and that of return-to-go − V(s), which its baseline does not bias; both`,
    `  are means over ${amounts.episodes} episodes, so that noise alone keeps the cosine of an unbiased estimator below 1.`,
    '',
    'Medians over the seeds, least and most in brackets. Returns are discounted by 0.99; those of episodes that the step',
    'limit cut off go on with the training’s own V, for all estimators alike.',
    '',
    '| env steps | return | weight | variance | of (12) | of a step | noise | direction |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
    measuredWith(measured),
    '',
  ].join('\n');
}

const points = await measure();
draw(points);
const text = table(points);
writeWhole(values.file.replace(/\.json$/, '.md'), text);
process.stdout.write(text);
