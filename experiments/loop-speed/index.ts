/**
 * Env steps a second of whole training loops: `npm run bench loop-speed -- PRESET… [--json FILE]`.
 *
 * The presets take turns, each in rounds of so many seconds; evaluations are not counted. Beside the time that passed
 * stands the processor time, which a busy machine changes less.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { presetFile, readPreset } from '../../src/main/presets/presets';
import { createTraining } from '../../src/catalogue/trainings';
import { machine, spreadOf, type Spread } from '../measure';

const { values: options, positionals: presets } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    repetitions: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '3' },
  },
});
if (presets.length === 0) throw new Error('Name at least one preset, for example cartpole-ppo.');

const loops = await Promise.all(
  presets.map(async (preset) => {
    const { experiment } = await readPreset(presetFile(preset));
    const never = { evaluateEvery: 100_000_000, steps: 100_000_000 };
    const training = createTraining({
      experiment: { ...experiment, ...never },
      emit: () => undefined,
      now: () => performance.now(),
    });
    return { preset, training, speeds: [] as number[], processorSpeeds: [] as number[] };
  }),
);

/** Trains for so many seconds; returns env steps for each second that passed, and of processor time. */
function measure({ training }: (typeof loops)[number], seconds: number): [number, number] {
  const { step, seconds: before } = training;
  const busyBefore = process.cpuUsage();
  while (training.seconds - before < seconds) training.advance(100);
  const { user, system } = process.cpuUsage(busyBefore);
  const steps = training.step - step;
  return [steps / (training.seconds - before), steps / ((user + system) / 1e6)];
}

for (const loop of loops) measure(loop, 1);
for (let repetition = 0; repetition < Number(options.repetitions); repetition++)
  for (const loop of loops) {
    const [speed, processorSpeed] = measure(loop, Number(options.seconds));
    loop.speeds.push(speed);
    loop.processorSpeeds.push(processorSpeed);
  }

const rows = loops.map(({ preset, speeds, processorSpeeds }) => ({
  preset,
  stepsPerSecond: spreadOf(speeds),
  stepsPerProcessorSecond: spreadOf(processorSpeeds),
}));
const shown = ({ min, median, max }: Spread) => {
  const [low, middle, high] = [min, median, max].map((value) => Math.round(value).toLocaleString('en'));
  return `${middle} (${low} to ${high})`;
};
for (const { preset, stepsPerSecond, stepsPerProcessorSecond } of rows)
  process.stdout.write(
    `${preset}: ${shown(stepsPerSecond)} env steps/s, ${shown(stepsPerProcessorSecond)} per second of processor time\n`,
  );
if (options.json !== undefined) {
  const report = { date: new Date().toISOString().slice(0, 10), machine: machine(), rows };
  writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
}
