/** What the window and the command line see of a run: its record, summed up with what people say of it. */
import type { z } from 'zod';
import { noAnnotations } from '../../shared/annotations';
import { withoutExplanation } from '../../shared/assignment';
import { algorithms, environments } from '../../catalogue';
import type { Experiment } from '../../shared/experiment';
import { withholdsResult, type RunSummary } from '../../shared/runs';
import { programRunNames } from './program-run-names';
import type { AnnotationReading } from './run-annotations';
import { orderedOf, type experimentShape, type RunRecord } from './run-record';

/** An experiment of which only the shape has been checked: whether this version knows it is another question. */
export const settingsOf = (recorded: z.infer<typeof experimentShape>): Experiment =>
  recorded as unknown as Experiment;

/** Names that were made before: a run is summed up again and again, and its settings stay the same object. */
const named = new WeakMap<RunRecord['experiment'], string>();

/** The name that follows from the settings; of what this version does not know, the name that the record keeps. */
function nameOf({ name, preset, experiment: given }: RunRecord): string {
  const before = named.get(given);
  if (before !== undefined) return before;
  const experiment = settingsOf(given);
  const isKnown =
    Object.hasOwn(environments, experiment.environment) && Object.hasOwn(algorithms, experiment.algorithm);
  const made = isKnown ? programRunNames().of(experiment, preset) : name;
  named.set(given, made);
  return made;
}

/** What the window and the command line see of a record and of what people say of the run. */
export function summaryOf(
  record: RunRecord,
  elsewhere: boolean,
  { annotations, fault }: AnnotationReading = { annotations: noAnnotations, fault: null },
): RunSummary {
  const { id, preset, state, createdAt, rank, step, seconds, stepsPerSecond } = record;
  const { checkpointStep, versions, extensions } = record;
  const assignment = record.assignment ?? null;
  const isWithheld = withholdsResult({ assignment, annotations });
  return {
    id,
    name: annotations.name ?? nameOf(record),
    experiment: settingsOf(record.experiment),
    preset,
    state,
    createdAt,
    order: orderedOf(record).order,
    ...(rank === undefined ? {} : { rank }),
    step,
    seconds,
    stepsPerSecond,
    result: isWithheld ? null : record.result,
    ...(extensions === undefined ? {} : { extensions }),
    checkpointStep,
    versions,
    elsewhere,
    annotations,
    annotationsFault: fault,
    origin: record.origin ?? null,
    assignment: isWithheld ? withoutExplanation(assignment!) : assignment,
  };
}
