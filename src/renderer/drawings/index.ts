/** How each environment is drawn, by its id. */
import { drawCartPole, type Palette } from './cart-pole';

export type { Palette };

export interface Drawing {
  /** Real seconds between two states. */
  readonly timeStep: number;
  readonly draw: (
    context: CanvasRenderingContext2D,
    width: number,
    height: number,
    state: readonly number[],
    action: number | null,
    palette: Palette,
  ) => void;
}

export const drawings: Readonly<Record<string, Drawing>> = {
  'CartPole-v1': { timeStep: 0.02, draw: drawCartPole },
};
