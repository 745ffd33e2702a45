/** `run.json`: what is known of a run without reading its metrics. Written only by the process that owns the run. */
import { message } from '../../shared/language/say';
import { join } from 'node:path';
import { z } from 'zod';
import { answerKinds } from '../../shared/assignment';
import { excessOf } from '../../shared/extent';
import { fileLimits, recordedExperiment } from '../../shared/limits';
import type { FieldValue } from '../../shared/fields';
import { runPhases, type Ordered, type RunSummary } from '../../shared/runs';
import { earlierGerman, onlyTranslation, recordedSentence } from '../../shared/language/earlier';
import { messageSchema } from './message-schema';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';
import { visibleIn, visibleLine } from '../../shared/visible';
import { parseJson } from '../files/json-text';
import { issueSentence } from '../files/schema-issue';
import { readTextFile, readTextFileSync, TextFileError, type TextSource } from '../files/text-file';
import { writeFileAtomically } from '../files/atomic-file';
import { markOf } from '../files/file-mark';
import { messageOf } from './storage-error';

const schemaVersion = 1;

const identitySchema = z.object({
  host: z.string(),
  pid: z.number().int(),
  started: z.string().nullable(),
  space: z.string().nullish(),
});

/** JSON has no NaN: a return that is none is stored as null. */
const return_ = z
  .number()
  .nullable()
  .transform((value) => value ?? NaN);

const questionWords = {
  question: z.string(),
  options: z.array(z.string()).optional(),
  hint: z.string().optional(),
  explanation: z.string().optional(),
};

const fieldValue: z.ZodType<FieldValue> = z.union([z.number(), z.string(), z.boolean(), z.array(z.number())]);

/** Only the shape of an experiment: a run of another version stays readable though it may not be resumable. */
export const experimentShape = z.looseObject({
  environment: z.string(),
  algorithm: z.string(),
  steps: z.number(),
  seed: z.number(),
  evaluateEvery: z.number(),
  evaluationEpisodes: z.number(),
  finalEpisodes: z.number(),
  hyperparameters: z.record(z.string(), fieldValue),
});

/** Versions before 0.2.0 stored the reason as a sentence. */
const crashed = z
  .object({
    phase: z.literal('crashed'),
    reason: z.union([messageSchema, z.string()]),
    reasonDe: z.string().optional(),
  })
  .transform(({ phase, reason, reasonDe }) => ({
    phase,
    reason: typeof reason === 'string' ? recordedSentence(reason, reasonDe) : reason,
  }));

const resultSchema = z.object({ episodes: z.number(), mean: return_, std: return_ }).nullable();

const recordSchema = z.object({
  schema: z.literal(schemaVersion),
  id: z.string(),
  name: z.string(),
  preset: z.string().nullable(),
  state: z.discriminatedUnion('phase', [
    z.object({ phase: z.enum(runPhases).exclude(['crashed']) }),
    crashed,
  ]),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  /**
   * Where it stands among the runs: a time like `createdAt`, but later than that of every run that was there before,
   * whatever the clock said. Runs of earlier versions have none.
   */
  order: z.string().optional(),
  /** Where it stands, or stood last, in the queue: the lowest is the next. Runs of earlier versions have none. */
  rank: z.number().optional(),
  /** ISO 8601, UTC: when this file was written; that it changes is the sign of life where processes cannot be asked. */
  updatedAt: z.string(),
  step: z.number(),
  seconds: z.number(),
  stepsPerSecond: z.number().nullable(),
  result: resultSchema,
  /** Where it had come to each time that its budget was raised; most runs have none. */
  extensions: z.array(z.object({ budget: z.number(), step: z.number(), result: resultSchema })).optional(),
  checkpointStep: z.number().nullable(),
  experiment: experimentShape,
  versions: z.record(z.string(), z.string()),
  /** Where an imported run came from; runs of earlier versions, and own ones, have none. */
  origin: z
    .object({ name: z.string(), file: z.string(), importedAt: z.string(), id: z.string() })
    .nullable()
    .optional(),
  /** The assignment that it was started from; runs of earlier versions have none. */
  assignment: z
    .object({
      id: z.string(),
      title: z.string(),
      titles: z.record(z.string(), z.string()).optional(),
      /** The German one, as versions before 0.2.0 stored it. */
      titleDe: z.string().optional(),
      kind: z.enum(answerKinds),
      ...questionWords,
      translations: z.record(z.string(), z.object(questionWords)).optional(),
      /** The German one, as versions before 0.2.0 stored it. */
      [onlyTranslation]: z.object(questionWords).optional(),
    })
    .transform(({ titleDe, [onlyTranslation]: german, ...stored }) => ({
      ...(titleDe === undefined ? {} : { titles: earlierGerman(titleDe) }),
      ...(german === undefined ? {} : { translations: earlierGerman(german) }),
      ...stored,
    }))
    .nullable()
    .optional(),
  /** The process that runs or queues it and the process that trains it; null while nothing does. */
  owner: identitySchema.extend({ trainer: identitySchema.nullable() }).nullable(),
});

export type RunRecord = z.infer<typeof recordSchema>;
export type RunOwner = NonNullable<RunRecord['owner']>;

/** A folder under `runs` that cannot be shown as a run. */
export class DamagedRunError extends SpokenError {
  constructor(
    readonly id: string,
    readonly folder: string,
    readonly reason: Message,
    /** Nothing is wrong with it, but a later version of the program wrote it. */
    readonly isNewer = false,
  ) {
    super(message('runs.damagedRun', { folder, reason }));
    this.name = 'DamagedRunError';
  }
}

/**
 * Checks what a run.json holds.
 * @param folder for the message
 * @throws DamagedRunError
 */
export function parseRecord(value: unknown, id: string, folder: string): RunRecord {
  const version = (value as { schema?: unknown } | null)?.schema;
  if (typeof version === 'number' && version > schemaVersion)
    throw new DamagedRunError(id, folder, message('runs.newerVersion', { schema: version }), true);
  const result = recordSchema.safeParse(value);
  if (!result.success) throw new DamagedRunError(id, folder, issueSentence(recordSchema, value, 'run.json'));
  const excess = excessOf(result.data.experiment, recordedExperiment);
  if (excess !== null)
    throw new DamagedRunError(
      id,
      folder,
      message('runs.at', { place: 'run.json: experiment', what: excess }),
    );
  if (result.data.id !== id)
    throw new DamagedRunError(id, folder, message('runs.otherRunsRecord', { id: result.data.id }));
  return result.data;
}

/** The file of a run's folder. */
export const recordFile = (folder: string): string => join(folder, 'run.json');

const recordSource = (seen: (mark: string) => void): TextSource => ({
  most: fileLimits.record,
  source: 'run.json',
  opened: (info) => seen(markOf(info)),
});

/** What keeps a record from being read, as a fault of the run where it is one. */
function readingFault(error: unknown, id: string, folder: string): unknown {
  if (error instanceof TextFileError) return new DamagedRunError(id, folder, error.says);
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR'
    ? new DamagedRunError(id, folder, message('runs.recordMissing'))
    : error;
}

function recordIn(text: string, id: string, folder: string): RunRecord {
  let value: unknown;
  try {
    value = parseJson(text, 'run.json');
  } catch (error) {
    throw new DamagedRunError(id, folder, messageOf(error));
  }
  return shownRecord(parseRecord(value, id, folder));
}

/** A record of which everything can be shown and printed: what controls a terminal is written out. */
function shownRecord(record: RunRecord): RunRecord {
  const { state, experiment, assignment, ...lines } = record;
  const shown = { ...visibleIn(lines, visibleLine), ...visibleIn({ state, experiment }) };
  if (assignment === undefined || assignment === null) return { ...shown, assignment };
  // What is asked may run over several lines; what it is called does not.
  const { id, title, titles } = assignment;
  const named = titles === undefined ? { id, title } : { id, title, titles };
  return { ...shown, assignment: { ...visibleIn(assignment), ...visibleIn(named, visibleLine) } };
}

/**
 * Reads a run folder's record.
 * @param seen told the mark of the file that is read
 * @throws DamagedRunError where it is missing or makes no sense; the system's error where the disk refuses
 */
export async function readRecord(
  folder: string,
  id: string,
  seen: (mark: string) => void = () => undefined,
): Promise<RunRecord> {
  const text = await readTextFile(recordFile(folder), recordSource(seen)).catch((error: unknown) => {
    throw readingFault(error, id, folder);
  });
  return recordIn(text, id, folder);
}

/** The same at once. */
export function readRecordNow(
  folder: string,
  id: string,
  seen: (mark: string) => void = () => undefined,
): RunRecord {
  let text: string;
  try {
    text = readTextFileSync(recordFile(folder), recordSource(seen));
  } catch (error) {
    throw readingFault(error, id, folder);
  }
  return recordIn(text, id, folder);
}

/** A record as it stands in its file. */
export const recordText = (record: RunRecord): string => `${JSON.stringify(record, null, 2)}\n`;

/**
 * Writes a run folder's record as a whole.
 * @param permit called before it counts; what it throws leaves the old one
 */
export async function writeRecord(folder: string, record: RunRecord, permit?: () => void): Promise<void> {
  await writeFileAtomically(recordFile(folder), recordText(record), permit);
}

/** What orders a run among the others. */
export const orderedOf = ({ id, createdAt, order = createdAt }: RunRecord): Required<Ordered> => ({
  id,
  createdAt,
  order,
});

/** A new record in the queue. */
export function newRecord(
  given: Pick<RunRecord, 'id' | 'name' | 'preset' | 'createdAt' | 'order' | 'rank' | 'versions' | 'owner'> &
    Pick<RunSummary, 'experiment' | 'assignment'>,
): RunRecord {
  return {
    schema: schemaVersion,
    id: given.id,
    name: given.name,
    preset: given.preset,
    state: { phase: 'queued' },
    createdAt: given.createdAt,
    order: given.order,
    rank: given.rank,
    updatedAt: given.createdAt,
    step: 0,
    seconds: 0,
    stepsPerSecond: null,
    result: null,
    checkpointStep: null,
    experiment: { ...given.experiment },
    versions: given.versions,
    assignment: given.assignment as RunRecord['assignment'],
    owner: given.owner,
  };
}
