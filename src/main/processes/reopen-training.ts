/** Takes a training that came to the end of its budget up again, to go on to a larger one. */
import type { Experiment } from '../../shared/experiment';
import { reopened, reopens, savedTrainingOf } from '../../learning/training/saved-training';
import { writeCheckpoint, type StoredCheckpoint } from '../runs/checkpoint-files';
import { beforeLastLine } from '../runs/metric-writer';

/** Where a run's files stand. */
interface Places {
  readonly checkpoints: string;
  readonly metrics: string;
  /** Called before anything counts; what it throws leaves everything as it was. */
  readonly permit: () => void;
}

/**
 * The checkpoint from which a training goes on. Where its budget has been raised behind its end, that is a new one without
 * the final evaluation, on the disk before the line of that is cut off: whatever dies, one of both holds.
 */
export async function reopenWhereExtended(
  stored: StoredCheckpoint,
  experiment: Experiment,
  { checkpoints, metrics: path, permit }: Places,
): Promise<StoredCheckpoint> {
  const saved = savedTrainingOf(stored.checkpoint.state, false);
  if (!reopens(saved, experiment)) return stored;
  const metrics = saved.done ? beforeLastLine(path, stored.metrics) : stored.metrics;
  const checkpoint = { ...stored.checkpoint, state: reopened(saved, experiment) };
  const anew = { ...stored, checkpoint, metrics };
  await writeCheckpoint(checkpoints, checkpoint, anew, permit);
  return anew;
}
