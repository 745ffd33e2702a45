/** From the options of `train` to experiments. */
import { ownCommand } from '../../platform/own-command';
import { existsSync } from 'node:fs';
import { algorithms, environments } from '../../catalogue';
import { assignmentOfRun, lockedValues, requireLocks, type RunAssignment } from '../../shared/assignment';
import { experimentFields, unusableExperiment, type Experiment } from '../../shared/experiment';
import { allowedValues, InvalidValueError, type Field, type Fields } from '../../shared/fields';
import { parseFieldList, parseFieldText } from '../../shared/field-text';
import { say } from '../../shared/language/say';
import type { Problem } from '../../shared/problem';
import type { ListedPreset, Preset } from '../../shared/preset';
import { parseSeeds, seedProblem } from '../../shared/seeds';
import { planSweep, withValue, type Variation } from '../../shared/sweep';
import { firstPreset } from '../../shared/tasks';
import { readPreset } from '../presets/presets';
import { valueOf, type Given } from './command';
import { UsageError } from './exit-codes';
import { findRun } from './find-run';
import { openPresets } from './open-presets';
import { openLab } from './open-lab';
import { nearMiss, suggestion } from './near-miss';

/** An experiment as the options put it together, before it is checked. */
type Draft = Readonly<Record<string, unknown>>;

interface Chosen {
  readonly experiments: readonly Experiment[];
  /** Paths of the settings that several values are tried of, seeds aside. */
  readonly varied: readonly string[];
  readonly preset: string | null;
  /** The preset itself, or that of the run that they start from. */
  readonly startedFrom: Preset | null;
  /** What the runs keep of the assignment that the preset is. */
  readonly assignment: RunAssignment | null;
  readonly notes: readonly string[];
}

async function presetOf(name: string): Promise<Preset> {
  if (/[/\\]|\.json$/.test(name)) {
    if (!existsSync(name)) throw new UsageError(`There is no preset file ${name}.`);
    return readPreset(name);
  }
  const { presets, damaged } = await openPresets().list();
  const found = presets.find(({ id }) => id === name);
  if (found !== undefined) return found;
  // The program starts it by what it is for, whichever it is.
  if (name === 'first') return presets.find(({ id, own }) => id === firstPreset && !own)!;
  const broken = damaged.map((damage) => say(damage)).find((said) => said.includes(`${name}.json`));
  if (broken !== undefined) throw new UsageError(broken);
  const ids = presets.map(({ id }) => id);
  throw new UsageError(
    `There is no preset ${name}.${suggestion(name, ids)} Allowed is ${ids.join(', ')}, or the path of a preset file.`,
  );
}

/** The settings of a run, and the preset that it was made from, where that still exists: an assignment stays one. */
async function runToStartFrom(
  name: string,
): Promise<{ experiment: Experiment; preset: ListedPreset | null }> {
  const { supervisor } = await openLab();
  const { experiment, preset } = findRun(supervisor.runs(), name);
  await supervisor.close();
  const { presets } = await openPresets().list();
  return { experiment, preset: presets.find(({ id }) => id === preset) ?? null };
}

/**
 * Reads `1-5` or `1,3,8-10` as a list of seeds.
 * @throws UsageError
 */
export function readSeeds(text: string): number[] {
  const seeds = parseSeeds(text);
  if (seeds === null) {
    const { allowed, remedy } = seedProblem(text);
    throw new UsageError(`--seeds is ${text}; allowed is ${allowed}. ${remedy}`);
  }
  return seeds;
}

/** A setting of an algorithm, of any experiment, or of an environment, and where an experiment keeps it. */
interface Setting {
  readonly path: string;
  readonly field: Field;
}

/** Finds a setting by its name; null where the algorithm is unknown, which is refused later. */
function settingOf(option: string, draft: Draft, name: string): Setting | null {
  const find = <T>(from: Readonly<Record<string, T>>, id: unknown) =>
    Object.hasOwn(from, String(id)) ? from[String(id)] : undefined;
  const card = find(algorithms, draft.algorithm);
  const parts: readonly (readonly [prefix: string, fields: Fields])[] = [
    ['hyperparameters.', card?.hyperparameters ?? {}],
    ['', experimentFields],
    ['environmentOptions.', find(environments, draft.environment)?.options ?? {}],
  ];
  for (const [prefix, fields] of parts)
    if (Object.hasOwn(fields, name)) return { path: prefix + name, field: fields[name]! };
  if (card === undefined) return null;
  const names = parts.flatMap(([, fields]) => Object.keys(fields));
  throw new UsageError(
    `${option}: ${card.title} has no setting ${name}.${suggestion(name, names)} Allowed is ${names.join(', ')}. See "${ownCommand()} help ${card.id}".`,
  );
}

/** Takes `NAME=VALUE` apart. */
function readPair(option: string, text: string, example: string): [name: string, value: string] {
  const equals = text.indexOf('=');
  if (equals <= 0) throw new UsageError(`${option} is ${text}; allowed is ${example}.`);
  return [text.slice(0, equals).trim(), text.slice(equals + 1)];
}

/** Puts `NAME=VALUE` texts into a draft. */
function applySettings(draft: Draft, settings: readonly string[]): Draft {
  return settings.reduce((changed, text) => {
    const [name, value] = readPair('--set', text, 'NAME=VALUE, for example learningRate=1e-3');
    const setting = settingOf(`--set ${text}`, changed, name);
    return setting === null
      ? changed
      : withValue(changed, setting.path, parseFieldText(setting.field, value));
  }, draft);
}

/** Reads `NAME=LIST` texts as settings that take several values. */
function readVariations(draft: Draft, texts: readonly string[]): Variation[] {
  const variations: Variation[] = [];
  for (const text of texts) {
    const option = `--vary ${text}`;
    const [name, list] = readPair('--vary', text, 'NAME=LIST, for example learningRate=0.001,0.0005');
    const setting = settingOf(option, draft, name);
    if (setting === null) continue;
    const { path, field } = setting;
    if (path === 'seed') throw new UsageError(`${option}: write --seeds ${list} for several seeds.`);
    if (field.kind === 'text') throw new UsageError(`${option}: of ${name}, one value alone can be set.`);
    if (variations.some((other) => other.path === path))
      throw new UsageError(`${option}: ${name} is varied twice. Write all its values into one list.`);
    const values = parseFieldList(field, list);
    if (values.length === 0)
      throw new UsageError(`${option} has no values. Allowed is ${allowedValues(field)}.`);
    variations.push({ path, values });
  }
  return variations;
}

/** Where environment or algorithm are free, the other ones start from what the assignment sets as well. */
function keepLocks(draft: Draft, { assignment, experiment }: Preset): Draft {
  if (assignment === undefined) return draft;
  const chosen = { environment: String(draft.environment), algorithm: String(draft.algorithm) };
  return [...lockedValues(assignment, experiment, chosen)]
    .filter(([path]) => path.includes('.'))
    .reduce((kept, [path, value]) => withValue(kept, path, value), draft);
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Suggests names that are close to a refused one. */
function withNearMisses(problems: readonly Problem[], draft: Draft): Problem[] {
  return problems.map((problem) => {
    const choices =
      problem.field === 'environment'
        ? Object.keys(environments)
        : problem.field === 'algorithm'
          ? Object.keys(algorithms)
          : [];
    const near = nearMiss(asText(draft[problem.field]), choices);
    return near === null || choices.includes(asText(draft[problem.field]))
      ? problem
      : { ...problem, remedy: `Did you mean ${near}?` };
  });
}

/**
 * Builds the experiments that the options of `train` describe: every combination of values, with every seed.
 * @throws UsageError, InvalidValueError, JsonTextError
 */
export async function chooseExperiments(given: Given): Promise<Chosen> {
  const presetName = valueOf(given, 'preset');
  const environment = valueOf(given, 'environment');
  const algorithm = valueOf(given, 'algorithm');
  const from = valueOf(given, 'from');
  if (presetName !== undefined && from !== undefined) throw new UsageError('Give either --preset or --from.');
  if (
    presetName === undefined &&
    from === undefined &&
    (environment === undefined || algorithm === undefined)
  )
    throw new UsageError(
      `Say what to train: --preset ID ("${ownCommand()} presets" lists them), --from RUN, or both --environment and --algorithm.`,
    );
  if (valueOf(given, 'seed') !== undefined && valueOf(given, 'seeds') !== undefined)
    throw new UsageError('Give either --seed or --seeds.');

  const notes: string[] = [];
  const run = from === undefined ? null : await runToStartFrom(from);
  const preset = presetName === undefined ? (run?.preset ?? null) : await presetOf(presetName);
  const start: Partial<Experiment> = run?.experiment ?? preset?.experiment ?? {};
  const draft: Record<string, unknown> = { ...start, hyperparameters: { ...start.hyperparameters } };
  if (environment !== undefined && environment !== draft.environment) {
    draft.environment = environment;
    delete draft.environmentOptions;
  }
  if (algorithm !== undefined && algorithm !== draft.algorithm) {
    draft.algorithm = algorithm;
    draft.hyperparameters = {};
    if (preset !== null || run !== null)
      notes.push(
        `${algorithm} starts from its own defaults, not from the values of the ${run === null ? 'preset' : 'run'}.`,
      );
  }
  const settings = given.values['set'] ?? [];
  for (const name of ['steps', 'seed']) {
    const text = valueOf(given, name);
    if (text !== undefined) draft[name] = parseFieldText(experimentFields[name as 'steps' | 'seed'], text);
  }
  const base = applySettings(preset === null ? draft : keepLocks(draft, preset), settings);
  const variations = readVariations(base, given.values['vary'] ?? []);
  const seedText = valueOf(given, 'seeds');
  const seeds = seedText === undefined ? null : readSeeds(seedText);
  const planned = planSweep({ base, variations, seeds });
  if ('problems' in planned)
    throw new InvalidValueError(unusableExperiment, withNearMisses(planned.problems, base));
  if (planned.repeated > 0)
    notes.push(
      `${planned.repeated} of the combinations are left out: they repeat others, as what differs has no effect in them.`,
    );
  const varied = variations.filter(({ values }) => values.length > 1).map(({ path }) => path);
  const { experiments } = planned;
  if (preset !== null) for (const experiment of experiments) requireLocks(preset, experiment);
  const assignment = preset === null ? null : assignmentOfRun(preset);
  return { experiments, varied, preset: preset?.id ?? null, startedFrom: preset, assignment, notes };
}
