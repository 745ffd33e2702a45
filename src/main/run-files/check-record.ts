/** What an imported run.json may say: it was made elsewhere, by anyone. */
import { message } from '../../shared/language/say';
import { z } from 'zod';
import { optionLimits, presetLimits } from '../../shared/preset-limits';
import { messageSchema } from '../runs/message-schema';
import { allowing } from '../../shared/refinement';
import { isVisible, isVisibleText, visibleIn, visibleOnly } from '../../shared/visible';
import { isActive } from '../../shared/runs';
import { parseJson } from '../files/json-text';
import { parseRecord, type RunRecord } from '../runs/run-record';
import { issueSentence } from '../files/schema-issue';
import { RunFileError } from './run-file';

const most = Number.MAX_SAFE_INTEGER;
const count = z.number().int().min(0).max(most);
/** A name that somebody else gave: in one line, and all of it to be seen. */
const line = (most: number, least = 0) =>
  z.string().min(least).max(most).refine(isVisible, allowing(visibleOnly));
/** What may run over several lines. */
const text = (most: number) => z.string().max(most).refine(isVisibleText, allowing(visibleOnly));
const word = line(100, 1);
const setting = z.union([z.number(), text(10_000), z.boolean(), z.array(z.number()).max(1000)]);
const settings = z
  .record(line(100), setting)
  .refine(
    (values) => Object.keys(values).length <= 500,
    allowing(message('allowed.mostSettings', { most: 500 })),
  );

const questionWords = {
  question: text(presetLimits.question),
  options: z.array(line(presetLimits.option)).max(optionLimits.max).optional(),
  hint: text(presetLimits.hint).optional(),
  explanation: text(presetLimits.explanation).optional(),
};

/** Beyond the record's own shape: the ranges of its values. */
const sensible = z.looseObject({
  name: line(500, 1),
  preset: line(100).nullable(),
  createdAt: z.iso.datetime(),
  step: count,
  seconds: z.number().min(0).max(1e10),
  stepsPerSecond: z.number().min(0).max(1e12).nullable(),
  result: z.looseObject({ episodes: count.max(1e9) }).nullable(),
  checkpointStep: count.nullable(),
  state: z.looseObject({ phase: z.string(), reason: messageSchema.optional() }),
  experiment: z.looseObject({
    environment: word,
    algorithm: word,
    steps: count,
    seed: count,
    evaluateEvery: count,
    evaluationEpisodes: count,
    finalEpisodes: count,
    hyperparameters: settings,
    environmentOptions: settings.optional(),
  }),
  versions: z.record(line(100), line(10_000)),
  assignment: z
    .looseObject({
      id: word,
      title: line(presetLimits.title),
      titles: z.record(line(20), line(presetLimits.title)).optional(),
      ...questionWords,
      translations: z.record(line(20), z.looseObject(questionWords)).optional(),
    })
    .nullable()
    .optional(),
});

/**
 * Reads the run.json of a run that is imported.
 * @throws RunFileError, DamagedRunError that names field and what is allowed
 */
export function checkRecord(json: string, id: string, where: string): RunRecord {
  const record = parseRecord(parseJson(json, `${where}/run.json`), id, where);
  if (!sensible.safeParse(record).success)
    throw new RunFileError(
      message('exchange.inFile', { file: `${where}/run.json`, what: issueSentence(sensible, record) }),
    );
  if (record.state.phase !== 'crashed') return record;
  // A reason quotes what a trainer printed, colours and all: that makes no run a bad one.
  return { ...record, state: { phase: 'crashed', reason: visibleIn(record.state.reason) } };
}

/** An imported run that was at work when it was exported is at rest here. */
export function atRest(state: RunRecord['state']): RunRecord['state'] {
  return isActive(state.phase) ? { phase: 'stopped' } : state;
}
