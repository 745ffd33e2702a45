import { describe, expect, it } from 'vitest';
import {
  everyRun,
  isNarrow,
  listed,
  madeHere,
  namesOf,
  queueOf,
  tagsOf,
  untagged,
} from '../../../src/renderer/state/run-filter';
import { nextSeed } from '../../../src/renderer/state/next-seed';
import { noAnnotations, type Annotations } from '../../../src/shared/annotations';
import { requireExperiment } from '../../../src/shared/experiment';
import type { RunSummary } from '../../../src/shared/runs';

let made = 0;
function run(changes: Partial<RunSummary> = {}, said: Partial<Annotations> = {}, seed = 1): RunSummary {
  const id = `run-${++made}`;
  return {
    id,
    name: id,
    experiment: requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn', seed }),
    preset: null,
    state: { phase: 'finished' },
    createdAt: `2026-01-01T00:00:${String(made).padStart(2, '0')}Z`,
    step: 1,
    seconds: 1,
    stepsPerSecond: null,
    result: null,
    checkpointStep: null,
    versions: {},
    elsewhere: false,
    annotations: { ...noAnnotations, ...said },
    annotationsFault: null,
    origin: null,
    assignment: null,
    ...changes,
  };
}
const origin = (name: string) => ({ name, file: `${name}.rlrun`, importedAt: '', id: 'x' });
const result = (mean: number) => ({ episodes: 1, mean, std: 0 });

const plain = run({ name: 'Run 10', result: result(3) });
const tagged = run({ name: 'Run 9', result: result(NaN) }, { tags: ['Best', 'odd'], note: 'An island' });
const away = run({ result: result(7) }, { archived: true, tags: ['best'] });
const annas = run({ origin: origin('Anna'), state: { phase: 'stopped' } });
/** The newest first. */
const all = [annas, away, tagged, plain];
const find = (query: object) => listed(all, { ...everyRun, ...query });

describe('the list of runs', () => {
  it('leaves out what is archived unless it is asked for', () => {
    expect(find({})).toEqual([annas, tagged, plain]);
    expect(find({ archived: true })).toEqual(all);
  });

  it('finds by words of name, tag, note and person, by tag, state and person', () => {
    expect(find({ text: 'island' })).toEqual([tagged]);
    expect(find({ text: 'anna' })).toEqual([annas]);
    expect(find({ text: 'ODD run' })).toEqual([tagged]);
    expect(find({ tag: 'best', archived: true })).toEqual([away, tagged]);
    expect(find({ tag: untagged })).toEqual([annas, plain]);
    expect(find({ phase: 'stopped' })).toEqual([annas]);
    expect(find({ whose: 'Anna' })).toEqual([annas]);
    expect(find({ whose: madeHere })).toEqual([tagged, plain]);
    expect(find({ algorithm: 'sac' })).toEqual([]);
  });

  it('is sorted by time, name as people count, or result, runs without one last', () => {
    expect(find({ sort: 'oldest' })).toEqual([plain, tagged, annas]);
    expect(
      find({ sort: 'name' })
        .map(({ name }) => name)
        .slice(0, 2),
    ).toEqual(['Run 9', 'Run 10']);
    expect(find({ sort: 'result', archived: true })).toEqual([away, plain, annas, tagged]);
  });

  it('knows whether it leaves anything out, every tag and everyone', () => {
    expect(isNarrow({ ...everyRun, sort: 'name', archived: true })).toBe(false);
    expect(isNarrow({ ...everyRun, text: ' x' })).toBe(true);
    expect(tagsOf(all)).toEqual([
      { tag: 'best', count: 2 },
      { tag: 'odd', count: 1 },
    ]);
    expect(namesOf(all)).toEqual(['Anna']);
  });
});

describe('the next seed', () => {
  it('is the first above the run’s own that no run of the same settings has', () => {
    const other = run({ experiment: { ...plain.experiment, steps: 99_999, seed: 2 } });
    expect(nextSeed(plain, [plain, other])).toBe(2);
    expect(nextSeed(plain, [plain, run({}, {}, 2), run({}, {}, 4)])).toBe(3);
    expect(nextSeed(run({}, {}, 4), [plain])).toBe(5);
  });
});

describe('the order of time', () => {
  it('puts what is at work first, then the queue as it will come, then the rest', () => {
    const phases = ['queued', 'finished', 'queued', 'running', 'paused', 'starting'] as const;
    const made = phases.map((phase) => run({ state: { phase } }));
    const [next, done, last, running, paused, starting] = made;
    const newestFirst = [...made].reverse();
    expect(listed(newestFirst, everyRun)).toEqual([starting, running, next, last, paused, done]);
    expect(queueOf(newestFirst)).toEqual([next, last]);
    const moved = [
      { ...next!, rank: 8 },
      { ...last!, rank: 7.5 },
    ] as const;
    expect(queueOf(moved)).toEqual([moved[1], moved[0]]);
    expect(listed(newestFirst, { ...everyRun, sort: 'oldest' })).toEqual(made);
  });
});
