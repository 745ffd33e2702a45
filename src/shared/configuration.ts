/** A run's settings as one flat list, in which any two runs can be compared. */
import { textsIn } from './language/texts';
import { catalogue } from './catalogue';
import { experimentFields, type Experiment } from './experiment';
import type { Field, Fields, FieldValue } from './fields';
import { usualLanguage, type Language } from './language';
import { settingNumber } from './numbers/settings';
import type { RunSummary } from './runs';
import { wordsIn } from './language/words';

/** Path of a setting, for example `steps`, `algorithm` or `hyperparameters.learningRate`. */
export type SettingPath = string;

const hyperparameters = 'hyperparameters.';
const environmentOptions = 'environmentOptions.';

const lookup = <T>(from: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(from, name) ? from[name] : undefined;

/** The fields of a part of the experiment that apply: those whose condition the others' values fulfil. */
export function applicable(fields: Fields, given: Readonly<Record<string, unknown>>): [string, FieldValue][] {
  // What a run of an earlier version lacks was at its default.
  const valueOf = (name: string) => (given[name] ?? fields[name]?.default) as FieldValue;
  const applies = ({ when }: Field): boolean =>
    when === undefined ||
    (when.is.some((value) => value === valueOf(when.field)) &&
      (fields[when.field] === undefined || applies(fields[when.field]!)));
  return Object.entries(fields)
    .filter(([, field]) => applies(field))
    .map(([name]) => [name, valueOf(name)]);
}

/** Summaries come anew many times a second while runs train; most of them are the same objects as before. */
const known = new WeakMap<RunSummary, ReadonlyMap<SettingPath, FieldValue>>();

/** Every setting of a run that had an effect, by its path. */
export function settingsOf(run: RunSummary): ReadonlyMap<SettingPath, FieldValue> {
  const before = known.get(run);
  if (before !== undefined) return before;
  const settings = settingsOfExperiment(run.experiment, run.preset);
  known.set(run, settings);
  return settings;
}

/** Every setting of an experiment that has an effect, by its path. */
export function settingsOfExperiment(
  experiment: Experiment,
  preset: string | null = null,
): ReadonlyMap<SettingPath, FieldValue> {
  const { environment, algorithm } = experiment;
  const { environments, algorithms } = catalogue();
  const settings = new Map<SettingPath, FieldValue>([
    ['environment', environment],
    ['algorithm', algorithm],
  ]);
  if (preset !== null) settings.set('preset', preset);
  const part = (prefix: string, fields: Fields | undefined, given: Readonly<Record<string, unknown>>) => {
    // Of what the catalogue no longer knows, the values alone are there.
    const entries = fields === undefined ? Object.entries(given) : applicable(fields, given);
    for (const [name, value] of entries) settings.set(prefix + name, value as FieldValue);
  };
  part(
    environmentOptions,
    lookup(environments, environment)?.options ?? {},
    experiment.environmentOptions ?? {},
  );
  part(hyperparameters, lookup(algorithms, algorithm)?.hyperparameters, experiment.hyperparameters);
  part('', experimentFields, { ...experiment });
  return settings;
}

/** A run, as far as the names of its settings go. */
type Named = Pick<RunSummary, 'experiment'>;

/** What a path stands for in a run of some algorithm and environment; undefined where the catalogue knows nothing. */
function fieldOf(path: SettingPath, { experiment }: Named, language: Language): Field | undefined {
  const words = wordsIn(language);
  if (path.startsWith(hyperparameters))
    return lookup(
      lookup(words.algorithms, experiment.algorithm)?.hyperparameters ?? {},
      path.slice(hyperparameters.length),
    );
  if (path.startsWith(environmentOptions))
    return lookup(
      lookup(words.environments, experiment.environment)?.options ?? {},
      path.slice(environmentOptions.length),
    );
  return lookup(words.experimentFields, path);
}

/** What a setting is called. */
export function settingLabel(path: SettingPath, run: Named, language: Language = usualLanguage): string {
  return (
    textsIn(language).runs.settings.labels[path] ??
    fieldOf(path, run, language)?.label ??
    path.replace(/^.*\./, '')
  );
}

/** A setting's value in words. */
export function settingText(
  path: SettingPath,
  value: FieldValue,
  run: Named,
  language: Language = usualLanguage,
): string {
  if (path === 'algorithm')
    return lookup(wordsIn(language).algorithms, String(value))?.title ?? String(value);
  const field = fieldOf(path, run, language);
  if (field?.kind === 'choice')
    return field.options.find((option) => option.value === value)?.label ?? String(value);
  if (typeof value === 'boolean') return textsIn(language).runs.settings[value ? 'on' : 'off'];
  if (typeof value === 'number') return path === 'seed' ? String(value) : settingNumber(value, language);
  if (Array.isArray(value)) return value.join(', ');
  // A record that was changed by hand may hold anything; it still has a name.
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A setting's value as part of a name: `Learning rate 0.001`, `Double learning`, `no replay`, `Dueling: V + A`. */
export function settingPhrase(
  path: SettingPath,
  value: FieldValue,
  run: Named,
  language: Language = usualLanguage,
): string {
  const text = settingText(path, value, run, language);
  const { labels, without } = textsIn(language).runs.settings;
  if (path in labels) return text;
  const label = settingLabel(path, run, language);
  if (typeof value === 'boolean') return value ? label : without(label);
  return typeof value === 'number' ? `${label} ${text}` : `${label}: ${text}`;
}

/** A text that is equal exactly where two values are. */
export const settingIdentity = (value: FieldValue | undefined): string => JSON.stringify(value ?? null);
