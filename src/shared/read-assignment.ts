/** Reads the assignment of a preset file: its locks, and its question in each language. */
import {
  answerKinds,
  lockablePaths,
  type AnswerKind,
  type Assignment,
  type Locks,
  type QuestionWords,
} from './assignment';
import type { Experiment } from './experiment';
import { FilePart, isRecord, refused, type Checked } from './file-part';
import { onlyTranslation } from './language/earlier';
import { optionLimits, presetLimits } from './preset-limits';
import { refusals } from './preset-refusals';
import { readTranslations } from './read-translations';

function textList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Reads which settings are locked; a path that nobody knows would lock nothing. */
function readLocks(
  reader: FilePart,
  record: Readonly<Record<string, unknown>>,
  experiment: Experiment,
): Locks {
  const { locked, allBut } = record;
  if ((locked === undefined) === (allBut === undefined)) {
    reader.refuse('locked', locked, refusals.locks());
    return { locked: 'all' };
  }
  if (locked === 'all') return { locked };
  const name = locked === undefined ? 'allBut' : 'locked';
  const list = locked ?? allBut;
  if (!textList(list)) {
    reader.refuse(name, list, refusals.lockList(name === 'locked'));
    return { locked: 'all' };
  }
  const locks: Locks = { [name]: list };
  const known = lockablePaths(experiment, locks);
  for (const path of list) if (!known.includes(path)) reader.refuse(name, path, refusals.lock(known));
  return locks;
}

const wordNames = ['question', 'options', 'hint', 'explanation'];

/** Reads a question in one language. */
function readWords(
  reader: FilePart,
  value: Readonly<Record<string, unknown>>,
  kind: AnswerKind | undefined,
): QuestionWords {
  const { options } = value;
  const { min, max } = optionLimits;
  const sound =
    textList(options) &&
    options.length >= min &&
    options.length <= max &&
    new Set(options).size === options.length &&
    options.every(
      (option) => option === option.trim() && option !== '' && option.length <= presetLimits.option,
    );
  if (kind === 'choice' && !sound)
    reader.refuse('options', options, refusals.options(min, max, presetLimits.option));
  if (kind !== 'choice' && kind !== undefined && options !== undefined)
    reader.refuse('options', options, refusals.noOptions());
  const optional = (name: 'hint' | 'explanation') =>
    value[name] === undefined ? {} : { [name]: reader.text(name, presetLimits[name], '') };
  return {
    question: reader.text('question', presetLimits.question),
    ...(kind === 'choice' && sound ? { options } : {}),
    ...optional('hint'),
    ...optional('explanation'),
  };
}

/**
 * Checks the assignment of a preset.
 * @param path prefix of the fields' names in problems, with a dot behind it
 */
export function readAssignment(
  value: unknown,
  experiment: Experiment,
  path: string,
): Checked<{ readonly assignment: Assignment }> {
  if (!isRecord(value)) return { problems: [refused(path.replace(/\.$/, ''), value, refusals.assignment())] };
  const { [onlyTranslation]: german, ...record } = value;
  const reader = new FilePart(record, path);
  reader.only(['locked', 'allBut', 'kind', 'translations', ...wordNames]);
  const locks = readLocks(reader, value, experiment);
  const kind = answerKinds.find((one) => one === value['kind']);
  if (kind === undefined) reader.refuse('kind', value['kind'], refusals.kind(answerKinds));
  const words = readWords(reader, value, kind);
  const translations = readTranslations(
    reader,
    { translations: record['translations'], german },
    refusals.translatedQuestion(),
    (part, own) => {
      part.only(wordNames);
      const translation = readWords(part, own, kind);
      if (words.options?.length !== translation.options?.length)
        part.refuse('options', translation.options, refusals.asManyOptions());
      return translation;
    },
  );
  const { problems } = reader;
  return problems.length > 0
    ? { problems }
    : { assignment: { ...locks, kind: kind!, ...words, ...translations } };
}
