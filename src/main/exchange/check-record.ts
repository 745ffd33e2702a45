/** What an imported run.json may say: it was made elsewhere, by anyone. */
import { z } from 'zod';
import { optionLimits, presetLimits } from '../../shared/preset';
import { allowing, atMost } from '../../shared/refinement';
import { parseJson } from '../json-text';
import { parseRecord, type RunRecord } from '../runs/run-record';
import { issueSentence } from '../schema-issue';
import { RunFileError } from './run-file';
import { exchangeTexts } from './texts';

const most = Number.MAX_SAFE_INTEGER;
const count = z.number().int().min(0).max(most);
const word = z.string().min(1).max(100);
const setting = z.union([z.number(), z.string().max(10_000), z.boolean(), z.array(z.number()).max(1000)]);
const settings = z
  .record(z.string().max(100), setting)
  .refine(
    (values) => Object.keys(values).length <= 500,
    allowing(atMost(500, { en: 'settings', de: 'Einstellungen' })),
  );

const crashReason = z.string().max(20_000).optional();
const questionWords = {
  question: z.string().max(presetLimits.question),
  options: z.array(z.string().max(presetLimits.option)).max(optionLimits.max).optional(),
  hint: z.string().max(presetLimits.hint).optional(),
  explanation: z.string().max(presetLimits.explanation).optional(),
};

/** Beyond the record's own shape: the ranges of its values. */
const sensible = z.looseObject({
  name: z.string().min(1).max(500),
  preset: z.string().max(100).nullable(),
  createdAt: z.iso.datetime(),
  step: count,
  seconds: z.number().min(0).max(1e10),
  stepsPerSecond: z.number().min(0).max(1e12).nullable(),
  result: z.looseObject({ episodes: count.max(1e9) }).nullable(),
  checkpointStep: count.nullable(),
  state: z.looseObject({ phase: z.string(), reason: crashReason, reasonDe: crashReason }),
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
  versions: z.record(z.string().max(100), z.string().max(500)),
  assignment: z
    .looseObject({
      id: word,
      title: z.string().max(presetLimits.title),
      titleDe: z.string().max(presetLimits.title).optional(),
      ...questionWords,
      de: z.looseObject(questionWords).optional(),
    })
    .nullable()
    .optional(),
});

/**
 * Reads the run.json of a run that is imported.
 * @throws RunFileError, DamagedRunError that names field and what is allowed
 */
export function checkRecord(text: string, id: string, where: string): RunRecord {
  const record = parseRecord(parseJson(text, `${where}/run.json`), id, where);
  if (!sensible.safeParse(record).success)
    throw new RunFileError(exchangeTexts.inFile(`${where}/run.json`, issueSentence(sensible, record)));
  return record;
}
