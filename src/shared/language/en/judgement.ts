/** Words of what a run has reached, in English. */

/** How a language says what is said of a judgement. */
export interface JudgementWords {
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

export const judgement: JudgementWords = {
  solved: 'solved',
  notSolved: 'not solved',
  undecided: 'inconclusive',
  of: (mean, mark) => `${mean} of ${mark}`,
  from: (mean, mark) => `${mean}, solved from ${mark}`,
  meanReturn: (mean) => `mean return ${mean}`,
  because: {
    episode: 'One episode is too few to tell: evaluate more of them at the end.',
    spread: 'The returns vary too much to tell: evaluate more episodes at the end.',
    options: 'With these options of the environment, no return has been set from which it counts as solved.',
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
};
