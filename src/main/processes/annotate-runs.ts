/** Changes what people say of several runs, and answers the questions of assignments. */
import { message } from '../../shared/language/say';
import { isDeepStrictEqual } from 'node:util';
import type { AnnotationChange } from '../../shared/annotations';
import { readAnswer } from '../../shared/assignment';
import type { Message } from '../../shared/language/message';
import { SpokenError } from '../../shared/language/spoken-error';
import { withholdsResult } from '../../shared/runs';
import type { RunRegistry } from '../runs/run-registry';
import { messageOf } from '../runs/storage-error';
import { NoQuestionError } from './action-errors';

/**
 * Changes what people say of runs, whoever works on them.
 * @throws where that fails for some of them; the message names these, the others are changed
 */
export async function annotateRuns(
  registry: RunRegistry,
  ids: readonly string[],
  change: AnnotationChange,
): Promise<void> {
  const failures: { id: string; says: Message }[] = [];
  for (const id of ids) {
    try {
      await registry.annotate(id, change);
    } catch (error) {
      if (ids.length === 1) throw error;
      failures.push({ id, says: messageOf(error) });
    }
  }
  if (failures.length > 0)
    throw new SpokenError(message('trainers.notAnnotated', { failures, of: ids.length }));
}

/**
 * Answers the question of a run, for good.
 * @param all also the same question of all other runs of the assignment that wait for an answer
 * @returns how many runs were answered
 * @throws InvalidValueError where the text is no answer; AnsweredError, StorageError
 */
export async function answerRuns(
  registry: RunRegistry,
  id: string,
  text: string,
  all: boolean,
): Promise<number> {
  const { assignment } = registry.summary(id);
  if (assignment === null) throw new NoQuestionError(id);
  const answer = readAnswer(assignment, text);
  const others = registry
    .summaries()
    .filter(
      (run) => all && run.id !== id && withholdsResult(run) && isDeepStrictEqual(run.assignment, assignment),
    );
  await registry.answer(id, answer);
  for (const other of others) await registry.answer(other.id, answer);
  return 1 + others.length;
}
