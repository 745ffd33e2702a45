/** From the options of `train` to experiments. */
import { existsSync } from 'node:fs';
import { algorithms, environments } from '../../shared/catalogue';
import { checkExperiment, experimentFields, type Experiment } from '../../shared/experiment';
import { InvalidValueError, parseFieldText, type Fields, type Problem } from '../../shared/fields';
import { loadPresets, readPreset } from '../presets';
import { valueOf, type Given } from './command';
import { UsageError } from './exit-codes';
import { nearMiss, suggestion } from './near-miss';

/** An experiment as the options put it together, before it is checked. */
interface Draft {
  environment?: unknown;
  algorithm?: unknown;
  environmentOptions?: Record<string, unknown>;
  hyperparameters: Record<string, unknown>;
  [field: string]: unknown;
}

interface Chosen {
  readonly experiments: readonly Experiment[];
  readonly preset: string | null;
  readonly notes: readonly string[];
}

async function presetOf(name: string) {
  if (/[/\\]|\.json$/.test(name)) {
    if (!existsSync(name)) throw new UsageError(`There is no preset file ${name}.`);
    return readPreset(name);
  }
  const { presets, damaged } = await loadPresets();
  const found = presets.find(({ id }) => id === name);
  if (found !== undefined) return found;
  const broken = damaged.find((message) => message.includes(`${name}.json`));
  if (broken !== undefined) throw new UsageError(broken);
  const ids = presets.map(({ id }) => id);
  throw new UsageError(
    `There is no preset ${name}.${suggestion(name, ids)} Allowed is ${ids.join(', ')}, or the path of a preset file.`,
  );
}

/**
 * Reads `1-5` or `1,3,8-10` as a list of seeds.
 * @throws UsageError
 */
export function readSeeds(text: string): number[] {
  const wrong = () =>
    new UsageError(
      `--seeds is ${text}; allowed is a list of whole numbers from 0 to ${experimentFields.seed.max} and ranges, at most 1000 seeds, for example 1-5 or 1,3,8-10.`,
    );
  const seeds = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/.exec(part);
    if (match === null) throw wrong();
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (last < first || last > experimentFields.seed.max || last - first >= 1000) throw wrong();
    for (let seed = first; seed <= last; seed++) seeds.add(seed);
  }
  if (seeds.size > 1000) throw wrong();
  return [...seeds];
}

/** Puts `name=value` texts into a draft, as hyperparameters of its algorithm or as fields of the experiment. */
function applySettings(draft: Draft, settings: readonly string[]): void {
  const card = Object.hasOwn(algorithms, String(draft.algorithm))
    ? algorithms[String(draft.algorithm)]
    : undefined;
  const own: Fields = card?.hyperparameters ?? {};
  const general: Fields = experimentFields;
  const environment = Object.hasOwn(environments, String(draft.environment))
    ? environments[String(draft.environment)]
    : undefined;
  const options: Fields = environment?.options ?? {};
  for (const setting of settings) {
    const equals = setting.indexOf('=');
    if (equals <= 0)
      throw new UsageError(`--set is ${setting}; allowed is NAME=VALUE, for example learningRate=1e-3.`);
    const name = setting.slice(0, equals).trim();
    const text = setting.slice(equals + 1);
    if (Object.hasOwn(own, name)) draft.hyperparameters[name] = parseFieldText(own[name]!, text);
    else if (Object.hasOwn(general, name)) draft[name] = parseFieldText(general[name]!, text);
    else if (Object.hasOwn(options, name))
      draft.environmentOptions = {
        ...draft.environmentOptions,
        [name]: parseFieldText(options[name]!, text),
      };
    else if (card !== undefined) {
      const names = [...Object.keys(own), ...Object.keys(general), ...Object.keys(options)];
      throw new UsageError(
        `--set ${setting}: ${card.title} has no setting ${name}.${suggestion(name, names)} Allowed is ${names.join(', ')}. See "npm run lab -- help ${card.id}".`,
      );
    }
  }
}

/** Suggests names that are close to a refused one. */
function withNearMisses(problems: readonly Problem[], draft: Draft): Problem[] {
  return problems.map((problem) => {
    const choices =
      problem.field === 'environment'
        ? Object.keys(environments)
        : problem.field === 'algorithm'
          ? Object.keys(algorithms)
          : [];
    const near = nearMiss(String(draft[problem.field] ?? ''), choices);
    return near === null || choices.includes(String(draft[problem.field]))
      ? problem
      : { ...problem, remedy: `Did you mean ${near}?` };
  });
}

/**
 * Builds the experiments that the options of `train` describe, one for each seed.
 * @throws UsageError, InvalidValueError, JsonTextError
 */
export async function chooseExperiments(given: Given): Promise<Chosen> {
  const presetName = valueOf(given, 'preset');
  const environment = valueOf(given, 'environment');
  const algorithm = valueOf(given, 'algorithm');
  if (presetName === undefined && (environment === undefined || algorithm === undefined))
    throw new UsageError(
      'Say what to train: --preset ID ("npm run lab -- presets" lists them), or both --environment and --algorithm.',
    );
  if (valueOf(given, 'seed') !== undefined && valueOf(given, 'seeds') !== undefined)
    throw new UsageError('Give either --seed or --seeds.');

  const notes: string[] = [];
  const preset = presetName === undefined ? null : await presetOf(presetName);
  const draft: Draft = { ...preset?.experiment, hyperparameters: { ...preset?.experiment.hyperparameters } };
  if (environment !== undefined && environment !== draft.environment) {
    draft.environment = environment;
    delete draft.environmentOptions;
  }
  if (algorithm !== undefined && algorithm !== draft.algorithm) {
    draft.algorithm = algorithm;
    draft.hyperparameters = {};
    if (preset !== null)
      notes.push(`${algorithm} starts from its own defaults, not from those of the preset.`);
  }
  const settings = given.values['set'] ?? [];
  for (const name of ['steps', 'seed']) {
    const text = valueOf(given, name);
    if (text !== undefined) draft[name] = parseFieldText(experimentFields[name as 'steps' | 'seed'], text);
  }
  applySettings(draft, settings);
  const seedText = valueOf(given, 'seeds');
  const seeds = seedText === undefined ? [draft['seed']] : readSeeds(seedText);
  const experiments = seeds.map((seed) => {
    const checked = checkExperiment({ ...draft, ...(seed === undefined ? {} : { seed }) });
    if ('problems' in checked)
      throw new InvalidValueError('The experiment cannot be used', withNearMisses(checked.problems, draft));
    return checked.experiment;
  });
  return { experiments, preset: preset?.id ?? null, notes };
}
