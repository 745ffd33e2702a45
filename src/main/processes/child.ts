/**
 * The process that runs one training. It is told what to do over its IPC channel and ends with the training.
 *
 * Signals are looked after before anything else: TensorFlow takes seconds to load, and one that comes meanwhile is not to
 * end the process, nor to open Node's debugger.
 */
import { onEndingSignal } from './ending-signals';
import type { Order } from './messages';

/** What cannot be carried out yet, in its order, and has not been checked. */
const waiting: unknown[] = [];
let started = false;
let take = (order: unknown): void => void waiting.push(order);

const isStart = (order: unknown) => (order as { readonly type?: unknown } | null)?.type === 'start';
const stop: Order = { type: 'stop' };
// Whoever sends one, a terminal to the whole group of processes or a scheduler to this one: a checkpoint, then the end.
onEndingSignal(() => take(stop));
// The supervisor is gone: nobody waits for anything else.
process.on('disconnect', () => {
  if (!started) process.exit(0);
  take(stop);
});
process.on('message', (order: unknown) => {
  started ||= isStart(order);
  take(order);
});

void import('./run-trainer').then(({ runTrainer }) => {
  const train = runTrainer();
  let begun = false;
  take = (order) => {
    // What came before the start counts as soon as there is something to stop.
    if (!begun && !isStart(order)) return void waiting.push(order);
    train(order);
    if (begun) return;
    begun = true;
    for (const earlier of waiting.splice(0)) train(earlier);
  };
  for (const order of waiting.splice(0)) take(order);
});
