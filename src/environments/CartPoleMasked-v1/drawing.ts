/** The drawing of CartPole-v1, with the numbers that the agent sees. */
import type { EnvironmentDrawing } from '../../shared/drawing/drawing';
import { drawing as cartPole, pushes } from '../CartPole-v1/drawing';
import { shownNumbers } from './card';

export const drawing: EnvironmentDrawing = {
  ...cartPole,
  doc: `The agent sees the two positions only, not the velocities. ${pushes}`,
  observed: shownNumbers,
};
