import { describe, expect, it } from 'vitest';
import { readReport } from '../../../src/main/processes/check-report';
import type { Report } from '../../../src/main/processes/messages';
import { recordedSentence } from '../../../src/shared/language/earlier';

const says = recordedSentence('a', 'b');
const episode = { type: 'episode', step: 3, seconds: 1, episode: 1, return: NaN, length: 3 } as const;
const reports: readonly Report[] = [
  { type: 'started', step: 0, seconds: 0, from: null, versions: { node: '24' } },
  { type: 'started', step: 5, seconds: 0, from: 5, versions: {} },
  {
    type: 'events',
    step: 9,
    seconds: 1.5,
    missed: false,
    events: [
      episode,
      { ...episode, return: -Infinity, at: 1e12 },
      { type: 'learning', step: 4, seconds: 1, values: { loss: NaN, q: Infinity } },
      {
        ...{ type: 'evaluation', step: 5, seconds: 1, returns: [1, NaN], final: true },
        value: { predicted: NaN, realised: 1 },
      },
      {
        ...{ type: 'progress', step: 5, seconds: 1, stepsPerSecond: 10 },
        ...{ secondsLeft: null, phase: 'warm-up' },
      },
      { type: 'clip', step: 3, episode: 1, return: 3, states: [[1, 2], [3]], actions: [0, [0.5, NaN]] },
    ],
  },
  { type: 'checkpoint', step: 5 },
  { type: 'notice', says },
  { type: 'paused', step: 5, seconds: 1 },
  { type: 'stopped', step: 5, seconds: 1 },
  { type: 'finished', step: 5, seconds: 1, result: null },
  { type: 'finished', step: 5, seconds: 1, result: { episodes: 3, mean: NaN, std: 0 } },
  { type: 'failed', kind: 'storage', reason: says },
];

describe('what a trainer says', () => {
  it.each(reports)('is taken as it is: $type', (report) => {
    expect(readReport(structuredClone(report))).toEqual(report);
  });

  it('loses what would control a terminal', () => {
    const spoken = readReport({ type: 'notice', says: recordedSentence('a\u001b[2Jb\nc', '\u009b1m') });
    expect(spoken).toEqual({ type: 'notice', says: recordedSentence('a\\u001b[2Jb\nc', '\\u009b1m') });
  });
});

describe('what no trainer says', () => {
  let nested: unknown = 1;
  for (let i = 0; i < 100_000; i++) nested = [nested];
  const reportOf = (given: readonly unknown[]) => ({
    ...{ type: 'events', step: 1, seconds: 1, missed: false },
    events: given,
  });
  const events = (...given: readonly unknown[]) => reportOf(given);
  const strange: readonly unknown[] = [
    ...[null, undefined, 1, 'started', [], {}, { type: 'nothing' }, { type: '__proto__' }, new Uint8Array(9)],
    ...[{ type: 'checkpoint' }, { type: 'checkpoint', step: NaN }, { type: 'checkpoint', step: -1 }],
    ...[
      { type: 'checkpoint', step: '5' },
      { type: 'paused', step: 1 },
      { type: 'notice', says: 'text' },
    ],
    { type: 'notice', says: { en: 'a', de: 'b' } },
    { type: 'notice', says: { code: 1, facts: {} } },
    { type: 'notice', says: { code: 'general.verbatim', facts: { text: nested } } },
    { type: 'notice', says: { code: 'general.verbatim', facts: { text: 'x'.repeat(1e6) } } },
    { type: 'failed', kind: 'else', reason: says },
    { type: 'finished', step: 1, seconds: 1, result: { episodes: -1, mean: 0, std: 0 } },
    { type: 'started', step: 0, seconds: 0, from: null, versions: { node: {} } },
    { type: 'events', step: 1, seconds: 1, missed: false },
    { ...events(), events: { length: 1 } },
    events(null),
    events({ type: 'else' }),
    events({ ...episode, step: Infinity }),
    events({ ...episode, return: '1' }),
    events({ type: 'learning', step: 1, seconds: 1, values: { loss: 'much' } }),
    events({ type: 'learning', step: 1, seconds: 1, values: { ['x'.repeat(1000)]: 1 } }),
    events({ type: 'evaluation', step: 1, seconds: 1, returns: new Array(200_000).fill(1), final: true }),
    events({ type: 'clip', step: 1, episode: 1, return: 1, states: [['a']], actions: [] }),
    events({ type: 'clip', step: 1, episode: 1, return: 1, states: nested, actions: [] }),
    reportOf(new Array<unknown>(2_000_000).fill(1)),
  ];

  it.each(strange.map((message, i) => [i, message] as const))('is not heard: %i', (_, message) => {
    expect(readReport(message)).toBeNull();
  });

  it('is found out before the memory is gone, in no more time than is looked at', () => {
    const start = process.cpuUsage();
    readReport(reportOf(new Array<unknown>(5_000_000).fill(episode)));
    readReport({
      type: 'notice',
      says: { code: 'general.inARow', facts: { messages: new Array(5_000_000).fill('a') } },
    });
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(1500);
  });
});
