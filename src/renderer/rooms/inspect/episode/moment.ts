import type { RunSummary } from '../../../../shared/runs';
import type { InspectedEpisode } from '../../../../shared/inspection';
import type { ShownAgent } from '../shown-agent';
import { realisedReturns } from './episode';

/** An agent in one step of its episode. */
export interface Moment {
  readonly run: RunSummary;
  readonly episode: InspectedEpisode;
  /** The discounted return from each step on. */
  readonly realised: readonly number[];
  /** The step; the last one where the episode is over. */
  readonly at: number;
  /** The step after the last action. */
  readonly last: number;
  readonly colour: string;
}

/** An agent in a step of its episode. */
export function momentOf({ run, inspection, colour }: ShownAgent, step: number): Moment {
  const { episode } = inspection;
  const last = episode.actions.length;
  const at = Math.min(last, Math.floor(step));
  return { run, episode, realised: realisedReturns(episode, run.experiment), at, last, colour };
}
