import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTraining } from '../../src/catalogue/trainings';
import { algorithms, builtIn, environments } from '../../src/catalogue';
import { chartsOf, composed } from '../../src/renderer/rooms/runs/charts/run-charts';
import { misfit } from '../../src/shared/catalogue';
import type { EpisodeEvent, EvaluationEvent, MetricEvent, RunEvent } from '../../src/shared/events';
import { requireExperiment } from '../../src/shared/experiment';
import { forEachPoint, lastSteps, SeriesCollector, wholeOf, type RunMetrics } from '../../src/shared/metrics';

const episode = (step: number): EpisodeEvent => ({
  type: 'episode',
  step,
  seconds: step / 100,
  episode: step,
  return: step * 2,
  length: step + 1,
});

const evaluation = (returns: readonly number[]): EvaluationEvent => ({
  type: 'evaluation',
  step: 9,
  seconds: 0.5,
  returns,
  final: false,
});

function pointsOf(event: MetricEvent): [string, number, number, number][] {
  const points: [string, number, number, number][] = [];
  forEachPoint(event, (...point) => points.push(point));
  return points;
}

const plain = (metrics: RunMetrics) =>
  Object.fromEntries(
    Object.entries(metrics).map(([name, { step, seconds, value }]) => [
      name,
      { step: [...step], seconds: [...seconds], value: [...value] },
    ]),
  );

describe('forEachPoint', () => {
  it('splits an episode into its return and its length', () => {
    expect(
      pointsOf({ type: 'episode', step: 30, seconds: 1.5, episode: 2, return: 12.5, length: 13 }),
    ).toEqual([
      ['episode/return', 30, 1.5, 12.5],
      ['episode/length', 30, 1.5, 13],
    ]);
  });

  it('gives each of the learner’s values a metric of its own, diverged ones included', () => {
    expect(pointsOf({ type: 'learning', step: 7, seconds: 2, values: { loss: NaN, q: -Infinity } })).toEqual([
      ['learning/loss', 7, 2, NaN],
      ['learning/q', 7, 2, -Infinity],
    ]);
  });

  it('sums an evaluation up in mean, lowest and highest return', () => {
    expect(pointsOf(evaluation([3, -1, 10]))).toEqual([
      ['evaluation/mean', 9, 0.5, 4],
      ['evaluation/min', 9, 0.5, -1],
      ['evaluation/max', 9, 0.5, 10],
    ]);
    expect(pointsOf(evaluation([-5])).map(([, , , value]) => value)).toEqual([-5, -5, -5]);
  });

  it('takes an evaluation of as many episodes as an experiment may ask for', () => {
    const returns = Array.from({ length: 1_000_000 }, (_, i) => i);
    expect(pointsOf(evaluation(returns)).map(([, , , value]) => value)).toEqual([499_999.5, 0, 999_999]);
  });
});

const metricCards = builtIn.metrics;

describe('the metrics’ cards', () => {
  it.each(Object.entries(metricCards))(
    'explain %s in a title and a sentence',
    (name, { title, doc, unit }) => {
      expect(name).toMatch(/^(episode|learning|evaluation)\/[a-z][a-zA-Z]*$/);
      expect(title).toMatch(/^[A-Z]/);
      expect(doc).toMatch(/^[A-Z].*\.$/);
      expect(unit).not.toBe('');
    },
  );

  it('give every metric a title that no other has', () => {
    const titles = Object.values(metricCards).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it.each(Object.values(algorithms))('know every metric that a training with $id reports', (card) => {
    const environment = Object.values(environments).find((candidate) => misfit(card, candidate) === null)!;
    const shortened = { warmup: 50, batchSize: 8, rolloutSteps: 8 };
    const hyperparameters = Object.fromEntries(
      Object.entries(shortened).filter(([name]) => Object.hasOwn(card.hyperparameters, name)),
    );
    const events: RunEvent[] = [];
    let time = 0;
    const training = createTraining({
      experiment: requireExperiment({
        environment: environment.id,
        algorithm: card.id,
        steps: 300,
        evaluateEvery: 150,
        evaluationEpisodes: 1,
        finalEpisodes: 1,
        hyperparameters,
      }),
      emit: (event) => events.push(event),
      now: () => time++,
    });
    while (!training.done) training.advance(100);
    training.dispose();
    const names = new Set<string>();
    for (const event of events)
      if (event.type === 'episode' || event.type === 'learning' || event.type === 'evaluation')
        forEachPoint(event, (name) => names.add(name));
    expect([...names].some((name) => name.startsWith('learning/'))).toBe(true);
    expect([...names].filter((name) => !Object.hasOwn(metricCards, name))).toEqual([]);
    const ofLearning = [...names].filter((name) => name.startsWith('learning/'));
    // Of the algorithm's own card, and no other: so its run draws each of them (run-charts.test.ts).
    expect(ofLearning.filter((name) => !Object.hasOwn(card.metrics, name.slice('learning/'.length)))).toEqual(
      [],
    );
    const { details, exploration, loss } = chartsOf({ algorithm: card.id }, [...names]);
    const drawn = [...details.map(({ metric }) => metric), ...exploration, ...loss];
    expect([...composed.returns, ...composed.values, ...drawn]).toEqual(expect.arrayContaining([...names]));
  });
});

describe('SeriesCollector', () => {
  it('keeps every point in the order of the events, however many there are', () => {
    fc.assert(
      fc.property(fc.nat(300), (count) => {
        const collector = new SeriesCollector();
        const steps = Array.from({ length: count }, (_, i) => i + 1);
        for (const step of steps) collector.add(episode(step));
        expect(plain(collector.copies())).toEqual(
          count === 0
            ? {}
            : {
                'episode/return': {
                  step: steps,
                  seconds: steps.map((step) => step / 100),
                  value: steps.map((step) => step * 2),
                },
                'episode/length': {
                  step: steps,
                  seconds: steps.map((step) => step / 100),
                  value: steps.map((step) => step + 1),
                },
              },
        );
      }),
    );
  });

  it('keeps metrics apart that come at different steps', () => {
    const collector = new SeriesCollector();
    collector.add(episode(1));
    collector.add({ type: 'learning', step: 5, seconds: 1, values: { loss: 0.5 } });
    collector.add({ type: 'learning', step: 6, seconds: 2, values: { loss: NaN, q: 3 } });
    const { 'learning/loss': loss, 'learning/q': q, 'episode/return': returns } = plain(collector.views());
    expect(loss).toEqual({ step: [5, 6], seconds: [1, 2], value: [0.5, NaN] });
    expect(q).toEqual({ step: [6], seconds: [2], value: [3] });
    expect(returns!.step).toEqual([1]);
  });

  it('continues from loaded series as if it had never stopped, and leaves their arrays alone', () => {
    fc.assert(
      fc.property(fc.nat(150), fc.nat(150), (before, after) => {
        const whole = new SeriesCollector();
        const first = new SeriesCollector();
        for (let i = 1; i <= before; i++) for (const collector of [whole, first]) collector.add(episode(i));
        const stored = first.copies();
        const storedBefore = plain(stored);
        const second = new SeriesCollector();
        second.add({ type: 'learning', step: 1, seconds: 1, values: { loss: 1 } });
        second.load(stored);
        for (let i = before + 1; i <= before + after; i++)
          for (const collector of [whole, second]) collector.add(episode(i));
        expect(plain(second.copies())).toEqual(plain(whole.copies()));
        expect(plain(stored)).toEqual(storedBefore);
      }),
    );
  });

  it.each([1, 63, 64, 65, 128])(
    'gives views and copies of %i points that later points do not change',
    (count) => {
      const collector = new SeriesCollector();
      for (let i = 1; i <= count; i++) collector.add(episode(i));
      const views = collector.views();
      const copies = collector.copies();
      const then = plain(copies);
      for (let i = 1; i <= 100; i++) collector.add(episode(count + i));
      expect(plain(views)).toEqual(then);
      expect(plain(copies)).toEqual(then);
    },
  );

  it('gives copies that own their memory, and views that cost none', () => {
    const collector = new SeriesCollector();
    collector.add(episode(1));
    const series = () => collector.views()['episode/return']!;
    collector.copies()['episode/return']!.value[0] = 99;
    expect(series().value[0]).toBe(2);
    expect(series().value.buffer).toBe(series().value.buffer);
    expect(collector.copies()['episode/return']!.value.buffer.byteLength).toBe(8);
  });
});

describe('SeriesCollector with limits', () => {
  const limits = { each: 10, together: 30, least: 4 };
  const collect = (from: number, to: number, collector: SeriesCollector) => {
    for (let i = from; i <= to; i++) collector.add(episode(i));
    return collector;
  };
  const steps = (collector: SeriesCollector) => [...collector.views()['episode/return']!.step];

  it('keeps every point until there are too many, then every second, fourth …, and always the newest', () => {
    // Two metrics share 30 points, and each may have 10.
    expect(steps(collect(1, 10, new SeriesCollector(limits)))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(steps(collect(1, 11, new SeriesCollector(limits)))).toEqual([1, 3, 5, 7, 9, 11]);
    expect(steps(collect(1, 12, new SeriesCollector(limits)))).toEqual([1, 3, 5, 7, 9, 11, 12]);
    expect(steps(collect(1, 13, new SeriesCollector(limits)))).toEqual([1, 3, 5, 7, 9, 11, 13]);
    expect(steps(collect(1, 22, new SeriesCollector(limits)))).toEqual([1, 5, 9, 13, 17, 21, 22]);
  });

  it('leaves what may stay as it is, and says of the rest what it was', () => {
    expect(collect(1, 10, new SeriesCollector(limits)).copies()['episode/return']).not.toHaveProperty(
      'whole',
    );
    const { whole } = collect(1, 100, new SeriesCollector(limits)).copies()['episode/return']!;
    expect(whole).toEqual({ count: 100, lowest: 2, highest: 200 });
    expect(wholeOf(collect(1, 10, new SeriesCollector()).copies()['episode/return']!)).toEqual({
      count: 10,
      lowest: 2,
      highest: 20,
    });
  });

  it('remembers the one value of thousands that stands out, though its point is left out', () => {
    const collector = collect(1, 500, new SeriesCollector(limits));
    collector.add({ ...episode(501), return: 1e6 } as MetricEvent);
    collect(502, 2000, collector);
    const series = collector.views()['episode/return']!;
    expect([...series.value]).not.toContain(1e6);
    expect(wholeOf(series).highest).toBe(1e6);
  });

  it('continues from thinned series as if it had never stopped', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), fc.boolean(), (before, after, more) => {
        const whole = collect(1, before, new SeriesCollector(limits));
        const stored = whole.copies();
        const second = new SeriesCollector(limits);
        second.load(stored);
        for (const collector of [whole, second]) {
          if (more)
            collector.add({ type: 'learning', step: before, seconds: 1, values: { a: 1, b: 2, c: 3 } });
          collect(before + 1, before + after, collector);
        }
        expect(plain(second.copies())).toEqual(plain(whole.copies()));
        expect(Object.values(second.copies()).map(wholeOf)).toEqual(
          Object.values(whole.copies()).map(wholeOf),
        );
      }),
    );
  });

  it('stays within its bounds however many metrics there are', () => {
    const collector = new SeriesCollector({ each: 1000, together: 5000, least: 10 });
    const names = Array.from({ length: 200 }, (_, i) => `m${i}`);
    for (let step = 1; step <= 2000; step++)
      collector.add({
        type: 'learning',
        step,
        seconds: step,
        values: Object.fromEntries(names.slice(0, 1 + Math.floor(step / 10)).map((name) => [name, step])),
      });
    const lengths = Object.values(collector.views()).map(({ value }) => value.length);
    expect(lengths.length).toBe(200);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(5000 + 200);
  });
});

describe('lastSteps', () => {
  it('tells of each kind of event up to where it is known', () => {
    const collector = new SeriesCollector();
    expect(lastSteps(collector.views())).toEqual({ episode: -1, learning: -1, evaluation: -1 });
    collector.add(episode(7));
    collector.add({ type: 'learning', step: 5, seconds: 1, values: { loss: 0.5 } });
    expect(lastSteps(collector.views())).toEqual({ episode: 7, learning: 5, evaluation: -1 });
  });
});
