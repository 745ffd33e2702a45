/**
 * What a trainer process may say to its supervisor. It is a process of its own, which may be damaged, or another program
 * in its place: what it sends is looked at here, once, before anything takes it for what it should be.
 */
import { z } from 'zod';
import { excessOf } from '../../shared/extent';
import { metricLimits, reportExtent } from '../../shared/limits';
import { messageSchema } from '../runs/message-schema';
import { visible, visibleIn } from '../../shared/visible';
import type { Report } from './messages';

/** Any number, those included that are none: a learner may diverge. */
const value = z.custom<number>((given) => typeof given === 'number');
const counted = z.number().min(0).max(metricLimits.counted);
/** A point in time, in milliseconds since 1970. */
const moment = z.number();
const text = (most: number) => z.string().max(most).transform(visible);
const said = messageSchema.transform((given) => visibleIn(given));
const name = z.string().min(1).max(metricLimits.nameLength).transform(visible);

const measured = { step: counted, seconds: counted, at: moment.optional() };
const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('episode'), ...measured, episode: counted, return: value, length: counted }),
  z.object({ type: z.literal('learning'), ...measured, values: z.record(name, value) }),
  z.object({
    type: z.literal('evaluation'),
    ...measured,
    returns: z.array(value).max(metricLimits.returns),
    value: z.object({ predicted: value, realised: value }).optional(),
    final: z.boolean(),
  }),
  z.object({
    type: z.literal('progress'),
    step: counted,
    seconds: counted,
    stepsPerSecond: z.number().min(0),
    secondsLeft: z.number().min(0).nullable(),
    phase: z.enum(['warm-up', 'training', 'evaluating']),
  }),
  z.object({
    type: z.literal('clip'),
    step: counted,
    episode: counted,
    return: value,
    states: z.array(z.array(value)),
    actions: z.array(z.union([value, z.array(value)])),
  }),
]);

const progress = { step: counted, seconds: counted };
const report = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    ...progress,
    from: counted.nullable(),
    versions: z.record(name, text(10_000)),
  }),
  z.object({ type: z.literal('events'), ...progress, events: z.array(event), missed: z.boolean() }),
  z.object({ type: z.literal('checkpoint'), step: counted }),
  z.object({ type: z.literal('notice'), says: said }),
  z.object({ type: z.literal('paused'), ...progress }),
  z.object({ type: z.literal('stopped'), ...progress }),
  z.object({
    type: z.literal('finished'),
    ...progress,
    result: z.object({ episodes: counted, mean: value, std: value }).nullable(),
  }),
  z.object({
    type: z.literal('failed'),
    kind: z.enum(['storage', 'training', 'takenOver']),
    reason: said,
  }),
]);

/** Reads what came from a trainer; null where no trainer says such a thing. */
export function readReport(message: unknown): Report | null {
  // Before anything else goes through all of it: how much it is.
  if (excessOf(message, reportExtent) !== null) return null;
  const { success, data } = report.safeParse(message);
  return success ? (data as Report) : null;
}
