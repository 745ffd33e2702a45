import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPresets } from '../../src/main/presets/presets';
import { settingsOfExperiment } from '../../src/shared/configuration';
import { checkExperiment, requireExperiment, type Experiment } from '../../src/shared/experiment';
import { ladder } from '../../src/algorithms/dqn/ladder';
import { ladderRuns, rungsOf } from '../../src/renderer/rooms/compare/ladder';
import { RunNames } from '../../src/shared/run-name';

const { presets } = await loadPresets();
const names = new RunNames(presets);
const preset = (id: string): Experiment =>
  requireExperiment(presets.find((one) => one.id === id)!.experiment);
const changed = (id: string, hyperparameters: Record<string, unknown>, common: Partial<Experiment> = {}) => {
  const before = preset(id);
  return requireExperiment({
    ...before,
    ...common,
    hyperparameters: { ...before.hyperparameters, ...hyperparameters },
  });
};

describe('the name of a run', () => {
  it('tells environment, algorithm and seed of what is usual', () => {
    expect(names.of(preset('cartpole-dqn'), 'cartpole-dqn')).toBe('CartPole-v1 · DQN · seed 1');
    expect(names.of(preset('cartpole-double-dqn'), null, 'de')).toBe('CartPole-v1 · Double DQN · Seed 1');
  });

  it('tells what differs from that, in the language of the window', () => {
    const fast = changed('cartpole-dqn', { learningRate: 1 }, { seed: 7 });
    expect(names.of(fast, 'cartpole-dqn')).toBe('CartPole-v1 · DQN · Learning rate 1 · seed 7');
    expect(names.of(fast, 'cartpole-dqn', 'de')).toBe('CartPole-v1 · DQN · Lernrate 1 · Seed 7');
    const short = changed('cartpole-dqn', {}, { steps: 20_000, evaluateEvery: 500 });
    expect(names.of(short, null)).toBe('CartPole-v1 · DQN · Budget 20,000 · seed 1');
  });

  it('is there whatever a record that was changed by hand holds: it must not hide the others', () => {
    const before = preset('cartpole-dqn');
    for (const value of [null, {}, { deep: [1] }, [], 'a text', true, [[1], null]]) {
      const hyperparameters = { ...before.hyperparameters, hiddenLayers: value, learningRate: value };
      const broken = { ...before, hyperparameters } as unknown as Experiment;
      for (const language of ['en', 'de'] as const)
        expect(names.of(broken, 'cartpole-dqn', language)).toContain('CartPole-v1');
    }
  });

  it('is that of the preset where the algorithm’s would be that of another one', () => {
    expect(names.of(preset('cartpole-dqn-lecture'), 'cartpole-dqn-lecture')).toBe(
      'CartPole-v1 · DQN as in the lecture · seed 1',
    );
    expect(names.of(changed('cartpole-dqn-lecture', { discount: 0.9 }), 'cartpole-dqn-lecture', 'de')).toBe(
      'CartPole-v1 · DQN wie in der Vorlesung · Diskontfaktor 0,9 · Seed 1',
    );
  });

  it('is that of the defaults where little differs from these', () => {
    const plain = requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn' });
    expect(names.of(plain, null)).toBe('CartPole-v1 · DQN (defaults) · seed 1');
    expect(names.of({ ...plain, steps: 1500 }, null, 'de')).toBe(
      'CartPole-v1 · DQN (Standardwerte) · Budget 1.500 · Seed 1',
    );
    const sac = requireExperiment({ environment: 'MountainCarContinuous-v0', algorithm: 'ppo' });
    expect(names.of(sac, null)).toBe('MountainCarContinuous-v0 · PPO · seed 1');
  });

  it('counts the differences beyond a few', () => {
    const other = changed('cartpole-dqn', {
      learningRate: 0.1,
      discount: 0.9,
      batchSize: 32,
      bufferSize: 1000,
      warmup: 100,
      trainEvery: 4,
    });
    expect(names.of(other, null)).toMatch(/^CartPole-v1 · DQN( · [^·]+){3} · 3 more · seed 1$/);
  });

  it('is another one on each rung of the ladder', () => {
    const all = ladderRuns({
      plain: preset('cartpole-dqn'),
      ladder,
      rungs: rungsOf(ladder),
      steps: 50_000,
      seeds: [5],
    }).map(({ experiment }) => names.of(experiment, null));
    expect(new Set(all).size).toBe(all.length);
    expect(all.slice(0, 3)).toEqual([
      'CartPole-v1 · Naive DQN · seed 5',
      'CartPole-v1 · DQN without target network · seed 5',
      'CartPole-v1 · DQN · seed 5',
    ]);
  });

  it.each(['en', 'de'] as const)('is no other preset’s in %s', (language) => {
    const made = presets.map(({ id, experiment }) => names.of(requireExperiment(experiment), id, language));
    expect(made.filter((name, i) => made.indexOf(name) !== i)).toEqual([]);
  });

  it('differs wherever what is trained differs, whatever the preset', () => {
    const some = fc.record(
      {
        learningRate: fc.constantFrom(1, 0.2, 0.001, 5e-4),
        double: fc.boolean(),
        dueling: fc.constantFrom('none', 'mean', 'naive'),
        replay: fc.boolean(),
        target: fc.constantFrom('hard', 'soft', 'none'),
        targetEvery: fc.constantFrom(100, 500),
      },
      { requiredKeys: [] },
    );
    const from = fc.constantFrom('cartpole-dqn', 'cartpole-dqn-lecture', 'cartpole-noisy-dqn');
    const run = fc
      .record({ from, some, keepsPreset: fc.boolean() })
      .map(({ from: id, some: hyperparameters, keepsPreset }) => {
        const before = preset(id);
        const checked = checkExperiment({
          ...before,
          hyperparameters: { ...before.hyperparameters, ...hyperparameters },
        });
        return 'experiment' in checked
          ? { experiment: checked.experiment, preset: keepsPreset ? id : null }
          : null;
      });
    const identity = ({ experiment }: { experiment: Experiment }) =>
      JSON.stringify([...settingsOfExperiment(experiment)].sort());
    fc.assert(
      fc.property(run, run, (a, b) => {
        if (a === null || b === null) return;
        const [one, other] = [a, b].map(({ experiment, preset: id }) => names.of(experiment, id));
        if (one === other && !one!.includes(' more · ')) expect(identity(a)).toBe(identity(b));
      }),
      { numRuns: 2000 },
    );
  });

  it('is made for ten thousand runs in well under a second', () => {
    const experiment = preset('cartpole-dqn');
    const began = performance.now();
    for (let seed = 0; seed < 10_000; seed++) names.of({ ...experiment, seed }, null);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
