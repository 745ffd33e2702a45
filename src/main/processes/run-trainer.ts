/** What a trainer process does: one training, as it is told, until that ends and the process with it. */
import { message, say } from '../../shared/language/say';
import '../../catalogue';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';
import { goneError, RunGoneError, TakenOverError } from '../runs/run-errors';
import { asStorageError, StorageError } from '../runs/storage-error';
import { createTraining } from '../../catalogue/trainings';
import { readOrder } from './check-order';
import { computedWith } from './computed-with';
import type { Report } from './messages';
import { TrainingLoop } from './training-loop';

/** The supervisor may be gone: then nothing can be said, and the files hold everything. */
function report(sent: Report): Promise<void> {
  if (sent.type === 'notice') process.stdout.write(`${say(sent.says)}\n`);
  return new Promise((resolve) => {
    if (!process.connected) resolve();
    else process.send!(sent, undefined, undefined, () => resolve());
  });
}

/** Of an error that is not worded for people, that it ended the training, and what it says itself. */
function reasonOf(error: unknown): Message {
  if (error instanceof SpokenError) return error.says;
  return message('trainers.trainingFailed', {
    detail: error instanceof Error ? error.message : String(error),
  });
}

let failing = false;

async function fail(error: unknown, folder: string): Promise<void> {
  if (failing) return;
  failing = true;
  const gone = error instanceof TakenOverError ? null : goneError(folder);
  const known = asStorageError(gone ?? error, folder);
  const isStorage = known instanceof StorageError || known instanceof RunGoneError;
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  await report({
    type: 'failed',
    kind: known instanceof TakenOverError ? 'takenOver' : isStorage ? 'storage' : 'training',
    reason: reasonOf(known),
  });
  process.exit(isStorage ? 3 : 1);
}

/**
 * Looks after a training.
 * @returns what takes the supervisor's orders; the first one starts the training
 */
export function runTrainer(): (order: unknown) => void {
  let folder = '.';
  let loop: TrainingLoop | null = null;
  process.on('uncaughtException', (error) => void fail(error, folder));
  process.on('unhandledRejection', (error) => void fail(error, folder));

  return (given) => {
    const order = readOrder(given);
    if (order === null) {
      // Without a start there is nothing to go on with.
      if (loop === null) void fail(new SpokenError(message('trainers.orderNotUnderstood')), folder);
      else void report({ type: 'notice', says: message('trainers.orderNotUnderstood') });
      return;
    }
    if (order.type !== 'start') {
      loop?.order(order);
      return;
    }
    ({ folder } = order);
    loop = new TrainingLoop({
      folder,
      fence: order.fence,
      experiment: order.experiment,
      checkpointSeconds: order.checkpointSeconds,
      create: createTraining,
      versions: computedWith,
      report,
      now: () => performance.now(),
    });
    loop.run().then(
      () => process.exit(0),
      (error: unknown) => fail(error, folder),
    );
  };
}
