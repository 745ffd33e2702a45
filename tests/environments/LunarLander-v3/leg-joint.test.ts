/** The joints of the legs do exactly what planck's own do. */
import { RevoluteJoint } from 'planck';
import { describe, expect, it, vi } from 'vitest';
import { createEnvironment } from '../../../src/catalogue/environments';
import { LegJoint } from '../../../src/environments/LunarLander-v3/leg-joint';
import { pilotLander } from '../../../src/environments/LunarLander-v3/heuristic';
import { seededRandom } from '../../../src/shared/random';

/** The states of some episodes, step after step. */
function states(steps: number, wind: boolean, act: (observation: Float32Array, drawn: number) => number) {
  const environment = createEnvironment('LunarLander-v3', { wind });
  const random = seededRandom(7);
  const found: number[] = [];
  environment.reset(random);
  for (let step = 0; step < steps; step++) {
    environment.step([act(environment.observation, random.integer(4))]);
    found.push(...environment.state, environment.reward);
    if (environment.terminated || environment.truncated) environment.reset(random);
  }
  return found;
}

function pilot(observation: Float32Array): number {
  const action = new Float32Array(1);
  pilotLander(observation, action);
  return action[0]!;
}

describe.each([
  ['under random actions', false, (_: Float32Array, drawn: number) => drawn],
  ['in the wind', true, (_: Float32Array, drawn: number) => drawn],
  ['landing', false, pilot],
] as const)('%s', (_, wind, act) => {
  it('goes the same way to the last bit as with the joints of planck', () => {
    const found = states(4000, wind, act);
    const solve = vi
      .spyOn(LegJoint.prototype, 'solveVelocityConstraints')
      .mockImplementation(RevoluteJoint.prototype.solveVelocityConstraints);
    const expected = states(4000, wind, act);
    expect(solve).toHaveBeenCalled();
    solve.mockRestore();
    expect(found.findIndex((value, i) => !Object.is(value, expected[i]))).toBe(-1);
  });
});
