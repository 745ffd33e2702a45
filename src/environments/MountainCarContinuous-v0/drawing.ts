/** The drawing of MountainCar-v0, with an arrow as long as the engine pulls. */
import type { EnvironmentDrawing } from '../../shared/drawing/drawing';
import { timeStep, valley, valleyPicture } from '../MountainCar-v0/drawing';

export const drawing: EnvironmentDrawing = {
  doc: `The arrow is the force of the engine; its length shows how strong it is. ${valley}`,
  timeStep,
  picture(moment) {
    const { action } = moment;
    const throttle = typeof action === 'object' && action !== null ? (action[0] ?? 0) : 0;
    return valleyPicture(moment, Math.min(1, Math.max(-1, throttle)), 0.45);
  },
};
