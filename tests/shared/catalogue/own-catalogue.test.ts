import { describe, expect, it } from 'vitest';
import { builtIn } from '../../../src/catalogue';
import { catalogue, createCatalogue, environmentCard } from '../../../src/shared/catalogue';
import { checkExperiment } from '../../../src/shared/experiment';
import { wordsIn } from '../../../src/shared/language/words';

const cart = builtIn.environments['CartPole-v1']!;
const corridor = { ...cart, id: 'Corridor-v0', title: 'Corridor', order: undefined };
const own = createCatalogue({
  environments: [corridor],
  algorithms: [builtIn.algorithms['dqn']!],
  words: {
    de: {
      environments: {
        'Corridor-v0': { ...builtIn.words['de']!.environments!['CartPole-v1'], title: 'Gang' },
      },
    },
  },
});

describe('a catalogue of one’s own', () => {
  it('decides what an experiment may choose, whatever the process has', () => {
    const experiment = { environment: 'Corridor-v0', algorithm: 'dqn' };
    expect(checkExperiment(experiment, own)).toMatchObject({ experiment });
    expect(checkExperiment(experiment)).toHaveProperty('problems');
    expect(checkExperiment({ environment: 'CartPole-v1', algorithm: 'dqn' }, own)).toMatchObject({
      problems: [{ field: 'environment', allowed: 'Corridor-v0' }],
    });
  });

  it('has its words in each language, and those of the process stay as they are', () => {
    expect(wordsIn('de', own).environments['Corridor-v0']!.title).toBe('Gang');
    expect(wordsIn('en', own).environments['Corridor-v0']!.title).toBe('Corridor');
    expect(wordsIn('de').environments).not.toHaveProperty('Corridor-v0');
    expect(environmentCard('Corridor-v0', {}, own.environments)).toBe(corridor);
    expect(environmentCard('Corridor-v0')).toBeUndefined();
  });

  it('stays in English where it has no words', () => {
    const silent = createCatalogue({ environments: [corridor], algorithms: [] });
    expect(wordsIn('de', silent).environments['Corridor-v0']!.title).toBe('Corridor');
  });

  it('has every id once', () => {
    expect(() => createCatalogue({ environments: [corridor, corridor], algorithms: [] })).toThrow(
      'Two environments have the id Corridor-v0; every id is given once.',
    );
  });
});

it('the process has the catalogue that is found in its folders, in the order that the cards ask for', () => {
  expect(catalogue()).toBe(builtIn);
  const orders = Object.values(builtIn.environments).map(({ order = Infinity }) => order);
  expect(orders).toEqual([...orders].sort((a, b) => a - b));
});
