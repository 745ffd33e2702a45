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

  it('takes a run of one second, and none where nobody knows the processor', () => {
    expect(estimate([dqn()], { runs: [ran(dqn({ steps: 2000 }), 2000)] }).basis).toBe('alike');
    const unknown = { ...machine, processor: undefined };
    const runs = [ran(dqn(), 2000, { versions: {} })];
    expect(estimate([dqn()], { runs, machine: unknown }).basis).toBe('elsewhere');
  });

  it('counts every episode of every evaluation', () => {
    // Evaluations of 4 episodes after 25,000, 50,000 and 75,000 steps, and one of 3 at the end: 15 episodes.
    const often = dqn({ evaluateEvery: 25_000, evaluationEpisodes: 4, finalEpisodes: 3 });
    const { seconds } = estimate([often]);
    expect(seconds.low).toBeCloseTo(1 + (10 + (15 * 50) / 100_000) / 2.5, 9);
    expect(seconds.high).toBeCloseTo(5 + (10 + (15 * 500) / 100_000) * 2.5, 9);
  });

  it('assumes episodes of 1000 steps in an environment that nobody knows', () => {
    const { seconds } = estimate([{ ...dqn(), environment: 'Pong-v9' }]);
    expect(seconds.high).toBeCloseTo(5 + (10 + 1000 / 100_000) * 2.5, 9);
  });

  it('stores every transition where no setting says how many', () => {
    const { bufferSize, ...rest } = dqn().hyperparameters;
    expect(bufferSize).toBeDefined();
    const metrics = 100_000 * 5 + 1000 * 200 + 20;
    expect(estimate([{ ...dqn(), hyperparameters: rest }]).bytes).toBeCloseTo(
      20_000 + metrics + 10_000 + 2 * (50_000 + 40 * 100_000),
      6,
    );
  });

  it('tells what the least certain of several rests on, and adds up what each takes', () => {
    const ppo = requireExperiment({ environment: 'CartPole-v1', algorithm: 'ppo', steps: 100_000 });
    const runs = [ran(dqn(), 2000)];
    expect(estimate([dqn(), ppo], { runs }).basis).toBe('nothing');
    expect(estimate([ppo, dqn()], { runs }).basis).toBe('nothing');
    const half = dqn({ steps: 50_000 });
    expect(estimate([dqn(), half]).bytes).toBe(estimate([dqn()]).bytes + estimate([half]).bytes);
  });

  it('lets the cores be shared at the lower end too', () => {
    const eight = Array.from({ length: 8 }, (_, seed) => dqn({ seed }));
    const one = estimate([dqn()]).seconds;
    const crowded = estimate(eight, { machine: { ...machine, cores: 2, parallel: 8 } });
    expect(crowded.seconds.low).toBeCloseTo(4 * one.low, 6);
  });
});

describe('what an estimate rests on', () => {
  const settings = (hyperparameters: object, over: object = {}) =>
    Object.fromEntries(costlySettings(dqn(over, hyperparameters)));
  /** Seconds of training at a speed, by the lower end, with a factor; evaluations of 50 steps at another speed. */
  const low = (speed: number, acting: number, factor: number) => 1 + (100_000 / speed + 50 / acting) / factor;

  it('are the runs that are alike alone', () => {
    const runs = [ran(dqn(), 2000), ran(dqn({}, { noisy: true }), 50), ran(dqn({}, { double: true }), 60)];
    expect(estimate([dqn()], { runs, table: [] }).seconds.low).toBeCloseTo(low(2000, 3000, 1.3), 6);
  });

  it('is the first of rows that are equally far', () => {
    const table = [
      { ...row, settings: settings({ batchSize: 128 }) },
      { ...row, settings: settings({ batchSize: 32 }), stepsPerSecond: 1 },
    ];
    expect(estimate([dqn({}, { batchSize: 64 })], { table }).seconds.low).toBeCloseTo(
      low(10_000, 100_000, 2.5),
      6,
    );
  });

  it('is a row, scaled by runs of another algorithm, where there is no run of this one', () => {
    const ppo = requireExperiment({ environment: 'CartPole-v1', algorithm: 'ppo', steps: 100_000 });
    const other = { ...row, algorithm: 'ppo', settings: Object.fromEntries(costlySettings(ppo)) };
    const { basis, seconds } = estimate([dqn()], { runs: [ran(ppo, 5000)], table: [row, other] });
    expect(basis).toBe('scaled');
    expect(seconds.low).toBeCloseTo(low(5000, 50_000, 1.8), 6);
    // Without a row of the algorithm, its runs on another computer help nothing.
    expect(estimate([dqn()], { runs: [ran(ppo, 5000)], table: [other] }).basis).toBe('nothing');
  });

  it('scales by runs only that are as their row', () => {
    // One switch away from the row: who knows what makes it slow?
    const runs = [ran(dqn({}, { noisy: true }), 100)];
    const { seconds } = estimate(
      [
        requireExperiment({
          environment: 'CartPole-v1',
          algorithm: 'ppo',
          steps: 100_000,
          finalEpisodes: 1,
          evaluateEvery: 100_000,
        }),
      ],
      { runs },
    );
    // At the assumed speed, unscaled.
    expect(seconds.low).toBeCloseTo(1 + (100_000 / 3000 + 50 / 3000) / 8, 6);
  });

  it('is a run that is nearer than every row, and the row where both are equally far', () => {
    const wanted = dqn({}, { batchSize: 256, noisy: true });
    const scaling = ran(dqn(), 5000);
    const near = ran(dqn({}, { batchSize: 256 }), 700);
    const { basis, seconds } = estimate([wanted], { runs: [scaling, near] });
    expect(basis).toBe('similar');
    expect(seconds.low).toBeCloseTo(low(700, 50_000, 1.8), 6);
    // A row and a run of a switch each: the table knows more.
    const rows = [row, { ...row, settings: settings({ batchSize: 256, noisy: false }) }];
    expect(estimate([wanted], { runs: [scaling, near], table: rows }).basis).toBe('scaled');
  });

  it('is a run of another environment rather than a row that is farther away', () => {
    const runs = [ran(dqn({ environment: 'Acrobot-v1' }), 700)];
    const far = { ...row, settings: settings({ batchSize: 512 }, { environment: 'Acrobot-v1' }) };
    const { basis, seconds } = estimate([dqn()], { runs, table: [{ ...far, environment: 'Acrobot-v1' }] });
    expect(basis).toBe('similar');
    expect(seconds.low).toBeCloseTo(low(700, 100_000, 1.8), 6);
  });

  it('is a scaled row where the nearest run is too far, and a run however far where there is no row', () => {
    const wanted = dqn({}, { batchSize: 512, noisy: true });
    const scaling = ran(dqn({}, { hiddenLayers: [512, 512], dueling: 'mean', double: true }), 5000);
    const table = [
      { ...row, settings: settings({ hiddenLayers: [512, 512], dueling: 'mean', double: true }) },
    ];
    // Three factors of two and a switch in the run; more in the row.
    const far = ran(dqn(), 700);
    const { basis, seconds } = estimate([wanted], { runs: [scaling, far], table });
    expect(basis).toBe('elsewhere');
    expect(seconds.low).toBeCloseTo(low(5000, 50_000, 2.5), 6);
    const without = estimate([wanted], { runs: [far], table: [] });
    expect(without.basis).toBe('similar');
    expect(without.seconds.low).toBeCloseTo(low(700, 3000, 1.8), 6);
  });
});
