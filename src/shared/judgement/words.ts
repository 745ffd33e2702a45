/** Judgements in words. */
import type { Language } from '../language';
import { textsIn } from '../language/texts';
import type { Judgement, Tally } from './judgement';
import { withDecimals } from '../numbers/decimals';
import { returnDecimals, returnText, type Task } from '../numbers/returns';

/** The most decimals that anything is told with. */
const most = 9;

/** A mark as its card gives it, with all of its digits. */
const markText = (language: Language, mark: number): string =>
  withDecimals(mark, most, { language, least: 0 });

/**
 * A mean return beside a mark, for a heading: with one decimal less than returns of the task have otherwise, or with
 * more where it would look as if it were on the other side of the mark, or on it.
 */
export function meanBeside(language: Language, mean: number, mark: number, task: Task): string {
  if (!Number.isFinite(mean)) return returnText(mean, task, { language });
  const isTold = (decimals: number) => {
    const shown = Number(withDecimals(mean, decimals, { grouped: false }).replace('−', '-'));
    return mean >= mark ? shown >= mark : shown < mark;
  };
  let decimals = returnDecimals(task) - 1;
  while (decimals < most && !isTold(decimals)) decimals++;
  return withDecimals(mean, decimals, { language });
}

/**
 * The judgement in a few words, for a heading or a line of a list: `not solved: 307 of 475`. Where a share of the mark
 * would mean nothing: `not solved: −345, solved from −200`.
 */
export function judgementText(language: Language, judgement: Judgement): string {
  const { result, task } = judgement;
  const say = textsIn(language).judgement;
  if (judgement.kind === 'noMark') return say.meanReturn(returnText(result.mean, task, { language }));
  const { mark } = judgement;
  const mean = meanBeside(language, result.mean, mark, task);
  const relation = mark > 0 && result.mean >= 0 ? say.of : say.from;
  return `${say[judgement.kind]}: ${relation(mean, markText(language, mark))}`;
}

/** What the judgement rests on, in whole sentences. */
export function judgementDetails(language: Language, judgement: Judgement): string {
  const { result, task } = judgement;
  const say = textsIn(language).judgement;
  const told = (value: number) => returnText(value, task, { language });
  return [
    say.evaluation(
      told(result.mean),
      told(result.std),
      result.episodes,
      withDecimals(result.episodes, 0, { language }),
    ),
    ...('mark' in judgement ? [say.mark(markText(language, judgement.mark))] : []),
    ...('random' in judgement && judgement.random !== null
      ? [say.random(markText(language, judgement.random))]
      : []),
    ...('because' in judgement ? [say.because[judgement.because]] : []),
  ].join(' ');
}

/** How many runs have solved their task: `solved by 9 of 10 runs`. */
export function tallyText(language: Language, { solved, undecided, judged }: Tally): string {
  const say = textsIn(language).judgement;
  return [say.tally(solved, judged), ...(undecided > 0 ? [say.tallyUndecided(undecided)] : [])].join(', ');
}
