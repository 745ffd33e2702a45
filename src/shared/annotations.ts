/**
 * What people say of a run: its name, tags, a note, an answer, and whether it is put away. It changes nothing that the
 * run did, and may be changed while the run trains, by any process.
 */
import { z } from 'zod';
import { message } from './language/say';
import { allowing } from './refinement';
import { SpokenError } from './language/spoken-error';
import { isVisible, isVisibleText, visibleOnly } from './visible';

export const annotationLimits = {
  /** Characters. */
  name: 120,
  tag: 40,
  note: 20_000,
  answer: 20_000,
  /** Tags of one run. */
  tags: 50,
} as const;

/** One line without blanks around it, or several in a row within it. */
const line = (most: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .refine(
      (text) => text.length >= 1 && text.length <= most,
      allowing(message('allowed.characters', { from: 1, to: most })),
    )
    .refine((text) => isVisible(text), allowing(visibleOnly));

const text = (most: number) =>
  z
    .string()
    .refine((text) => text.length <= most, allowing(message('allowed.mostCharacters', { most })))
    .refine(isVisibleText, allowing(visibleOnly));

const tagSchema = line(annotationLimits.tag);
const nameSchema = line(annotationLimits.name);
const noteSchema = text(annotationLimits.note);

/** What someone answers to the question that a run was made for. */
export const answerText = text(annotationLimits.answer);
const answerSchema = z.strictObject({
  text: answerText,
  /** ISO 8601, UTC: when it was written. */
  at: z.iso.datetime(),
});

const someTags = z
  .array(tagSchema)
  .refine(
    ({ length }) => length <= annotationLimits.tags,
    allowing(message('allowed.mostTags', { most: annotationLimits.tags })),
  );

export const annotationsSchema = z.strictObject({
  /** Stands in for the name that the run got when it was made; null while nobody renamed it. */
  name: nameSchema.nullable(),
  /** In the order in which they were given; none twice, whatever the case of its letters. */
  tags: someTags,
  note: noteSchema,
  /** Put away: lists leave it out unless they are asked for all. */
  archived: z.boolean(),
  answer: answerSchema.nullable(),
});
export type Annotations = z.infer<typeof annotationsSchema>;

export const noAnnotations: Annotations = { name: null, tags: [], note: '', archived: false, answer: null };

/** A change: what it leaves out stays as it is. */
export const annotationChange = z.strictObject({
  name: nameSchema.nullable().optional(),
  /** Tags to add; those the run has already stay where they are. */
  tag: someTags.optional(),
  /** Tags to take away; those it has not are no fault. */
  untag: someTags.optional(),
  note: noteSchema.optional(),
  archived: z.boolean().optional(),
  /** The text of an answer; the time is the program's. */
  answer: text(annotationLimits.answer).nullable().optional(),
});
export type AnnotationChange = z.infer<typeof annotationChange>;

/** Whether two tags are the same to a reader. */
export const sameTag = (one: string, other: string): boolean =>
  one.toLocaleLowerCase('en') === other.toLocaleLowerCase('en');

/** Tags without repetition, the first of each kind. */
export function distinctTags(tags: readonly string[]): string[] {
  return tags.filter((tag, i) => tags.findIndex((other) => sameTag(other, tag)) === i);
}

/** A change would give a run more tags than it may have. */
export class TooManyTagsError extends SpokenError {
  constructor(tags: number) {
    super(message('runs.tooManyTags', { tags, most: annotationLimits.tags }));
    this.name = 'TooManyTagsError';
  }
}

/**
 * Applies a change.
 * @param at the time of an answer, ISO 8601
 * @throws TooManyTagsError
 */
export function annotate(before: Annotations, change: AnnotationChange, at: string): Annotations {
  const gone = change.untag ?? [];
  const tags = distinctTags([
    ...before.tags.filter((tag) => !gone.some((other) => sameTag(tag, other))),
    ...(change.tag ?? []),
  ]);
  if (tags.length > annotationLimits.tags) throw new TooManyTagsError(tags.length);
  return {
    name: change.name === undefined ? before.name : change.name,
    tags,
    note: change.note ?? before.note,
    archived: change.archived ?? before.archived,
    answer:
      change.answer === undefined
        ? before.answer
        : change.answer === null
          ? null
          : { text: change.answer, at },
  };
}
