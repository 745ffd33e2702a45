import { describe, expect, it } from 'vitest';
import { estimateRuns, makespan, type Known } from '../../../src/shared/costs/estimate';
import type { MeasuredRow } from '../../../src/shared/costs/measured';
import { costlySettings } from '../../../src/shared/costs/similarity';
import { requireExperiment, type Experiment } from '../../../src/shared/experiment';
import type { RunSummary } from '../../../src/shared/runs';

const dqn = (over: object = {}, hyperparameters: object = {}): Experiment =>
  requireExperiment({
    environment: 'CartPole-v1',
    algorithm: 'dqn',
    steps: 100_000,
    evaluateEvery: 100_000,
    finalEpisodes: 1,
    ...over,
    hyperparameters,
  });

const row: MeasuredRow = {
  preset: 'p',
  environment: 'CartPole-v1',
  algorithm: 'dqn',
  settings: Object.fromEntries(costlySettings(dqn())),
  stepsPerSecond: 10_000,
  greedyStepsPerSecond: 100_000,
  bytes: { perStep: 5, report: 200, perStored: 40, fixed: 50_000, inspection: 10_000 },
};
const machine = { processor: 'this one', cores: 4, parallel: 4 };

function ran(experiment: Experiment, stepsPerSecond: number, over: Partial<RunSummary> = {}): RunSummary {
  return {
    experiment,
    state: { phase: 'finished' },
    step: experiment.steps,
    seconds: experiment.steps / stepsPerSecond,
    versions: { processor: machine.processor },
    ...over,
  } as RunSummary;
}

const estimate = (experiments: readonly Experiment[], known: Partial<Known> = {}) =>
  estimateRuns(experiments, { runs: [], machine, table: [row], ...known })!;

describe('makespan', () => {
  it('lets each run begin where a place is free first', () => {
    expect(makespan([4, 3, 2, 1], 1)).toBe(10);
    // 4 and 3 begin; 2 follows the 3; 1 follows the 4: both places are free after 5.
    expect(makespan([4, 3, 2, 1], 2)).toBe(5);
    expect(makespan([4, 3, 2, 1], 9)).toBe(4);
  });
});

describe('estimateRuns', () => {
  it('says nothing of no runs', () => {
    expect(estimateRuns([], { runs: [], machine })).toBeNull();
  });

  it('goes by the table where this computer has trained nothing yet', () => {
    const { basis, seconds } = estimate([dqn()]);
    expect(basis).toBe('elsewhere');
    // 10 s of training, evaluations of 50 to 500 steps, a factor of 2.5 to either side, 1 to 5 s to start.
    expect(seconds.low).toBeCloseTo(1 + (10 + 50 / 100_000) / 2.5, 6);
    expect(seconds.high).toBeCloseTo(5 + (10 + 500 / 100_000) * 2.5, 6);
  });

  it('goes by the middle of earlier runs that were alike, whatever their seeds, steps and rates', () => {
    const runs = [1000, 3000, 2000].map((speed, seed) =>
      ran(dqn({ seed, steps: 20_000 }, { learningRate: 1e-4 }), speed),
    );
    const { basis, seconds } = estimate([dqn()], { runs });
    expect(basis).toBe('alike');
    // 50 s at 2000 steps a second; acting is scaled to this computer too.
    expect(seconds.low).toBeCloseTo(1 + (50 + 50 / 20_000) / 1.3, 6);
    expect(seconds.high).toBeCloseTo(5 + (50 + 500 / 20_000) * 1.3, 6);
  });

  it('counts only what was finished, on this processor, and lasted', () => {
    const fast = 90_000;
    const runs = [
      ran(dqn(), fast, { state: { phase: 'stopped' } }),
      ran(dqn(), fast, { versions: { processor: 'another' } }),
      ran(dqn({ steps: 2000 }), fast),
      ran(requireExperiment({ environment: 'CartPole-v1', algorithm: 'ppo' }), 1000),
    ];
    expect(estimate([dqn()], { runs }).basis).toBe('elsewhere');
  });

  it('scales the table by runs that are in it', () => {
    const noisy = {
      ...row,
      settings: Object.fromEntries(costlySettings(dqn({}, { noisy: true }))),
      stepsPerSecond: 4000,
    };
    const known = { runs: [ran(dqn(), 5000)], table: [row, noisy] };
    const { basis, seconds } = estimate([dqn({}, { noisy: true })], known);
    expect(basis).toBe('scaled');
    // Half as fast as the table's machine: 2000 steps a second.
    expect(seconds.low).toBeCloseTo(1 + (50 + 50 / 50_000) / 1.8, 6);
  });

  it('widens the range the less it knows', () => {
    const width = ({ seconds: { low, high } }: ReturnType<typeof estimate>) => high / low;
    const long = dqn({ steps: 10_000_000 });
    const alike = estimate([long], { runs: [ran(dqn(), 10_000)] });
    const elsewhere = estimate([long]);
    const nothing = estimate([long], { table: [] });
    expect(nothing.basis).toBe('nothing');
    expect(width(alike)).toBeLessThan(width(elsewhere));
    expect(width(elsewhere)).toBeLessThan(width(nothing));
  });

  it('lets runs share the places, and more places than cores share the cores', () => {
    const eight = Array.from({ length: 8 }, (_, seed) => dqn({ seed }));
    const one = estimate([dqn()]).seconds;
    expect(estimate(eight).seconds.high).toBeCloseTo(2 * one.high, 6);
    expect(estimate(eight).parallel).toBe(4);
    const crowded = estimate(eight, { machine: { ...machine, cores: 2, parallel: 8 } });
    expect(crowded.seconds.high).toBeCloseTo(4 * one.high, 6);
    expect(estimate([dqn()], { machine: { ...machine, parallel: 8 } }).parallel).toBe(1);
  });

  it('adds up what lies on the disk: metrics, inspections, and two checkpoints with as much as the buffer holds', () => {
    const small = dqn({ evaluateEvery: 50_000, evaluationEpisodes: 5 }, { bufferSize: 10_000 });
    const metrics = 100_000 * 5 + 1000 * 200 + 6 * 20;
    const whole = 20_000 + metrics + 2 * 10_000 + 2 * (50_000 + 40 * 10_000);
    expect(estimate([small]).bytes).toBeCloseTo(whole, 6);
    expect(estimate([small, { ...small, seed: 2 }]).bytes).toBeCloseTo(2 * whole, 6);
  });
});
