/**
 * Trains the runs that the diagnosis is tested on and writes what they recorded: `npm run bench diagnosis-runs [-- NAME…]`.
 *
 * Without names, those that are not there yet. A recording is what the training measured, thinned out; nothing in it is
 * made up. The same version records the same run again.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { presetFile, readPreset } from '../../src/main/presets/presets';
import { programFolder } from '../../src/platform/program-folder';
import { createTraining } from '../../src/catalogue/trainings';
import { algorithms } from '../../src/catalogue';
import { experimentFields, requireExperiment, type Experiment } from '../../src/shared/experiment';
import { defaultsOf } from '../../src/shared/fields';
import { SeriesCollector } from '../../src/shared/metrics';
import { resultOf, type EvaluationResult } from '../../src/shared/runs';
import { faulty, healthy, type Recipe } from '../../tests/shared/diagnosis/recorded-runs';
import { recordingOf, type Recording } from '../../tests/shared/diagnosis/recording';

const folder = join(programFolder(), 'tests', 'shared', 'diagnosis', 'recorded');

/** An experiment that nothing has checked: some faults are refused today, and stand in older runs. */
function experimentOf({ algorithm, environment, common, hyperparameters }: Recipe): Experiment {
  return {
    ...defaultsOf(experimentFields),
    environment,
    algorithm,
    ...common,
    hyperparameters: { ...defaultsOf(algorithms[algorithm]!.hyperparameters), ...hyperparameters },
  };
}

function record(experiment: Experiment, stopAt = Infinity): Recording {
  const collector = new SeriesCollector();
  let result: EvaluationResult | null = null;
  const training = createTraining({
    experiment,
    now: () => performance.now(),
    emit(event) {
      if (event.type === 'clip' || event.type === 'progress') return;
      collector.add(event);
      if (event.type === 'evaluation' && event.final) result = resultOf(event.returns);
    },
  });
  try {
    while (!training.done && training.step < stopAt) training.advance(20);
    const { step, done } = training;
    const metrics = collector.copies();
    return recordingOf({ experiment, metrics, phase: done ? 'finished' : 'stopped', step, result });
  } finally {
    training.dispose();
  }
}

const ofPreset = async (name: string) =>
  record(requireExperiment((await readPreset(presetFile(name))).experiment));

const recipes: Readonly<Record<string, () => Recording | Promise<Recording>>> = {
  ...Object.fromEntries(
    Object.entries(faulty).map(([name, recipe]) => [name, () => record(experimentOf(recipe), recipe.stopAt)]),
  ),
  ...Object.fromEntries(healthy.map((name) => [name, () => ofPreset(name)])),
};

mkdirSync(folder, { recursive: true });
const fileOf = (name: string) => join(folder, `${name}.json`);
const named = process.argv.slice(2);
for (const name of named.length > 0
  ? named
  : Object.keys(recipes).filter((one) => !existsSync(fileOf(one)))) {
  const recipe = recipes[name];
  if (recipe === undefined)
    throw new RangeError(`There is no run ${name}; allowed are ${Object.keys(recipes).join(', ')}.`);
  const began = performance.now();
  writeFileSync(fileOf(name), `${JSON.stringify(await recipe())}\n`);
  process.stderr.write(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
}
