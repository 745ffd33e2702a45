/** Simple hand-written policies, to compare an agent with and to see an environment being solved. */
import { pilotLander } from './lunar-lander-heuristic';

/** Writes an action for an observation. */
export type Heuristic = (observation: Float32Array, action: Float32Array) => void;

/** Pushes the cart to where the pole is about to fall. */
const balance: Heuristic = ([, , angle, angleDot], action) => {
  action[0] = angle! + 0.5 * angleDot! > 0 ? 1 : 0;
};

/** Pushes the car the way it rolls. */
const swing: Heuristic = ([, velocity], action) => {
  action[0] = velocity! < 0 ? 0 : 2;
};
const swingContinuously: Heuristic = ([, velocity], action) => {
  action[0] = velocity! < 0 ? -1 : 1;
};

/** Drives the joint the way the lower link moves. */
const pump: Heuristic = (observation, action) => {
  action[0] = observation[5]! > 0 ? 2 : 0;
};

/** By the id of the environment. */
export const heuristics: Readonly<Record<string, Heuristic>> = {
  'CartPole-v1': balance,
  'MountainCar-v0': swing,
  'Acrobot-v1': pump,
  'MountainCarContinuous-v0': swingContinuously,
  'LunarLander-v3': pilotLander,
  'LunarLanderContinuous-v3': pilotLander,
};
