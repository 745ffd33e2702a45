/** What to do next with a run, in a few words: for a button or a line. */

/** Small numbers in words. */
export const counted = (n: number): string => ['no', 'one', 'two', 'three', 'four', 'five'][n] ?? String(n);

export const nextSteps = {
  longer: 'Train twice as long',
  moreEpisodes: 'Evaluate more episodes',
  answer: 'Answer the question',
  resume: 'Resume',
  inspect: 'Look inside',
  compare: 'Compare',
  diagnose: 'Read the diagnosis',
  seeds: ({ together }: { readonly together: number }) => `Train ${counted(together)} seeds`,
} as const;
