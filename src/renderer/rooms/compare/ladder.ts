/** The ladders of algorithms: their rungs, and the trainings that they take. */
import type { Ladder, RungCard } from '../../../shared/catalogue/ladder';
import { requireExperiment, type Experiment } from '../../../shared/experiment';
import { cards } from '../../i18n/cards';

/** The titles of the algorithms that have a ladder, in one text; empty where there are none. */
export const ladderTitles = (): string =>
  Object.values(cards.algorithms)
    .filter(({ ladder }) => ladder !== undefined)
    .map(({ title }) => title)
    .join(', ');

export interface Rung extends RungCard {
  readonly id: string;
}

/** The rungs from the bottom; the last one, `all`, has everything that improves. */
export function rungsOf({ rungs, top }: Ladder): readonly Rung[] {
  const improvements = Object.values(rungs).filter(({ isImprovement }) => isImprovement);
  return [
    ...Object.entries(rungs).map(([id, rung]) => ({ id, ...rung })),
    { id: 'all', ...top, overrides: Object.assign({}, ...improvements.map(({ overrides }) => overrides)) },
  ];
}

export interface LadderChoice {
  /** What every rung starts from. */
  readonly plain: Experiment;
  readonly ladder: Ladder;
  readonly rungs: readonly Rung[];
  readonly steps: number;
  readonly seeds: readonly number[];
}

export interface LadderRun {
  readonly rung: Rung;
  readonly experiment: Experiment;
}

/**
 * The trainings of a ladder, seed by seed: one that is not complete yet has as many seeds on every rung.
 * @throws InvalidValueError where a rung does not go together with the plain experiment
 */
export function ladderRuns({ plain, ladder, rungs: chosen, steps, seeds }: LadderChoice): LadderRun[] {
  return seeds.flatMap((seed) =>
    chosen.map((rung) => ({
      rung,
      experiment: requireExperiment({
        ...plain,
        steps,
        seed,
        // What a rung does not switch, none of them has: the plain experiment may be an improved one.
        hyperparameters: { ...plain.hyperparameters, ...ladder.without, ...rung.overrides },
      }),
    })),
  );
}
