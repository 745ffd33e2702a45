import { describe, expect, it } from 'vitest';
import { belongsTo, labelledSections, lockedTexts } from '../../../src/renderer/state/locked-fields';
import { settingPaths } from '../../../src/shared/assignment';
import { requireExperiment } from '../../../src/shared/experiment';
import type { Preset } from '../../../src/shared/preset';

const experiment = requireExperiment({
  environment: 'CartPole-v1',
  algorithm: 'dqn',
  steps: 7000,
  hyperparameters: { hiddenLayers: [32, 16], discount: 0.9 },
});
const preset = (assignment?: Partial<Preset['assignment']>): Preset => ({
  id: 'a',
  title: 'A',
  description: '',
  experiment,
  ...(assignment === undefined ? {} : { assignment: { question: '?', kind: 'text', ...assignment } }),
});
const pole = { environment: 'CartPole-v1', algorithm: 'dqn' };

describe('the texts that an assignment sets', () => {
  it('are those of its experiment, as a person would type them', () => {
    const texts = lockedTexts(preset({ allBut: ['seed'] }), pole);
    expect(texts).toMatchObject({
      steps: '7000',
      'hyperparameters.hiddenLayers': '32, 16',
      'hyperparameters.discount': '0.9',
    });
    expect(texts).not.toHaveProperty('seed');
    expect(texts).not.toHaveProperty('environment');
  });

  it('are none without an assignment, and those of another algorithm where that is free', () => {
    expect(lockedTexts(preset(), pole)).toEqual({});
    expect(lockedTexts(null, pole)).toEqual({});
    const texts = lockedTexts(preset({ allBut: ['algorithm'] }), { ...pole, algorithm: 'ppo' });
    expect(texts).toMatchObject({ steps: '7000', 'hyperparameters.discount': '0.9' });
    expect(Object.keys(texts)).toContain('hyperparameters.clipRange');
    expect(Object.keys(texts)).not.toContain('hyperparameters.target');
  });
});

describe('a choice', () => {
  it('belongs to a preset as long as it is the same but for what is free', () => {
    const acrobot = { environment: 'Acrobot-v1', algorithm: 'dqn' };
    const ppo = { environment: 'CartPole-v1', algorithm: 'ppo' };
    expect(belongsTo(preset(), pole)).toBe(true);
    expect(belongsTo(preset(), ppo)).toBe(false);
    expect(belongsTo(preset({ allBut: ['algorithm'] }), ppo)).toBe(true);
    expect(belongsTo(preset({ allBut: ['algorithm'] }), acrobot)).toBe(false);
    expect(belongsTo(preset({ locked: ['steps'] }), acrobot)).toBe(true);
  });
});

describe('what a lecturer may set free', () => {
  it.each(['en', 'de'] as const)('is every setting but environment and algorithm, in %s', (language) => {
    const paths = labelledSections(pole, language).flatMap(({ fields }) => fields.map(({ path }) => path));
    expect(new Set(paths).size).toBe(paths.length);
    expect([...paths].sort()).toEqual(settingPaths('CartPole-v1', 'dqn').slice(2).sort());
  });
});
