/** Changes of settings in words, and in the form. */
import type { Change } from '../../shared/diagnosis';
import type { Experiment } from '../../shared/experiment';
import type { Field, FieldValue } from '../../shared/fields';
import { t } from '../i18n';
import { cards } from '../i18n/cards';
import { formatExact } from '../i18n/format';
import { fieldText } from './experiment-form';
import { experiment } from './experiment.svelte';
import { rooms } from './rooms.svelte';

const prefix = 'hyperparameters.';

/** The field of a path in the words of the window's language; undefined where the catalogue knows none. */
function fieldOf(path: string, algorithm: string): Field | undefined {
  return path.startsWith(prefix)
    ? cards.algorithms[algorithm]?.hyperparameters[path.slice(prefix.length)]
    : cards.experimentFields[path];
}

/** A value as it is read in the form. */
function valueText(field: Field | undefined, value: FieldValue | undefined): string {
  if (value === undefined) return '–';
  if (field?.kind === 'choice')
    return field.options.find((option) => option.value === value)?.label ?? String(value);
  if (typeof value === 'boolean') return value ? t.field.on : t.field.off;
  return typeof value === 'number' ? formatExact(value) : fieldText(value);
}

/** The value that a change sets, as it is read in the form. */
export const newValueOf = ({ path, value }: Change, algorithm: string): string =>
  valueText(fieldOf(path, algorithm), value);

/** What a change does, in words: the setting's name, its value so far, and the new one. */
export function wordsOf(change: Change, { algorithm, hyperparameters, ...common }: Experiment) {
  const { path } = change;
  const field = fieldOf(path, algorithm);
  const before = path.startsWith(prefix)
    ? hyperparameters[path.slice(prefix.length)]
    : (common as Readonly<Record<string, unknown>>)[path];
  return {
    label: field?.label ?? path,
    before: valueText(field, before as FieldValue | undefined),
    after: newValueOf(change, algorithm),
  };
}

/** Puts a run's experiment into the form with changes made, and opens it there. */
export function tryWith(changes: readonly Change[], of: Experiment, preset: string | null): void {
  experiment.use(of, preset);
  for (const { path, value } of changes) experiment.enter(path, fieldText(value));
  experiment.lookAt(changes[0]?.path ?? null);
  rooms.go('experiments');
}

/** Puts an experiment of its own into the form, and opens it there. */
export function tryExperiment(of: Experiment): void {
  experiment.use(of, null);
  experiment.lookAt(null);
  rooms.go('experiments');
}
