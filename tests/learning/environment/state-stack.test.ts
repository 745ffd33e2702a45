import { describe, expect, it } from 'vitest';
import { StateStack } from '../../../src/learning/environment/state-stack';
import { seededRandom } from '../../../src/shared/random';
import { Counter } from './counter';

const random = seededRandom(1);

function stack(frames: number): StateStack {
  const environment = new StateStack(new Counter(), frames);
  environment.reset(random);
  return environment;
}

describe('StateStack', () => {
  it('repeats the first observation at the start, then shows the latest ones, the oldest first', () => {
    const environment = stack(3);
    expect([...environment.observation]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
    environment.step([7]);
    expect([...environment.observation]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 7]);
    environment.step([8]);
    environment.step([9]);
    expect([...environment.observation]).toEqual([1, 1, 7, 2, 4, 8, 3, 9, 9]);
  });

  it('forgets the episode before at a reset of either kind', () => {
    const environment = stack(2);
    environment.step([7]);
    environment.resetTo([2], random);
    expect([...environment.observation]).toEqual([2, 4, 0, 2, 4, 0]);
    environment.reset(random);
    expect([...environment.observation]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('saves the frames, and goes on as if it had never stopped', () => {
    const environment = stack(3);
    environment.step([7]);
    environment.step([8]);
    const continued = stack(3);
    continued.restore(JSON.parse(JSON.stringify(environment.save())), random);
    expect([...continued.observation]).toEqual([...environment.observation]);
    for (const one of [environment, continued]) one.step([9]);
    expect([...continued.observation]).toEqual([...environment.observation]);
  });

  it('names the dimensions by how long ago they were seen', () => {
    const { observation } = stack(2).card;
    if (observation.kind !== 'box') expect.fail('it is a box');
    expect(observation.dimensions.map(({ name }) => name)).toEqual([
      'steps, 1 before',
      'squares, 1 before',
      'action, 1 before',
      'steps',
      'squares',
      'action',
    ]);
  });
});
