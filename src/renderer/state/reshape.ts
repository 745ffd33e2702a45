/** Another environment or algorithm in the form: what was entered by hand stays where it still has a place. */
import { checkFields, type Field } from '../../shared/fields';
import { parseFieldList, parseFieldText } from '../../shared/field-text';
import { canVary, formFields, isChanged, type ExperimentForm } from './experiment-form';

/** Texts by the field's path. */
type Texts = Readonly<Record<string, string>>;

/** What was entered by hand. */
export interface Entered {
  readonly texts: Texts;
  readonly lists: Texts;
}

export const nothingEntered: Entered = { texts: {}, lists: {} };

/** What differs from the baseline in a form of which nothing else is known. */
export function enteredIn(form: ExperimentForm, baseline: Texts): Entered {
  const texts = formFields(form.algorithm, form.environment).flatMap(({ path, field }) => {
    const text = form.texts[path] ?? '';
    return isChanged(field, text, baseline[path] ?? '') ? [[path, text] as const] : [];
  });
  return { texts: Object.fromEntries(texts), lists: form.lists };
}

/** Whether a field takes every one of these values. */
const takes = (field: Field, values: readonly unknown[]) =>
  values.length > 0 &&
  values.every((value) => checkFields({ value: field }, { value }, '').problems.length === 0);

/**
 * The form with another environment or algorithm. What does not depend on that stays as it is; of the rest, what was
 * entered by hand stays where the new field of the same name takes it.
 * @param baseline of the new form
 */
export function reshape(
  form: ExperimentForm,
  environment: string,
  algorithm: string,
  baseline: Texts,
  { texts: entered, lists: listed }: Entered,
): ExperimentForm {
  const texts: Record<string, string> = { ...baseline };
  const lists: Record<string, string> = {};
  for (const entry of formFields(algorithm, environment)) {
    const { path, field } = entry;
    const isNew =
      (path.startsWith('hyperparameters.') && algorithm !== form.algorithm) ||
      (path.startsWith('environmentOptions.') && environment !== form.environment);
    const before = isNew ? undefined : form.texts[path];
    const own = entered[path];
    if (before !== undefined) texts[path] = before;
    else if (own !== undefined && takes(field, [parseFieldText(field, own)])) texts[path] = own;
    const list = isNew ? listed[path] : (form.lists[path] ?? listed[path]);
    if (list !== undefined && canVary(entry) && takes(field, parseFieldList(field, list))) lists[path] = list;
  }
  return { environment, algorithm, texts, lists };
}
