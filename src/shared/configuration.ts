/** A run's settings as one flat list, in which any two runs can be compared. */
import { algorithms, environments } from './catalogue';
import { experimentFields } from './experiment';
import type { Field, Fields, FieldValue } from './fields';
import type { RunSummary } from './runs';

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
  const settings = readSettings(run);
  known.set(run, settings);
  return settings;
}

function readSettings({ experiment, preset }: RunSummary): ReadonlyMap<SettingPath, FieldValue> {
  const { environment, algorithm } = experiment;
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
  part('', experimentFields, experiment as unknown as Record<string, unknown>);
  return settings;
}

/** What a path stands for in a run of some algorithm and environment; undefined where the catalogue knows nothing. */
function fieldOf(path: SettingPath, { experiment }: RunSummary): Field | undefined {
  if (path.startsWith(hyperparameters))
    return lookup(
      lookup(algorithms, experiment.algorithm)?.hyperparameters ?? {},
      path.slice(hyperparameters.length),
    );
  if (path.startsWith(environmentOptions))
    return lookup(
      lookup(environments, experiment.environment)?.options ?? {},
      path.slice(environmentOptions.length),
    );
  return lookup(experimentFields as Fields, path);
}

const plainLabels: Readonly<Record<string, string>> = {
  environment: 'Environment',
  algorithm: 'Algorithm',
  preset: 'Preset',
};

/** What a setting is called. */
export function settingLabel(path: SettingPath, run: RunSummary): string {
  return plainLabels[path] ?? fieldOf(path, run)?.label ?? path.replace(/^.*\./, '');
}

/** A number without the digits that only its binary form has. */
function numberText(value: number): string {
  const plain = Number(value.toPrecision(12));
  return plain !== 0 && (Math.abs(plain) < 1e-3 || Math.abs(plain) >= 1e7)
    ? plain.toExponential().replace('e+', 'e')
    : plain.toLocaleString('en', { maximumFractionDigits: 10 });
}

/** A setting's value in words. */
export function settingText(path: SettingPath, value: FieldValue, run: RunSummary): string {
  if (path === 'algorithm') return lookup(algorithms, String(value))?.title ?? String(value);
  const field = fieldOf(path, run);
  if (field?.kind === 'choice')
    return field.options.find((option) => option.value === value)?.label ?? String(value);
  if (typeof value === 'boolean') return value ? 'On' : 'Off';
  if (typeof value === 'number') return path === 'seed' ? String(value) : numberText(value);
  return typeof value === 'object' ? value.join(', ') : String(value);
}

/** A setting's value as part of a name: `Learning rate 0.001`, `Double learning`, `no replay`, `Dueling: V + A`. */
export function settingPhrase(path: SettingPath, value: FieldValue, run: RunSummary): string {
  const text = settingText(path, value, run);
  if (path in plainLabels) return text;
  const label = settingLabel(path, run);
  if (typeof value === 'boolean')
    return value ? label : `no ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  return typeof value === 'number' ? `${label} ${text}` : `${label}: ${text}`;
}

/** A text that is equal exactly where two values are. */
export const settingIdentity = (value: FieldValue | undefined): string => JSON.stringify(value ?? null);
