import { expect, it } from 'vitest';
import { createEnvironment } from '../../src/catalogue/environments';
import { heuristics } from '../../src/catalogue/environments';
import { environments } from '../../src/catalogue';
import { spaceSize } from '../../src/shared/catalogue/environment';
import { seededRandom } from '../../src/shared/random';

it.each(Object.keys(heuristics))('the hand-written policy of %s is far better than chance', (id) => {
  const environment = createEnvironment(id);
  const random = seededRandom(6);
  const action = new Float32Array(spaceSize(environment.card.action));
  const episodes = 20;
  let sum = 0;
  for (let episode = 0; episode < episodes; episode++) {
    environment.reset(random);
    while (!environment.terminated && !environment.truncated) {
      heuristics[id]!(environment.observation, action);
      environment.step(action);
      sum += environment.reward;
    }
  }
  const { randomReturn, solvedReturn } = environments[id]!;
  expect(sum / episodes).toBeGreaterThan((randomReturn! + solvedReturn!) / 2);
});
