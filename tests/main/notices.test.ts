import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageBegins, PageNotices, type NoticeBatch } from '../../src/main/notices';
import { mostWaiting } from '../../src/main/processes/waiting-events';
import type { Settings } from '../../src/shared/contract';
import type { RunEvent } from '../../src/shared/events';
import { SeriesCollector } from '../../src/shared/metrics';
import type { RunSummary } from '../../src/shared/runs';
import { recordedSentence } from '../../src/shared/language/earlier';

const episode = (step: number) => ({
  type: 'episode' as const,
  step,
  seconds: 0,
  episode: step,
  return: 1,
  length: 1,
});
const summary = (id: string, step = 0) => ({ id, step }) as RunSummary;
const says = recordedSentence('Mind the step.', 'Vorsicht, Stufe.');

/** What a page was sent, and how it answers. */
let sent: { number: number; parcel: NoticeBatch }[];
let notices: PageNotices;
const toldNames = () => sent.map(({ parcel }) => parcel.map(([name]) => name));
const toldEvents = () =>
  sent.flatMap(({ parcel }) =>
    parcel.flatMap((told) => (told[0] === 'runEvents' ? [...told[1].events] : [])),
  );
const take = () => notices.taken(sent.at(-1)!.number);

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  notices = new PageNotices((number, parcel) => sent.push({ number, parcel }));
  notices.taken(pageBegins);
});
afterEach(() => vi.useRealTimers());

describe('a page that keeps up', () => {
  it('is told at most 20 times a second, all of it and in order', () => {
    for (let step = 1; step <= 1000; step++) {
      notices.events('a', [episode(step)]);
      const before = sent.length;
      vi.advanceTimersByTime(1);
      if (sent.length > before) take();
    }
    vi.advanceTimersByTime(50);
    expect(sent.length).toBeGreaterThan(15);
    expect(sent.length).toBeLessThanOrEqual(21);
    expect(toldEvents().map(({ step }) => step)).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
  });

  it('hears the newest summary only', () => {
    notices.changed(summary('a', 1));
    notices.changed(summary('a', 2));
    vi.advanceTimersByTime(50);
    expect(sent).toEqual([{ number: 1, parcel: [['runsChanged', [summary('a', 2)]]] }]);
  });

  it('hears nothing more of a run that is removed', () => {
    notices.changed(summary('a'));
    notices.events('a', [episode(1)]);
    notices.removed('a');
    vi.advanceTimersByTime(50);
    expect(sent.map(({ parcel }) => parcel)).toEqual([[['runsRemoved', ['a']]]]);
  });

  it('is told last that the program closes', () => {
    notices.closing({ saving: 1 });
    notices.changed(summary('a'));
    notices.remark({ id: 'a', says });
    void notices.flush();
    expect(toldNames()).toEqual([['runsChanged', 'remark', 'closing']]);
  });
});

describe('a page that is slow', () => {
  it('is sent nothing more until it has taken in what is under way', () => {
    notices.changed(summary('a', 0));
    vi.advanceTimersByTime(50);
    for (let step = 1; step <= 100; step++) {
      notices.changed(summary('a', step));
      vi.advanceTimersByTime(1000);
    }
    expect(sent).toHaveLength(1);
    take();
    vi.advanceTimersByTime(50);
    expect(sent.at(-1)!.parcel).toEqual([['runsChanged', [summary('a', 100)]]]);
  });

  it('is waited for with what fits in memory: then it reads the curves anew', () => {
    notices.changed(summary('a'));
    vi.advanceTimersByTime(50);
    const many = Array.from({ length: 1000 }, (_, i) => episode(i));
    for (let i = 0; i < 300; i++) notices.events('a', many);
    for (let i = 0; i < 300; i++) notices.remark({ id: 'a', says });
    for (let done = 0; done < 300; done++) notices.work('export', { phase: 'reading', done } as never);
    take();
    vi.advanceTimersByTime(50);
    const { parcel } = sent.at(-1)!;
    const [told] = parcel.flatMap((notice) => (notice[0] === 'runEvents' ? [notice[1]] : []));
    expect(told!.anew).toBe(true);
    expect(told!.events.length).toBeLessThanOrEqual(mostWaiting);
    expect(parcel.filter(([name]) => name === 'remark')).toHaveLength(20);
    expect(parcel.filter(([name]) => name === 'workProgress')).toEqual([
      ['workProgress', { work: 'export', progress: { phase: 'reading', done: 299 } }],
    ]);
  });

  it('cannot be taken for one that keeps up by a number that was not sent', () => {
    notices.changed(summary('a'));
    vi.advanceTimersByTime(50);
    for (const number of [2, -1, NaN, '1', null, undefined, {}, [1]]) notices.taken(number);
    notices.changed(summary('b'));
    vi.advanceTimersByTime(1000);
    expect(sent).toHaveLength(1);
  });

  it('holds up whoever waits until it has been told', async () => {
    notices.changed(summary('a'));
    await notices.flush();
    notices.changed(summary('b'));
    let flushed = false;
    void notices.flush().then(() => (flushed = true));
    await vi.advanceTimersByTimeAsync(1000);
    expect([flushed, sent.length]).toEqual([false, 1]);
    take();
    await vi.advanceTimersByTimeAsync(0);
    expect([flushed, sent.length]).toEqual([true, 2]);
  });
});

describe('a page that begins', () => {
  it('is told nothing before, and what it reads itself not at all', () => {
    notices = new PageNotices((number, parcel) => sent.push({ number, parcel }));
    notices.changed(summary('a'));
    notices.events('a', [episode(1)]);
    notices.settings({} as Settings);
    notices.remark({ id: 'a', says });
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([]);
    notices.taken(pageBegins);
    vi.advanceTimersByTime(50);
    expect(sent.map(({ parcel }) => parcel)).toEqual([[['remark', { id: 'a', says }]]]);
  });

  it('is told on although the one before it died in the middle', () => {
    notices.changed(summary('a'));
    vi.advanceTimersByTime(50);
    notices.taken(pageBegins);
    notices.changed(summary('b'));
    vi.advanceTimersByTime(50);
    expect(sent.at(-1)!.parcel).toEqual([['runsChanged', [summary('b')]]]);
  });
});

describe('curves that are read', () => {
  /** What stands in the file after so many episodes. */
  const stored = (steps: number) => {
    const collector = new SeriesCollector();
    for (let step = 1; step <= steps; step++) collector.add(episode(step));
    return collector.copies();
  };

  it('are whole with what is told afterwards, and nothing is told twice', async () => {
    notices.events('a', [episode(1), episode(2)]);
    let read!: () => void;
    const reading = notices.reading('a', async () => {
      await new Promise<void>((resolve) => (read = resolve));
      return stored(4);
    });
    notices.events('a', [episode(3), episode(4), episode(5)]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(toldEvents()).toEqual([]);
    read();
    expect(await reading).toEqual(stored(4));
    await vi.advanceTimersByTimeAsync(50);
    expect(toldEvents()).toEqual([episode(5)]);
  });

  it('do not keep progress and the other runs waiting', async () => {
    const progress: RunEvent = {
      ...{ type: 'progress', step: 3, seconds: 0, stepsPerSecond: 1 },
      ...{ secondsLeft: null, phase: 'training' },
    };
    let read!: () => void;
    const reading = notices.reading('a', async () => {
      await new Promise<void>((resolve) => (read = resolve));
      return {};
    });
    notices.events('a', [episode(3), progress]);
    notices.events('b', [episode(8)]);
    await vi.advanceTimersByTimeAsync(50);
    expect(toldEvents()).toEqual([progress, episode(8)]);
    read();
    await reading;
  });

  it('are to be read once more where the run went back meanwhile', async () => {
    await notices.reading('a', () => {
      notices.anew('a');
      return Promise.resolve(stored(4));
    });
    await vi.advanceTimersByTimeAsync(50);
    expect(sent.at(-1)!.parcel).toEqual([['runEvents', { id: 'a', events: [], anew: true }]]);
  });

  it('that cannot be read leave what waits to be told', async () => {
    await expect(notices.reading('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    notices.events('a', [episode(1)]);
    await vi.advanceTimersByTimeAsync(50);
    expect(toldEvents()).toEqual([episode(1)]);
  });
});
