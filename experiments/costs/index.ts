/**
 * What trainings take, as a table for estimates: `npm run bench costs -- [PRESET…] [--seconds N]`.
 *
 * Of every preset: env steps a second while it learns and while it acts greedily, both by processor time, which a busy
 * machine changes less than the time that passes; and the bytes that a run of it leaves on the disk. Written to
 * src/shared/costs/measured.json, preset by preset; one that is there is measured anew only when it is named.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { costlySettings } from '../../src/shared/costs/similarity';
import type { MeasuredCosts, MeasuredRow } from '../../src/shared/costs/measured';
import type { RunEvent } from '../../src/shared/events';
import type { Experiment } from '../../src/shared/experiment';
import type { Inspection } from '../../src/shared/inspection';
import type { Preset } from '../../src/shared/preset';
import { seededRandom } from '../../src/shared/random';
import { loadPresets } from '../../src/main/presets/presets';
import { encodeMetric } from '../../src/main/runs/metric-lines';
import { createTraining, trainedAgent } from '../../src/catalogue/trainings';
import type { Training } from '../../src/learning/training/training-options';
import { machine } from '../measure';
import { readableJson, readRecord, writeWhole } from '../results-file';

const { values: options, positionals: named } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '1.5' } },
});
const seconds = Number(options.seconds);
const file = join('src', 'shared', 'costs', 'measured.json');
/** No budget ends before the measurement does. */
const endless = 100_000_000;

const now = () => performance.now();
const processorSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const arrayBytes = (training: Training) =>
  Object.values(training.checkpoint().arrays).reduce((sum, { byteLength }) => sum + byteLength, 0);

/** Trains past the warm-up and for so many seconds more. */
function measureTraining(experiment: Experiment) {
  let metricBytes = 0;
  let reports = 0;
  let reportBytes = 0;
  const emit = (event: RunEvent) => {
    if (event.type === 'episode') metricBytes += encodeMetric({ ...event, at: Date.now() }).length;
    if (event.type !== 'learning') return;
    reports++;
    reportBytes += encodeMetric({ ...event, at: Date.now() }).length;
  };
  const { epsilonEnd } = experiment.hyperparameters;
  const training = createTraining({
    experiment: {
      ...experiment,
      steps: endless,
      evaluateEvery: endless,
      // Most of a training acts by what it has learned; a random action would cost less.
      hyperparameters: {
        ...experiment.hyperparameters,
        ...(epsilonEnd === undefined ? {} : { epsilonStart: epsilonEnd }),
      },
    },
    emit,
    now,
  });
  const warmup = Number(experiment.hyperparameters['warmup'] ?? 0);
  while (training.step <= warmup) training.advance(20);
  // Functions are compiled, caches are warm.
  for (const begin = processorSeconds(); processorSeconds() - begin < seconds / 3;) training.advance(20);
  const [fromStep, fromBytes, from] = [training.step, arrayBytes(training), processorSeconds()];
  while (processorSeconds() - from < seconds || reports === 0) training.advance(20);
  const steps = training.step - fromStep;
  const perSecond = steps / (processorSeconds() - from);
  const perStored = Math.max(0, (arrayBytes(training) - fromBytes) / steps);
  return {
    training,
    perSecond,
    bytes: {
      perStep: metricBytes / training.step,
      report: reportBytes / reports,
      perStored,
      fixed: Math.max(0, fromBytes - perStored * fromStep),
    },
  };
}

/** Acts greedily for so many seconds. */
function measureActing(experiment: Experiment, training: Training): number {
  const { agent, environment } = trainedAgent(experiment, training.checkpoint());
  const random = seededRandom(1);
  const action = new Float32Array(
    environment.card.action.kind === 'discrete' ? 1 : environment.card.action.dimensions.length,
  );
  let steps = 0;
  const act = (limit: number) => {
    const from = processorSeconds();
    steps = 0;
    environment.reset(random);
    while (processorSeconds() - from < limit)
      for (let i = 0; i < 50; i++, steps++) {
        if (environment.terminated || environment.truncated) environment.reset(random);
        agent.actGreedily(environment.observation, action);
        environment.step(action);
      }
    return steps / (processorSeconds() - from);
  };
  act(seconds / 6);
  const perSecond = act(seconds / 2);
  agent.dispose();
  return perSecond;
}

/** How long the line of an inspection is: that of the final evaluation of a short training. */
function inspectionBytes(experiment: Experiment): number {
  const found: Inspection[] = [];
  const warmup = Number(experiment.hyperparameters['warmup'] ?? 0);
  const training = createTraining({
    experiment: {
      ...experiment,
      steps: Math.max(1000, warmup + 200),
      evaluateEvery: endless,
      finalEpisodes: 1,
    },
    emit: () => undefined,
    inspected: (inspection) => found.push(inspection),
    now,
  });
  while (!training.done) training.advance(100);
  training.dispose();
  return found.reduce((sum, inspection) => sum + JSON.stringify(inspection).length, 0);
}

function measure({ id, experiment }: Preset): MeasuredRow {
  const { training, perSecond, bytes } = measureTraining(experiment);
  const acting = measureActing(experiment, training);
  training.dispose();
  const round = (value: number) => Number(value.toPrecision(3));
  return {
    preset: id,
    environment: experiment.environment,
    algorithm: experiment.algorithm,
    settings: Object.fromEntries(costlySettings(experiment)),
    stepsPerSecond: round(perSecond),
    greedyStepsPerSecond: round(acting),
    bytes: {
      perStep: round(bytes.perStep),
      report: round(bytes.report),
      perStored: round(bytes.perStored),
      fixed: round(bytes.fixed),
      inspection: round(inspectionBytes(experiment)),
    },
  };
}

const { presets } = await loadPresets();
const before = readRecord<unknown>(file) as unknown as Partial<MeasuredCosts>;
const rows = new Map((before.rows ?? []).map((row) => [row.preset, row]));
for (const preset of presets) {
  if (named.length > 0 ? !named.includes(preset.id) : rows.has(preset.id)) continue;
  const row = measure(preset);
  rows.set(preset.id, row);
  process.stdout.write(
    `${row.preset}: ${row.stepsPerSecond} env steps a second of processor time learning, ${row.greedyStepsPerSecond} acting\n`,
  );
  const known = presets.flatMap(({ id }) => rows.get(id) ?? []);
  const costs: MeasuredCosts = {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    rows: known,
  };
  writeWhole(file, readableJson(costs));
}
