/** The recorded runs, and experiments that differ from theirs in a setting. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules, type DiagnosedRun, type RuleId } from '../../../src/shared/diagnosis';
import { type Experiment } from '../../../src/shared/experiment';
import type { FieldValue } from '../../../src/shared/fields';
import { faulty } from './recorded-runs';
import { runOf, type Recording } from './recording';

export const folder = join(import.meta.dirname, 'recorded');
export const recorded = (name: string): DiagnosedRun =>
  runOf(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Recording);
export const ruleIds = Object.keys(rules) as RuleId[];
export const faults = Object.keys(faulty) as (keyof typeof faulty)[];

/** The experiment with a setting changed. */
export function changed(experiment: Experiment, path: string, value: FieldValue): Experiment {
  const name = path.replace('hyperparameters.', '');
  return name === path
    ? { ...experiment, [path]: value }
    : { ...experiment, hyperparameters: { ...experiment.hyperparameters, [name]: value } };
}
