import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEnvironment } from '../../../src/catalogue/environments';
import { outcomesOf } from '../../../src/learning/environment/tabular-model';
import { complaintAboutMap, readMap } from '../../../src/shared/catalogue/gridworld-map';
import { environments } from '../../../src/catalogue';
import { environmentOptions } from '../../../src/shared/catalogue';
import { seededRandom } from '../../../src/shared/random';

const [up, right, down, left] = [[0], [1], [2], [3]] as const;

function world(map: string, options = {}) {
  const environment = createEnvironment('Gridworld-v0', { map, slip: 0, ...options });
  environment.reset(seededRandom(1));
  return environment;
}

describe('Gridworld', () => {
  it('goes where it is sent, past walls and edges, and ends at the goal', () => {
    const environment = world('S.#/#.G', { stepReward: -1, goalReward: 5 });
    const walk = [left, down, right, right, up, down, right].map((action) => {
      environment.step(action);
      return [environment.observation[0], environment.reward, environment.terminated];
    });
    expect(walk).toEqual([
      [0, -1, false],
      [0, -1, false],
      [1, -1, false],
      [1, -1, false],
      [1, -1, false],
      [4, -1, false],
      [5, 4, true],
    ]);
  });

  it('ends in a pit, with the pit’s reward on top of the step’s', () => {
    const environment = world('PSG', { stepReward: -0.5, pitReward: -7 });
    environment.step(left);
    expect([environment.reward, environment.terminated]).toEqual([-7.5, true]);
  });

  it('is cut off after the given number of steps', () => {
    const environment = world('S.G', { stepLimit: 2 });
    environment.step(left);
    expect(environment.truncated).toBe(false);
    environment.step(left);
    expect([environment.truncated, environment.terminated]).toEqual([true, false]);
  });

  it('slips to either side half as often as told', () => {
    const { model } = createEnvironment('Gridworld-v0', { map: '.../.S./..G', slip: 0.4 });
    expect(outcomesOf(model!, 4, 0).map(({ probability, next }) => [probability, next])).toEqual([
      [0.2, 3],
      [0.6, 1],
      [0.2, 5],
    ]);
  });

  it('takes every map about which there is nothing to complain', () => {
    const cell = fc.constantFrom('.', '.', '.', '#', 'S', 'G', 'P', '^', '>', 'v', '<', '1', '3');
    const map = fc
      .integer({ min: 1, max: 6 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }),
      )
      .map((rows) => rows.map((row) => row.join('')).join('/'));
    let taken = 0;
    fc.assert(
      fc.property(map, fc.integer(), (text, seed) => {
        if (complaintAboutMap(text) !== null) return;
        taken++;
        const environment = createEnvironment('Gridworld-v0', { map: text });
        const random = seededRandom(seed);
        const { cells } = readMap(text);
        environment.reset(random);
        expect(cells[environment.observation[0]!]).toBe('S');
        for (let i = 0; i < 100 && !environment.terminated; i++) {
          environment.step([random.integer(4)]);
          expect(cells[environment.observation[0]!]).not.toBe('#');
        }
        if (environment.terminated) expect('GP').toContain(cells[environment.observation[0]!]);
      }),
      { numRuns: 2000, seed: 5 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it('falls back to the default map rather than failing on one that was not checked', () => {
    const card = environments['Gridworld-v0']!;
    expect(environmentOptions(card, { map: 'nonsense' })['map']).toBe(card.options!['map']!.default);
  });
});
