/** Models of worlds in which the agent moves from cell to cell in four directions. */
import { nothing, type Outcome, type TabularModel } from './tabular-model';

export interface GridRules {
  readonly cells: number;
  readonly starts: readonly number[];
  /** Whether an episode ends in a cell. */
  readonly terminal: (cell: number) => boolean;
  /** What a move in one of the four directions, numbered around the compass, brings. */
  readonly move: (cell: number, direction: number) => Omit<Outcome, 'probability'>;
  /** Probability of sliding to the sides instead, half of it to either. */
  readonly slip: number;
}

/** Writes the rules of a world of cells out as a model. */
export function gridModel({ cells, starts, terminal, move, slip }: GridRules): TabularModel {
  const actions = 4;
  const outcomes: (readonly Outcome[])[] = [];
  for (let cell = 0; cell < cells; cell++)
    for (let action = 0; action < actions; action++) {
      if (terminal(cell)) {
        outcomes.push(nothing(cell));
        continue;
      }
      const ways = [
        { direction: (action + 3) % 4, probability: slip / 2 },
        { direction: action, probability: 1 - slip },
        { direction: (action + 1) % 4, probability: slip / 2 },
      ].filter(({ probability }) => probability > 0);
      outcomes.push(ways.map(({ direction, probability }) => ({ probability, ...move(cell, direction) })));
    }
  return {
    states: cells,
    actions,
    starts: starts.map((state) => ({ state, probability: 1 / starts.length })),
    outcomes,
  };
}
