import { describe, expect, it } from 'vitest';
import { algorithms, environments } from '../../../src/catalogue';
import { environmentCard, misfit } from '../../../src/shared/catalogue';
import type { AlgorithmCard } from '../../../src/shared/catalogue/algorithm';
import { spaceSize, type EnvironmentCard, type Space } from '../../../src/shared/catalogue/environment';
import { checkExperiment, experimentFields } from '../../../src/shared/experiment';
import { checkFields, defaultsOf, type Field, type Fields } from '../../../src/shared/fields';
import { exactly } from '../../worded';

const sentence = /^[A-Z0-9].*\.$/s;

function expectSoundSpace(space: Space): void {
  const names = space.kind === 'box' ? space.dimensions.map(({ name }) => name) : space.names;
  expect(names.length).toBeGreaterThan(0);
  expect(names).not.toContain('');
  expect(new Set(names).size).toBe(names.length);
  if (space.kind === 'box') for (const { low, high } of space.dimensions) expect(low).toBeLessThan(high);
}

function expectSoundField(field: Field, name: string, fields: Fields): void {
  expect(name).toMatch(/^[a-z][a-zA-Z0-9]*$/);
  expect(field.label).toMatch(/\S/);
  expect(field.group).toMatch(/\S/);
  expect(field.doc).toMatch(sentence);
  expect(field.unit).not.toBe('');
  if (field.symbol !== undefined) expect(field.symbol).toMatch(/^\S{1,4}$/);
  if (field.kind === 'number' || field.kind === 'integer') {
    expect(field.min).toBeLessThan(field.max);
    // A logarithmic scale has no place for zero.
    if (field.scale === 'log') expect(field.min > 0 || (field.min === 0 && field.exclusiveMin)).toBe(true);
  }
  if (field.kind === 'choice') {
    const values = field.options.map(({ value }) => value);
    expect(values.length).toBeGreaterThan(1);
    expect(new Set(values).size).toBe(values.length);
    for (const { value, label, doc } of field.options) {
      expect(value).toMatch(/^\S+$/);
      expect(label).toMatch(/\S/);
      expect(doc).toMatch(sentence);
    }
  }
  if (field.when !== undefined) {
    const { field: other, is } = field.when;
    expect(Object.keys(fields)).toContain(other);
    expect(is.length).toBeGreaterThan(0);
    for (const value of is) expect(checkFields(fields, { [other]: value }, '').problems).toEqual([]);
  }
}

function expectSoundFields(fields: Fields): void {
  for (const [name, field] of Object.entries(fields)) expectSoundField(field, name, fields);
  const defaults = defaultsOf(fields);
  expect(checkFields(fields, defaults, '')).toEqual({ values: defaults, problems: [] });
  const places = Object.values(fields).map(({ group, label }) => `${group}: ${label}`);
  expect(new Set(places).size).toBe(places.length);
}

describe('every environment', () => {
  it.each(Object.entries(environments))('%s is described in full', (key, card) => {
    expect(card.id).toBe(key);
    expect(card.title).toMatch(/\S/);
    expect(card.summary).toMatch(sentence);
    for (const words of [card.reward, card.termination, card.citation]) expect(words).toMatch(/\S/);
    expectSoundSpace(card.observation);
    expectSoundSpace(card.action);
    if (card.stepLimit !== null)
      expect(Number.isSafeInteger(card.stepLimit) && card.stepLimit > 0).toBe(true);
  });

  it.each(Object.values(environments))('$id calls solved what chance does not reach', (card) => {
    expect(card.randomReturn!).toBeLessThan(card.solvedReturn!);
    if (card.bestReturn !== null) expect(card.solvedReturn!).toBeLessThanOrEqual(card.bestReturn);
  });

  it.each(Object.values<EnvironmentCard>(environments))('$id has options that hold together', (card) => {
    expectSoundFields(card.options ?? {});
    const common = [
      ...Object.keys(experimentFields),
      ...Object.values(algorithms).flatMap(({ hyperparameters }) => Object.keys(hyperparameters)),
    ];
    expect(Object.keys(card.options ?? {}).filter((name) => common.includes(name))).toEqual([]);
  });

  it.each(Object.values(environments))('$id has an algorithm that can learn it', (card) => {
    expect(Object.values(algorithms).filter((algorithm) => misfit(algorithm, card) === null)).not.toEqual([]);
  });
});

describe('every algorithm', () => {
  it.each(Object.entries(algorithms))('%s is described in full', (key, card) => {
    expect(card.id).toBe(key);
    expect(card.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(card.title).toMatch(/\S/);
    expect(card.summary).toMatch(sentence);
    expect(card.source).toMatch(/\S/);
    expect(card.observations.length).toBeGreaterThan(0);
    expect(card.actions.length).toBeGreaterThan(0);
  });

  it.each(Object.values(algorithms))('$id has settings that hold together', ({ hyperparameters }) => {
    expectSoundFields(hyperparameters);
  });

  it.each(Object.values(algorithms))(
    '$id starts with its defaults on every environment that it fits',
    (card) => {
      const fitting = Object.values(environments).filter((environment) => misfit(card, environment) === null);
      expect(fitting.length).toBeGreaterThan(0);
      for (const { id } of fitting)
        expect(checkExperiment({ environment: id, algorithm: card.id })).toHaveProperty('experiment');
    },
  );

  it.each(Object.values(algorithms))('$id has no setting that hides one of all experiments', (card) => {
    const common = Object.keys(experimentFields);
    expect(Object.keys(card.hyperparameters).filter((name) => common.includes(name))).toEqual([]);
  });
});

it('describes the settings of all experiments as carefully', () => {
  expectSoundFields(experimentFields);
});

describe('misfit', () => {
  const box: Space = { kind: 'box', dimensions: [{ name: 'x', low: -1, high: 1 }] };
  const discrete: Space = { kind: 'discrete', names: ['left', 'right'] };
  const environment = (observation: Space, action: Space) =>
    ({ id: 'World-v0', observation, action }) as EnvironmentCard;
  const algorithm = (observations: Space['kind'][], actions: Space['kind'][]) =>
    ({ title: 'Learner', observations, actions }) as unknown as AlgorithmCard;

  it('is null where an algorithm takes the environment’s observations and actions', () => {
    expect(misfit(algorithm(['box'], ['discrete']), environment(box, discrete))).toBeNull();
    expect(
      misfit(algorithm(['box', 'discrete'], ['discrete', 'box']), environment(discrete, box)),
    ).toBeNull();
  });

  it('says which actions are needed and which there are', () => {
    expect(misfit(algorithm(['box'], ['discrete']), environment(box, box))).toEqual(
      exactly('Learner needs discrete actions; World-v0 has continuous ones.', 'en'),
    );
  });

  it('says which observations are needed and which there are', () => {
    expect(misfit(algorithm(['discrete'], ['discrete']), environment(box, discrete))).toEqual(
      exactly('Learner needs discrete observations; World-v0 has continuous ones.', 'en'),
    );
  });
});

describe('spaceSize', () => {
  it('counts the numbers of a box, and one for a discrete choice', () => {
    const dimension = { name: 'x', low: 0, high: 1 };
    expect(spaceSize({ kind: 'box', dimensions: [dimension, dimension, dimension] })).toBe(3);
    expect(spaceSize({ kind: 'discrete', names: ['a', 'b', 'c'] })).toBe(1);
  });
});

describe('environmentCard', () => {
  it('is the catalogue’s card where the options are at their defaults, or missing', () => {
    const lake = environments['FrozenLake-v1'];
    expect(environmentCard('FrozenLake-v1')).toBe(lake);
    expect(environmentCard('FrozenLake-v1', { slippery: true })).toBe(lake);
    expect(environmentCard('CartPole-v1', {})).toBe(environments['CartPole-v1']);
  });

  it('tells what differs with other options', () => {
    expect(environmentCard('FrozenLake-v1', { slippery: false })?.bestReturn).toBe(1);
    const world = environmentCard('Gridworld-v0', { map: 'S.G', stepLimit: 7 })!;
    expect(world.observation).toEqual({
      kind: 'discrete',
      names: ['row 1, column 1 (start)', 'row 1, column 2', 'row 1, column 3 (goal)'],
    });
    expect([world.stepLimit, world.solvedReturn]).toEqual([7, null]);
  });

  it('is undefined for an environment that does not exist', () => {
    for (const id of ['Gone-v0', '__proto__', 'toString']) expect(environmentCard(id)).toBeUndefined();
  });
});
