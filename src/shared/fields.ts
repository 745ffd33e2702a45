/**
 * Descriptions of settings: one list of fields validates values, fills a form, prints the command line's
 * help and the tables of the guides.
 */
import { message, say } from './language/say';
import type { Mended } from './language/en/messages/problems';
import { readingsOf, readNumber, writeNumber } from './numbers/typed';
import { namedAtMost } from './limits';
import type { Problem } from './problem';
import { wordedProblem } from './worded-problem';
import { SpokenError } from './language/spoken-error';
import type { Message } from './language/message';
import { visibleLine } from './visible';

interface FieldBase {
  /** Short name shown beside the input. */
  readonly label: string;
  /** The symbol that papers use, for example `γ`. */
  readonly symbol?: string;
  /** One or two sentences: what it does, and what changes when it grows. */
  readonly doc: string;
  /** Unit shown behind the input, for example `env steps`. */
  readonly unit?: string;
  /** Heading of the form section that the field belongs to. */
  readonly group: string;
  /** Whether its value changes how much work an env step is: what estimates of a training's time go by. */
  readonly costly?: true;
  /** Whether it makes something change over the budget: always, or with these values. */
  readonly overBudget?: true | readonly string[];
  /** Shown only where it differs from its default; validated all the same. */
  readonly rare?: true;
  /** Shown only when the field `field` holds one of the values `is`; validated all the same. */
  readonly when?: { readonly field: string; readonly is: readonly (string | boolean | number)[] };
}

export interface NumberField extends FieldBase {
  readonly kind: 'number' | 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** The smallest value itself is refused (a learning rate of zero, for example). */
  readonly exclusiveMin?: boolean;
  /** How a slider or a stepper moves. */
  readonly scale?: 'linear' | 'log';
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly default: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly doc: string }[];
}

export interface SwitchField extends FieldBase {
  readonly kind: 'switch';
  readonly default: boolean;
}

/** A list of positive integers, for example the widths of hidden layers. */
export interface SizesField extends FieldBase {
  readonly kind: 'sizes';
  readonly default: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly minCount: number;
  readonly maxCount: number;
}

/** A text of a notation of its own, for example the map of a gridworld. */
export interface TextField extends FieldBase {
  readonly kind: 'text';
  readonly default: string;
  /** What is allowed, in words. */
  readonly allowed: string;
  /** Says what is wrong with a text and what to do, in whole sentences; null where nothing is. */
  readonly complaint: (text: string) => string | null;
}

export type Field = NumberField | ChoiceField | SwitchField | SizesField | TextField;
export type Fields = Readonly<Record<string, Field>>;
export type FieldValue = number | string | boolean | readonly number[];

type ValueOf<F extends Field> = F extends { kind: 'number' | 'integer' }
  ? number
  : F extends { kind: 'switch' }
    ? boolean
    : F extends { kind: 'sizes' }
      ? readonly number[]
      : F extends { kind: 'text' }
        ? string
        : F extends { kind: 'choice'; options: readonly { value: infer V }[] }
          ? V
          : never;

/** The values that a list of fields describes, as a type. */
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

/** Thrown where values cannot be used; carries every problem found, not only the first. */
export class InvalidValueError extends SpokenError {
  /**
   * @param what what cannot be done, without an end of the sentence
   * @param candidates for each problem the experiment that has it, where experiments were checked
   */
  constructor(
    readonly what: Message,
    readonly problems: readonly Problem[],
    readonly candidates: readonly unknown[] = [],
  ) {
    super(message('experiments.refused', { what, problems }));
    this.name = 'InvalidValueError';
  }
}

/** A name as somebody else gave it, in a message: one line that can be seen, and no longer than it need be. */
export function shortName(name: string): string {
  if (name.trim() === '') return JSON.stringify(name.slice(0, 57));
  return visibleLine(name.length > 60 ? `${name.slice(0, 57)}...` : name);
}

/** That there are more names that nobody knows than are told one by one. */
export const moreNames = (path: string, more: number, allowed: string): Problem =>
  wordedProblem(`${path}…`, `+${more}`, allowed, message('refusals.removeNames'));

/** Writes any value the way it stands in an experiment file, cut to a readable length. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'number') return writeNumber(value);
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    text = undefined;
  }
  text ??= Object.prototype.toString.call(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** Which values a field takes; a field in the words of a language is told in them. */
export function rangeOf(field: Field, mended: Mended = 'file'): Message {
  switch (field.kind) {
    case 'number':
    case 'integer': {
      const { kind, min, max, exclusiveMin = false } = field;
      return message('problems.range', { mended, kind, min, max, exclusiveMin });
    }
    case 'switch':
      return message('problems.range', { mended, kind: field.kind });
    case 'choice': {
      const options = field.options.map(({ value, label }) => ({ value, label }));
      return message('problems.range', { mended, kind: field.kind, options });
    }
    case 'sizes': {
      const { kind, min, max, minCount, maxCount } = field;
      return message('problems.range', { mended, kind, min, max, minCount, maxCount });
    }
    case 'text':
      return message('problems.range', { mended, kind: field.kind, allowed: field.allowed });
  }
}

/** What to do about a value that is out of the range of its field. */
export const setAllowed = (field: Field, mended: Mended = 'file'): Message =>
  message('problems.setAllowed', {
    mended,
    value: field.default,
    written: showValue(field.default),
    label:
      field.kind === 'choice'
        ? (field.options.find(({ value }) => value === field.default)?.label ?? null)
        : null,
  });

/** Says in English which values a field takes. */
export const allowedValues = (field: Field): string => say(rangeOf(field));

/** Whether a field takes a value. */
export function isAllowed(field: Field, value: unknown): value is FieldValue {
  switch (field.kind) {
    case 'number':
    case 'integer':
      return (
        typeof value === 'number' &&
        Number.isFinite(value) &&
        (field.kind === 'number' || Number.isSafeInteger(value)) &&
        (field.exclusiveMin ? value > field.min : value >= field.min) &&
        value <= field.max
      );
    case 'switch':
      return typeof value === 'boolean';
    case 'choice':
      return field.options.some((option) => option.value === value);
    case 'sizes':
      return (
        Array.isArray(value) &&
        value.length >= field.minCount &&
        value.length <= field.maxCount &&
        value.every((size) => Number.isSafeInteger(size) && size >= field.min && size <= field.max)
      );
    case 'text':
      return typeof value === 'string' && field.complaint(value) === null;
  }
}

/** The values that a list of fields starts from. */
export function defaultsOf<F extends Fields>(fields: F): ValuesOf<F> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, field.default]),
  ) as ValuesOf<F>;
}

/**
 * What to do about a typed text that is a number for some readers, or several for different ones: how each is written,
 * as far as the field takes it; null where that is not what is wrong.
 */
function howToWrite(field: Field, value: unknown): Message | null {
  if ((field.kind !== 'number' && field.kind !== 'integer') || typeof value !== 'string') return null;
  if (readNumber(value) !== null) return null;
  const readings = readingsOf(value);
  const allowed = readings.filter((reading) => isAllowed(field, reading));
  if (allowed.length === 0) return null;
  const parts = value.split(/[,;]/).map((part) => readNumber(part));
  const isList = value.includes(',') && parts.length > 1 && parts.every((part) => part !== null);
  const list = isList ? parts.map(writeNumber).join('; ') : null;
  return message('refusals.readAsSeveral', {
    readings: readings.map(writeNumber),
    written: allowed.map(writeNumber),
    list,
  });
}

function nearestName(name: string, names: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const wanted = plain(name);
  if (wanted === '') return undefined;
  return names.find((other) => plain(other).includes(wanted) || wanted.includes(plain(other)));
}

/**
 * Checks values against fields and fills what is missing with defaults.
 * @param path prefix of the fields' names in problems, for example `hyperparameters.`
 */
export function checkFields<F extends Fields>(
  fields: F,
  values: unknown,
  path: string,
): { values: ValuesOf<F>; problems: Problem[] } {
  const problems: Problem[] = [];
  const checked: Record<string, unknown> = { ...defaultsOf(fields) };
  if (values !== undefined && (typeof values !== 'object' || values === null || Array.isArray(values))) {
    problems.push(
      wordedProblem(
        path.replace(/\.$/, ''),
        showValue(values),
        message('refusals.namedValues'),
        message('refusals.writeNamedValues'),
      ),
    );
    return { values: checked as ValuesOf<F>, problems };
  }
  let unknown = 0;
  for (const [name, value] of Object.entries(values ?? {})) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) {
      // A file of a hundred thousand names is told by its first ones.
      if (++unknown > namedAtMost) continue;
      const near = nearestName(name, Object.keys(fields));
      problems.push(
        wordedProblem(
          path + shortName(name),
          showValue(value),
          Object.keys(fields).join(', '),
          near === undefined ? message('refusals.correctName') : message('refusals.meant', { name: near }),
        ),
      );
    } else if (isAllowed(field, value)) {
      checked[name] = value;
    } else {
      const written = howToWrite(field, value);
      problems.push({
        field: path + name,
        value: showValue(value),
        code: 'range',
        allowed: allowedValues(field),
        remedy:
          (written === null ? null : say(written)) ??
          (field.kind === 'text' && typeof value === 'string' ? field.complaint(value) : null) ??
          say(setAllowed(field)),
        ...(written === null ? {} : { says: { remedy: written } }),
      });
    }
  }
  if (unknown > namedAtMost)
    problems.push(moreNames(path, unknown - namedAtMost, Object.keys(fields).join(', ')));
  return { values: checked as ValuesOf<F>, problems };
}
