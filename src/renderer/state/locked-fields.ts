/** What an assignment means for the form: which values it sets, and whether it still is that assignment. */
import { isLocked, lockedValues } from '../../shared/assignment';
import type { FieldValue } from '../../shared/fields';
import type { Language } from '../../shared/language';
import type { Preset } from '../../shared/preset';
import { fieldText, formFields, type ExperimentForm } from './experiment-form';

type Choice = Pick<ExperimentForm, 'environment' | 'algorithm'>;

/** The texts of the fields that a preset sets for a choice of environment and algorithm, by path; none without an assignment. */
export function lockedTexts(preset: Preset | null, choice: Choice): Readonly<Record<string, string>> {
  if (preset?.assignment === undefined) return {};
  const values = [...lockedValues(preset.assignment, preset.experiment, choice)];
  return Object.fromEntries(
    values
      .filter(([path]) => path !== 'environment' && path !== 'algorithm')
      .map(([path, value]) => [path, fieldText(value as FieldValue)]),
  );
}

/** Whether a choice is still that of a preset: the same one, but for what an assignment leaves free. */
export function belongsTo({ experiment, assignment }: Preset, choice: Choice): boolean {
  return (['environment', 'algorithm'] as const).every(
    (name) => choice[name] === experiment[name] || (assignment !== undefined && !isLocked(assignment, name)),
  );
}

/** Every field of a choice under the heading of its section, those that do not apply at present as well. */
export function labelledSections(
  { environment, algorithm }: Choice,
  language: Language,
): {
  readonly title: string;
  readonly fields: readonly { readonly path: string; readonly label: string }[];
}[] {
  const all = formFields(algorithm, environment, language);
  const titles = [...new Set(all.map(({ field }) => field.group))];
  return titles.map((title) => ({
    title,
    fields: all
      .filter(({ field }) => field.group === title)
      .map(({ path, field }) => ({ path, label: field.label })),
  }));
}
