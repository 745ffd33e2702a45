/** What is wrong with an experiment, in German. */
import { catalogue, misfit } from '../../catalogue';
import type { AlgorithmCard } from '../../catalogue/algorithm';
import type { EnvironmentCard, Space } from '../../catalogue/environment';
import { showValue, type Field, type Fields } from '../../fields';
import { wordsOf, type Problem } from '../../problem';
import type { Message } from '../message';
import { say } from '../say';
import { cardsIn } from '../cards';
import type { Mended, ProblemsIn } from '../problems-in';
import { settingNumber } from '../../numbers/settings';

const german = (part: Message) => say(part, 'de');

const kinds: Readonly<Record<Space['kind'], string>> = { box: 'kontinuierliche', discrete: 'diskrete' };

/** Why an algorithm cannot run on an environment, in one sentence; null where it can. */
export function misfitInGerman(algorithm: AlgorithmCard, environment: EnvironmentCard): string | null {
  if (misfit(algorithm, environment) === null) return null;
  const [what, needed, there] = algorithm.actions.includes(environment.action.kind)
    ? ['Beobachtungen', algorithm.observations, environment.observation.kind]
    : ['Aktionen', algorithm.actions, environment.action.kind];
  return `${algorithm.title} braucht ${needed.map((kind) => kinds[kind]).join(' oder ')} ${what}; ${environment.id} hat ${kinds[there]}.`;
}

/** Says in words which values a field takes. */
export function allowedInGerman(field: Field, mended: Mended = 'form'): string {
  const number = mended === 'form' ? (value: number) => settingNumber(value, 'de') : String;
  switch (field.kind) {
    case 'number':
    case 'integer': {
      const what = field.kind === 'integer' ? 'eine ganze Zahl' : 'eine Zahl';
      const from = field.exclusiveMin ? `über ${number(field.min)}` : `von ${number(field.min)}`;
      return `${what} ${from} bis ${number(field.max)}`;
    }
    case 'switch':
      return mended === 'form' ? 'an oder aus' : 'true oder false';
    case 'choice':
      return field.options.map(({ label, value }) => (mended === 'form' ? label : value)).join(', ');
    case 'sizes':
      return `${field.minCount} bis ${field.maxCount} ganze Zahlen von ${number(field.min)} bis ${number(field.max)}`;
    case 'text':
      return field.allowed;
  }
}

/** A field's default as it is written there. */
function defaultInGerman(field: Field, mended: Mended): string {
  const value = field.default;
  if (mended === 'file') return showValue(value);
  if (field.kind === 'choice')
    return field.options.find((option) => option.value === value)?.label ?? String(value);
  if (typeof value === 'boolean') return value ? 'an' : 'aus';
  if (typeof value === 'number') return settingNumber(value, 'de');
  return typeof value === 'string' ? value : value.join(', ');
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** The part of an experiment that a path lies in, its fields in both languages and the name in there. */
function placeOf(path: string, experiment: Readonly<Record<string, unknown>>) {
  const { algorithms, environments, experimentFields } = cardsIn('de', catalogue());
  const [part, name] = path.includes('.') ? (path.split('.', 2) as [string, string]) : ['', path];
  const own = (from: Readonly<Record<string, { readonly id: string }>>, id: unknown) =>
    typeof id === 'string' && Object.hasOwn(from, id) ? id : null;
  const algorithm = own(algorithms, experiment['algorithm']);
  const environment = own(environments, experiment['environment']);
  const fields: Fields | undefined =
    part === ''
      ? experimentFields
      : part === 'hyperparameters' && algorithm !== null
        ? algorithms[algorithm]!.hyperparameters
        : part === 'environmentOptions' && environment !== null
          ? environments[environment]!.options
          : undefined;
  const values = record(part === '' ? experiment : experiment[part]);
  return {
    name,
    values,
    algorithm,
    environment,
    field: fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined,
  };
}

/**
 * A problem of an experiment that `checkExperiment` has found, in German: in the words that it carries itself, or in
 * those of the field.
 * @param experiment what was checked
 */
export function problemInGerman(found: Problem, experiment: unknown, mended: Mended = 'form'): Problem {
  const problem: Problem = { ...found, ...wordsOf(found, german) };
  const given = record(experiment);
  const { name, values, algorithm, environment, field } = placeOf(problem.field, given);
  if (problem.field === 'algorithm' && algorithm !== null && environment !== null) {
    const { algorithms, environments } = cardsIn('de', catalogue());
    const reason = misfitInGerman(algorithms[algorithm]!, environments[environment]!);
    return reason === null ? problem : { ...problem, remedy: reason };
  }
  if (field === undefined) return problem;
  const value = values[name];
  if (found.code === 'range')
    return {
      ...problem,
      allowed: allowedInGerman(field, mended),
      remedy:
        (found.says?.remedy === undefined ? null : problem.remedy) ??
        (field.kind === 'text' && typeof value === 'string' ? field.complaint(value) : null) ??
        `Setzen Sie einen erlaubten Wert; der Standardwert ist ${defaultInGerman(field, mended)}.`,
    };
  if (environment !== null && (name === 'stateStack' || name === 'normaliseObservations'))
    return {
      ...problem,
      remedy: `${environment} zeigt die Nummer eines Zustands, mit der sich nicht rechnen lässt. Wählen Sie den Standardwert.`,
    };
  const conflict =
    algorithm === null ? undefined : catalogue().words['de']?.algorithms?.[algorithm]?.conflicts?.[name];
  return conflict === undefined
    ? problem
    : { ...problem, ...conflict({ ...defaults(algorithm!), ...values } as never, Number(given['steps'])) };
}

const defaults = (algorithm: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(catalogue().algorithms[algorithm]!.hyperparameters).map(([name, field]) => [
      name,
      field.default,
    ]),
  );

export const problems: ProblemsIn = {
  allowed: (field, mended) => allowedInGerman(field, mended),
  misfit: misfitInGerman,
  problem: problemInGerman,
};
