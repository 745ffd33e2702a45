import { describe, expect, it } from 'vitest';
import { algorithms, environments } from '../../../src/catalogue';
import { environmentCard } from '../../../src/shared/catalogue';
import type { Space } from '../../../src/shared/catalogue/environment';
import type { Fields } from '../../../src/shared/fields';
import { environmentCardIn, wordsIn, type LabWords } from '../../../src/shared/language/words';

/** Every text of a card by where it stands, without what only machines read. */
function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, i) => textsOf(item, `${path}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(
      ([name]) =>
        ![
          'id',
          'kind',
          'value',
          'default',
          'when',
          'overBudget',
          'chart',
          'updates',
          'changes',
          'of',
          'cells',
          'symbol',
          'scale',
          'overrides',
          'without',
          'preset',
          'observations',
          'actions',
        ].includes(name),
    )
    .flatMap(([name, item]) => textsOf(item, `${path}.${name}`));
}

/** What a German text may share with the English one: names, terms and formulas that are the same everywhere. */
const international = new Set([
  // Algorithms, optimisers and functions
  ...['DQN', 'REINFORCE', 'A2C', 'PPO', 'DDPG', 'TD3', 'SAC', 'C51', 'QR-DQN', 'Expected Sarsa'],
  ...['Adam', 'RMSProp', 'SGD', 'ReLU', 'Tanh', 'Huber', 'Ornstein-Uhlenbeck', 'V + A', 'Q', 'V'],
  ...['Double DQN', 'Dueling DQN', 'Noisy DQN', 'Dueling', 'GAE λ', 'Acrobot', 'Blackjack'],
  ...['Kingma & Ba 2015.', 'Rollout', 'Replay', 'Minibatch', 'Baseline', 'Actor', 'Exploration', 'Training'],
  ...['Budget', 'Seed', 'Linear', 'Wind', 'Epsilon', 'A', 'B'],
  // Formulas
  ...['π(a|s)', '{environment}: δ = {tdError}'],
  // Units of physics
  ...['m', 'rad', 'm/s', 'rad/s', 'm/s²', 'N', 'N m'],
]);
/** Actions of the bias example by number. */
const numbered = /^\d+ in B$/;

const groups = Object.keys(wordsIn('en')) as (keyof LabWords)[];

describe('the catalogue in German', () => {
  it.each(groups)('says something else than English in every text of %s', (group) => {
    const english = textsOf(wordsIn('en')[group], group);
    const german = new Map(textsOf(wordsIn('de')[group], group));
    expect([...german.keys()]).toEqual(english.map(([path]) => path));
    const same = english.filter(
      ([path, text]) => german.get(path) === text && !international.has(text) && !numbered.test(text),
    );
    expect(same).toEqual([]);
    for (const [path, text] of german) expect(text.trim(), path).not.toBe('');
  });

  it('names nothing international that is not there', () => {
    const all = new Set(
      groups.flatMap((group) => textsOf(wordsIn('en')[group], group)).map(([, text]) => text),
    );
    expect([...international].filter((text) => !all.has(text))).toEqual([]);
  });

  it('changes words only: values, ranges and conditions are the same', () => {
    const plain = (fields: Fields) =>
      Object.entries(fields).map(([name, field]) => [
        name,
        { ...field, label: '', doc: '', unit: '', group: '', options: null, allowed: '', complaint: null },
        field.kind === 'choice' ? field.options.map(({ value }) => value) : null,
      ]);
    const { algorithms: german, environments: worlds, experimentFields } = wordsIn('de');
    expect(plain(experimentFields)).toEqual(plain(wordsIn('en').experimentFields));
    for (const [id, card] of Object.entries(algorithms))
      expect(plain(german[id]!.hyperparameters), id).toEqual(plain(card.hyperparameters));
    for (const [id, card] of Object.entries(environments)) {
      expect(plain(worlds[id]!.options ?? {}), id).toEqual(plain(card.options ?? {}));
      const sizes = ({ observation, action }: { observation: Space; action: Space }) =>
        [observation, action].map((space) =>
          space.kind === 'box' ? space.dimensions.map(({ low, high }) => [low, high]) : space.names.length,
        );
      expect(sizes(worlds[id]!), id).toEqual(sizes(card));
    }
  });

  it('keeps the sections of the form apart, and together', () => {
    const groupsOf = (language: 'en' | 'de', id: string) =>
      Object.values(wordsIn(language).algorithms[id]!.hyperparameters).map(({ group }) => group);
    for (const id of Object.keys(algorithms)) {
      const pairs = new Set(groupsOf('en', id).map((group, i) => `${group}/${groupsOf('de', id)[i]}`));
      expect(pairs.size, id).toBe(new Set(groupsOf('en', id)).size);
      expect(pairs.size, id).toBe(new Set(groupsOf('de', id)).size);
    }
  });
});

describe('an environment with options', () => {
  it('names the cells of a drawn map in German', () => {
    const card = environmentCardIn('de', 'Gridworld-v0', { map: 'SG#/..P' })!;
    expect(card.title).toBe('Gitterwelt');
    expect((card.observation as { names: readonly string[] }).names).toEqual([
      'Zeile 1, Spalte 1 (Start)',
      'Zeile 1, Spalte 2 (Ziel)',
      'Zeile 1, Spalte 3 (Wand)',
      'Zeile 2, Spalte 1',
      'Zeile 2, Spalte 2',
      'Zeile 2, Spalte 3 (Grube)',
    ]);
  });

  it('has the figures of the English card', () => {
    for (const id of ['FrozenLake-v1', 'FrozenLake8x8-v1']) {
      const firm = environmentCardIn('de', id, { slippery: false })!;
      expect(firm.solvedReturn).toBe(environmentCard(id, { slippery: false })!.solvedReturn);
    }
  });

  it('names hands and lakes in German', () => {
    const names = (id: string) => {
      const { observation } = wordsIn('de').environments[id]!;
      return observation.kind === 'discrete' ? observation.names : [];
    };
    expect(names('Blackjack-v1')[0]).toBe('Summe 4, Geber Ass');
    expect(names('Blackjack-v1')[3]).toBe('Summe 4, Geber 2, nutzbares Ass');
    expect(names('FrozenLake-v1')[5]).toBe('Zeile 2, Spalte 2 (Loch)');
    expect(names('CliffWalking-v1')[37]).toBe('Zeile 4, Spalte 2 (Klippe)');
  });
});
