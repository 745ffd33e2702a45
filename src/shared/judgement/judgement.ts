/** Whether a run has solved its task: the first thing that is told of it. */
import { environmentCard } from '../catalogue';
import type { Task } from '../numbers/returns';
import { withholdsResult, type EvaluationResult, type RunSummary } from '../runs';

interface Judged {
  /** What the judgement rests on. */
  readonly result: EvaluationResult;
  readonly task: Task;
}

/**
 * - `solved`, `notSolved`: the mean return of the final evaluation has reached the task's mark, or has not.
 * - `undecided`: the evaluation is too noisy to tell, as it has one episode only (`episode`), or because the mean may well
 *   be on the other side of the mark (`spread`).
 * - `noMark`: nobody has said from where on this task counts as solved: not with these options of its environment
 *   (`options`), or not at all (`task`).
 */
export type Judgement =
  | (Judged & {
      readonly kind: 'solved' | 'notSolved';
      readonly mark: number;
      readonly random: number | null;
    })
  | (Judged & { readonly kind: 'undecided'; readonly mark: number; readonly because: 'episode' | 'spread' })
  | (Judged & { readonly kind: 'noMark'; readonly because: 'options' | 'task' });

/**
 * A mean is too noisy where its standard error is more than this share of the way from acting at random to the mark, and
 * the mark lies within two standard errors.
 */
const noisyShare = 0.1;

/** Judges a final evaluation. */
export function judgeResult(task: Task, result: EvaluationResult): Judgement {
  const card = environmentCard(task.environment, task.environmentOptions);
  const mark = card?.solvedReturn ?? null;
  if (mark === null) {
    const usual = environmentCard(task.environment)?.solvedReturn ?? null;
    return { kind: 'noMark', result, task, because: usual === null ? 'task' : 'options' };
  }
  const { mean, std, episodes } = result;
  const random = card?.randomReturn ?? null;
  // One lucky episode is no success; one that fell short tells enough.
  if (episodes === 1 && mean >= mark) return { kind: 'undecided', result, task, mark, because: 'episode' };
  const error = std / Math.sqrt(episodes);
  const isNoisy = random !== null && error > noisyShare * Math.abs(mark - random);
  if (isNoisy && Math.abs(mean - mark) < 2 * error)
    return { kind: 'undecided', result, task, mark, because: 'spread' };
  return { kind: mean >= mark ? 'solved' : 'notSolved', result, task, mark, random };
}

/** Judges a run; null where it has no final evaluation yet, or where its question is to be answered before. */
export function judge(
  run: Pick<RunSummary, 'experiment' | 'result' | 'assignment' | 'annotations'>,
): Judgement | null {
  return run.result === null || withholdsResult(run) ? null : judgeResult(run.experiment, run.result);
}

/** How many runs of a task have solved it, of those that can be judged. */
export interface Tally {
  readonly solved: number;
  readonly undecided: number;
  readonly judged: number;
}

/** Counts judgements of runs of one task; null where there is no mark to judge by. */
export function tally(judgements: readonly (Judgement | null)[]): Tally | null {
  const judged = judgements.filter((one) => one !== null && one.kind !== 'noMark');
  if (judged.length === 0) return null;
  const count = (kind: Judgement['kind']) => judged.filter((one) => one?.kind === kind).length;
  return { solved: count('solved'), undecided: count('undecided'), judged: judged.length };
}
