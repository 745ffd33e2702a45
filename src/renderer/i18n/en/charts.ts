/** The texts of charts and of the player, in English. */

export const charts = {
  return: 'Return',
  returnDoc:
    'Undiscounted sum of rewards. Pale: every training episode, exploration included. Line: their smoothed average. Circles: evaluations of the greedy policy.',
  episodes: 'Episodes',
  smoothed: 'Average',
  evaluation: 'Evaluation',
  smoothing: 'Smoothing',
  smoothingDoc:
    'Weight of the past in the moving average: 0 shows every episode, 0.99 averages over about a hundred. The start is debiased, so the line begins at the first episode.',
  logScale: 'Log scale',
  /** The title of a chart of several metrics. */
  together: ([first = '', ...others]: readonly string[]) =>
    [first, ...others.map((title) => title.charAt(0).toLowerCase() + title.slice(1))].join(' and '),
  values: 'Q-values',
  valuesDoc:
    'Q and its target should settle together; if they grow without end, learning diverges. A ring far above its disc: the agent expects more than it gets, because the maximum of uncertain values is too high on average.',
  stateValues: 'Values',
  stateValuesDoc:
    'Ring: what the value function expects of the start states. Disc: what it actually earned. The values are those of the policy that samples its actions; the evaluation takes the most probable ones.',
  q: 'Q',
  target: 'Target',
  predicted: 'Predicted',
  realised: 'Actual',
  /** Lines to compare with, above the return that they stand for. */
  solvedLine: 'solved',
  randomLine: 'random',
  steps: 'env steps',
  waiting: 'Nothing measured yet',
  table: (title: string) => `${title}: newest values`,
  series: 'Curve',
  points: 'Points',
  lastStep: 'At step',
  lastValue: 'Newest value',
  help: (title: string) => `What ${title} means`,
};

export const player = {
  title: 'Agent',
  doc: 'While it trains: the most recent whole training episode. Afterwards: the last evaluation of the greedy policy. Replayed at its real pace.',
  caption: (episode: string, value: string) => `Episode ${episode}, return ${value}`,
  evaluated: (step: string, value: string) => `Evaluation at step ${step}, return ${value}`,
  inspect: 'Inspect step by step',
  none: 'The agent appears here once it has finished an episode.',
  noneStored: 'No episode of this run is stored: the first one comes with its first evaluation.',
  speed: 'Playback speed',
  times: (n: number) => `${n}×`,
  play: 'Play',
  halt: 'Pause',
  canvas: (environment: string, caption: string) => `${environment}. ${caption}`,
};
