import { describe, expect, it } from 'vitest';
import { distinctLabels } from '../../../src/renderer/charts/labels';

describe('distinctLabels', () => {
  it('keeps what differs', () => {
    expect(distinctLabels(['CartPole-v1 · DQN · seed 1', 'CartPole-v1 · DQN · seed 2'])).toEqual([
      'seed 1',
      'seed 2',
    ]);
    expect(distinctLabels(['CartPole-v1 · DQN · seed 1', 'Acrobot-v1 · DQN · seed 2'])).toEqual([
      'CartPole-v1 · seed 1',
      'Acrobot-v1 · seed 2',
    ]);
  });

  it('keeps names whole where nothing would be left', () => {
    expect(distinctLabels(['A · seed 1'])).toEqual(['A · seed 1']);
    expect(distinctLabels(['A · seed 1', 'A · seed 1'])).toEqual(['A · seed 1', 'A · seed 1']);
    expect(distinctLabels(['A', 'A · double'])).toEqual(['A', 'A · double']);
  });

  it('leaves nothing of nothing', () => {
    expect(distinctLabels([])).toEqual([]);
  });
});
