/** Messages that come from elsewhere: out of a file, from another process, through the door to the window. */
import { z } from 'zod';
import { excessOf } from '../../shared/extent';
import { messageExtent } from '../../shared/limits';
import { refusal } from '../../shared/refinement';
import type { Message } from '../../shared/language/message';

/** The shape of a message. Whether there are words of its code, and whether its facts are theirs, shows when it is said. */
export const messageSchema: z.ZodType<Message> = z
  .object({ code: z.string().min(1).max(200), facts: z.record(z.string(), z.unknown()) })
  .superRefine((value, context) => {
    const excess = excessOf(value, messageExtent);
    if (excess !== null) context.addIssue(refusal(excess));
  });
