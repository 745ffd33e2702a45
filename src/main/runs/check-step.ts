/** What a learning step may look like that somebody else may have written. */
import { z } from 'zod';
import type { LearningStep } from '../../shared/learning-steps/learning-step';

const most = { rows: 64, parts: 200, entries: 10_000 };

const code = z.string().max(100);
const name = z.string().regex(/^\w{1,60}$/);
const tone = z.enum(['plain', 'reward', 'online', 'target', 'error']);
/** Numbers that are none, of learners that diverge, are kept. */
const number = z.number().or(z.nan());
const few = <T extends z.ZodType>(part: T) => z.array(part).max(most.parts);

const only = { when: name.optional(), unless: name.optional() };
const note = z.strictObject({ code, ...only });
const marks = few(note.extend({ at: name })).optional();
const names = z.union([
  z.enum(['actions', 'observation']),
  few(z.strictObject({ code, number: z.number().optional() })),
]);
const line = z.strictObject({ code, of: name });
const titled = { title: code, doc: code.optional(), notes: few(note).optional(), ...only };

const section = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('table'),
    ...titled,
    names: names.optional(),
    columns: few(line),
    lines: few(line).optional(),
    marks,
  }),
  z.strictObject({
    kind: z.literal('tracks'),
    ...titled,
    names,
    series: few(
      z.strictObject({
        code,
        of: z.union([name, few(name)]),
        tone: tone.optional(),
        hollow: z.boolean().optional(),
      }),
    ),
    zero: z.boolean().optional(),
    marks,
  }),
  z.strictObject({ kind: z.literal('formula'), ...titled, formulas: few(z.string().max(2000)) }),
  z.strictObject({
    kind: z.literal('distribution'),
    ...titled,
    support: z.tuple([z.number(), z.number()]).optional(),
    series: few(line),
  }),
]);

const quantity = z.strictObject({
  tex: z.string().max(200).optional(),
  label: code.optional(),
  tone: tone.optional(),
  of: name.optional(),
  at: z.number().int().min(0).optional(),
  as: z.enum(['count', 'action', 'state', 'symbol', 'square', 'min', 'argmax']).optional(),
  ...only,
});

const column = z.union([
  number,
  z.array(number).max(most.rows),
  z.array(z.array(number).max(most.entries)).max(most.rows),
]);

const schema = z.strictObject({
  schema: z.literal(1),
  list: code,
  from: code,
  summary: code.optional(),
  row: z.strictObject({ title: code, detail: code, size: name, ended: name }),
  newestLast: z.boolean().optional(),
  quantities: z.record(name, quantity),
  sections: few(section),
  rows: z.number().int().min(1).max(most.rows),
  values: z.record(name, column),
});

/** The step that a value is; null where it is none. */
export function checkStep(value: unknown): LearningStep | null {
  const { success, data } = schema.safeParse(value);
  // What may be missing is left out, never undefined: JSON knows no such thing.
  return success ? (data as LearningStep) : null;
}
