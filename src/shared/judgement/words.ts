/** Judgements in words. */
import type { Language } from '../language';
import type { Judgement, Tally } from './judgement';
import { withDecimals } from '../numbers/decimals';
import { returnDecimals, returnText, type Task } from '../numbers/returns';

/** How a language says what is said of a judgement. */
interface Words {
  readonly solved: string;
  readonly notSolved: string;
  readonly undecided: string;
  readonly of: (mean: string, mark: string) => string;
  readonly from: (mean: string, mark: string) => string;
  readonly meanReturn: (mean: string) => string;
  readonly because: Readonly<Record<'episode' | 'spread' | 'options' | 'task', string>>;
  readonly evaluation: (mean: string, std: string, episodes: number, count: string) => string;
  readonly mark: (mark: string) => string;
  readonly random: (random: string) => string;
  readonly tally: (solved: number, judged: number) => string;
  readonly tallyUndecided: (undecided: number) => string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    solved: 'solved',
    notSolved: 'not solved',
    undecided: 'inconclusive',
    of: (mean, mark) => `${mean} of ${mark}`,
    from: (mean, mark) => `${mean}, solved from ${mark}`,
    meanReturn: (mean) => `mean return ${mean}`,
    because: {
      episode: 'One episode is too few to tell: evaluate more of them at the end.',
      spread: 'The returns vary too much to tell: evaluate more episodes at the end.',
      options:
        'With these options of the environment, no return has been set from which it counts as solved.',
      task: 'No return has been set from which this environment counts as solved.',
    },
    evaluation: (mean, std, episodes, count) =>
      episodes === 1
        ? `The final evaluation, one episode, had a return of ${mean}.`
        : `The final evaluation had a mean return of ${mean} over ${count} episodes, with a standard deviation of ${std}.`,
    mark: (mark) => `The task counts as solved from ${mark}.`,
    random: (random) => `Acting at random yields ${random}.`,
    tally: (solved, judged) => `solved by ${solved} of ${judged} runs`,
    tallyUndecided: (undecided) => `${undecided} inconclusive`,
  },
  de: {
    solved: 'gelöst',
    notSolved: 'nicht gelöst',
    undecided: 'nicht eindeutig',
    of: (mean, mark) => `${mean} von ${mark}`,
    from: (mean, mark) => `${mean}, gelöst ab ${mark}`,
    meanReturn: (mean) => `mittlerer Return ${mean}`,
    because: {
      episode: 'Eine einzige Episode reicht für ein Urteil nicht aus: Werten Sie am Ende mehr Episoden aus.',
      spread: 'Die Returns streuen für ein Urteil zu stark: Werten Sie am Ende mehr Episoden aus.',
      options: 'Für diese Optionen der Umgebung ist nicht festgelegt, ab welchem Return sie als gelöst gilt.',
      task: 'Für diese Umgebung ist nicht festgelegt, ab welchem Return sie als gelöst gilt.',
    },
    evaluation: (mean, std, episodes, count) =>
      episodes === 1
        ? `Die abschließende Auswertung, eine Episode, ergab einen Return von ${mean}.`
        : `Die abschließende Auswertung ergab über ${count} Episoden einen mittleren Return von ${mean} bei einer Standardabweichung von ${std}.`,
    mark: (mark) => `Als gelöst gilt die Aufgabe ab ${mark}.`,
    random: (random) => `Zufälliges Handeln bringt ${random}.`,
    tally: (solved, judged) => `von ${solved} der ${judged} Läufe gelöst`,
    tallyUndecided: (undecided) => `${undecided} nicht eindeutig`,
  },
};

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
  const say = words[language];
  if (judgement.kind === 'noMark') return say.meanReturn(returnText(result.mean, task, { language }));
  const { mark } = judgement;
  const mean = meanBeside(language, result.mean, mark, task);
  const relation = mark > 0 && result.mean >= 0 ? say.of : say.from;
  return `${say[judgement.kind]}: ${relation(mean, markText(language, mark))}`;
}

/** What the judgement rests on, in whole sentences. */
export function judgementDetails(language: Language, judgement: Judgement): string {
  const { result, task } = judgement;
  const say = words[language];
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
  const say = words[language];
  return [say.tally(solved, judged), ...(undecided > 0 ? [say.tallyUndecided(undecided)] : [])].join(', ');
}
