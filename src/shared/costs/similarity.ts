/** How much two experiments differ in what decides the work of a step. */
import { catalogue } from '../catalogue';
import { settingsOfExperiment, type SettingPath } from '../configuration';
import { experimentFields, type Experiment } from '../experiment';
import type { Field, Fields, FieldValue } from '../fields';

/** What a setting of an experiment is; undefined for the choices of environment, algorithm and the environment's options. */
function fieldAt(path: SettingPath, { algorithm }: Experiment): Field | undefined {
  const hyperparameters = catalogue().algorithms[algorithm]?.hyperparameters ?? {};
  const name = path.replace(/^hyperparameters\./, '');
  const fields: Fields = name === path ? experimentFields : hyperparameters;
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** The settings of an experiment that decide how much work a step is, as far as they have an effect. */
export function costlySettings(experiment: Experiment): ReadonlyMap<SettingPath, FieldValue> {
  return new Map(
    [...settingsOfExperiment(experiment)].filter(([path]) => fieldAt(path, experiment)?.costly === true),
  );
}

/** What a setting weighs: numbers by their size, lists by the sum of theirs; 0 what has no size. */
function sizeOf(value: FieldValue | undefined): number {
  if (typeof value === 'number') return value;
  return typeof value === 'object' ? value.reduce((sum, size) => sum + size, 0) : 0;
}

/** A factor of two counts as much as a switch; more than a factor of eight is not told apart. */
function settingDistance(a: FieldValue | undefined, b: FieldValue | undefined): number {
  if (JSON.stringify(a) === JSON.stringify(b)) return 0;
  const [x, y] = [sizeOf(a), sizeOf(b)];
  return x <= 0 || y <= 0 ? 1 : Math.min(3, Math.abs(Math.log2(x / y)));
}

/** What is compared: an experiment or a measured row. */
export interface Compared {
  readonly environment: string;
  readonly algorithm: string;
  readonly costly: ReadonlyMap<SettingPath, FieldValue>;
}

export const comparedOf = (experiment: Experiment): Compared => ({
  environment: experiment.environment,
  algorithm: experiment.algorithm,
  costly: costlySettings(experiment),
});

/** 0 where a step is the same work, about 1 for each switch or factor of two; infinite between algorithms. */
export function distance(a: Compared, b: Compared): number {
  if (a.algorithm !== b.algorithm) return Infinity;
  const paths = new Set([...a.costly.keys(), ...b.costly.keys()]);
  let sum = a.environment === b.environment ? 0 : 2;
  for (const path of paths) sum += settingDistance(a.costly.get(path), b.costly.get(path));
  return sum;
}
