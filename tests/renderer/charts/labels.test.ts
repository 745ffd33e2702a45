import { describe, expect, it } from 'vitest';
import { tellApart } from '../../../src/renderer/charts/labels';

describe('tellApart', () => {
  it('keeps what differs', () => {
    expect(tellApart(['CartPole-v1 · DQN · seed 1', 'CartPole-v1 · DQN · seed 2'])).toEqual([
      'seed 1',
      'seed 2',
    ]);
    expect(tellApart(['CartPole-v1 · DQN · seed 1', 'Acrobot-v1 · DQN · seed 2'])).toEqual([
      'CartPole-v1 · seed 1',
      'Acrobot-v1 · seed 2',
    ]);
  });

  it('keeps names whole where nothing would be left', () => {
    expect(tellApart(['A · seed 1'])).toEqual(['A · seed 1']);
    expect(tellApart(['A · seed 1', 'A · seed 1'])).toEqual(['A · seed 1', 'A · seed 1']);
    expect(tellApart(['A', 'A · double'])).toEqual(['A', 'A · double']);
  });

  it('leaves nothing of nothing', () => {
    expect(tellApart([])).toEqual([]);
  });
});
