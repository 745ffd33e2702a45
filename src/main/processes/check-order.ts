/**
 * What a supervisor may tell a trainer process to do. Whatever comes over the channel is looked at here, once, as what a
 * trainer says is by its supervisor: an order that is none must not become a training of something else.
 */
import { z } from 'zod';
import { excessOf } from '../../shared/extent';
import { orderExtent } from '../../shared/limits';
import { experimentShape } from '../runs/run-record';
import { settingsOf } from '../runs/run-summary';
import type { Order } from './messages';

const order = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    folder: z.string().min(1),
    fence: z.number().int().min(0),
    // What it holds is checked as a whole where the training is made of it.
    experiment: experimentShape,
    checkpointSeconds: z.number().positive(),
  }),
  z.object({ type: z.enum(['pause', 'resume', 'stop']) }),
  z.object({ type: z.literal('watch'), watching: z.boolean() }),
]);

/** Reads what came from a supervisor; null where no supervisor says such a thing. */
export function readOrder(message: unknown): Order | null {
  // Before anything else goes through all of it: how much it is.
  if (excessOf(message, orderExtent) !== null) return null;
  const { success, data } = order.safeParse(message);
  if (!success) return null;
  return data.type === 'start' ? { ...data, experiment: settingsOf(data.experiment) } : data;
}
