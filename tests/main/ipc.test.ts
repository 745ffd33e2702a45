import type { WebContents, WebFrameMain } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { answer, failure, isOwnFrame } from '../../src/main/ipc';
import { requireExperiments } from '../../src/shared/check-experiments';
import { InvalidValueError } from '../../src/shared/fields';
import { recordedSentence } from '../../src/shared/language/earlier';
import { saying } from '../worded';
import { message } from '../../src/shared/language/say';
import { exactly } from '../worded';

vi.mock('electron', () => ({ shell: {} }));

type Handlers = Parameters<typeof answer>[0];
const pageUrl = 'lab://window/index.html';

describe('answer', () => {
  const pause = vi.fn();
  const handlers = { pause, about: () => 'about' } as unknown as Handlers;

  it('hands a payload that fits the contract to its handler', async () => {
    expect(await answer(handlers, 'pause', { id: 'run-1' })).toEqual({ ok: true, value: null });
    expect(pause).toHaveBeenCalledWith({ id: 'run-1' });
  });

  it.each([
    ['pause', undefined],
    ['pause', { id: '../../etc/passwd' }],
    ['pause', { id: '' }],
    ['pause', { id: 'a'.repeat(200) }],
    ['pause', { id: 7 }],
    ['pause', { id: 'run-1', more: true }],
    ['about', { anything: 1 }],
  ])('refuses %s with %j before any handler sees it', async (name, payload) => {
    pause.mockClear();
    expect(await answer(handlers, name, payload)).toMatchObject({ ok: false });
    expect(pause).not.toHaveBeenCalled();
  });

  it.each(['nothing', 'toString', '__proto__', 'constructor', '', 7, null, undefined, {}])(
    'knows no request called %j',
    async (name) => {
      expect(await answer(handlers, name, undefined)).toEqual({
        ok: false,
        says: message('requests.unknown'),
        problems: [],
      });
    },
  );

  it('turns what a handler throws into an answer', async () => {
    const failing = { pause: () => Promise.reject(new Error('It is finished.')) } as unknown as Handlers;
    expect(await answer(failing, 'pause', { id: 'run-1' })).toEqual({
      ok: false,
      says: message('general.unforeseen', { detail: 'It is finished.' }),
      problems: [],
    });
  });
});

describe('a message that is too much', () => {
  const handlers = { pause: () => null } as unknown as Handlers;
  let nested: unknown = null;
  for (let i = 0; i < 1_000_000; i++) nested = [nested];
  const many = (n: number, name: (i: number) => string, value: unknown) =>
    Object.fromEntries(Array.from({ length: n }, (_, i) => [name(i), value]));
  const messages: readonly [string, string, unknown][] = [
    ['a hundred million bytes', 'log', new Uint8Array(100_000_000)],
    ['a hundred thousand bytes', 'log', new Uint8Array(100_000)],
    ['a hundred million empty places', 'pause', new Array(100_000_000)],
    ['a hundred thousand unknown names', 'pause', many(100_000, (i) => `k${i}`, 1)],
    ['a hundred million characters', 'pause', { id: 'a'.repeat(100_000_000) }],
    ['a million lists within one another', 'start', { experiment: nested, preset: null }],
    ['a hundred thousand ids that are none', 'annotate', { ids: new Array(100_000).fill('!'), change: {} }],
    ['as many ids as may be, that are none', 'annotate', { ids: new Array(1000).fill('!'), change: {} }],
    ['a colour for no run', 'changeSettings', { runStyles: many(50_000, (i) => `!${i}`, 1) }],
    ['a colour that is none', 'changeSettings', { runStyles: many(50_000, (i) => `r${i}`, 'red') }],
    ['unknown settings', 'changeSettings', many(50_000, (i) => `r${i}`, 'red')],
    ['a deep experiment in the settings', 'changeSettings', { lastExperiment: nested }],
    ['a million groups', 'compare', { groups: new Array(1_000_000).fill(['!']) }],
  ];

  it.each(messages)('is refused at once: %s', async (_, name, payload) => {
    // Of the processor, in ms: others may be at work on it.
    const times: number[] = [];
    for (let attempt = 0; attempt < 3; attempt++) {
      const before = process.cpuUsage();
      const refused = await answer(handlers, name, payload);
      times.push(process.cpuUsage(before).user / 1000);
      expect(refused).toMatchObject({ ok: false, problems: [{ value: 'refused' }] });
      expect(JSON.stringify(refused).length).toBeLessThan(2000);
    }
    expect(Math.min(...times)).toBeLessThan(50);
  });
});

describe('failure', () => {
  it('carries every problem of a refused value', () => {
    const problems = [{ field: 'seed', value: '-1', allowed: 'a whole number', remedy: 'Set it.' }];
    const says = recordedSentence('The preset cannot be saved', 'Die Voreinstellung wurde nicht gesichert');
    expect(failure(new InvalidValueError(says, problems))).toEqual({ ok: false, says, problems });
  });

  it('words the problems of experiments in German too, as the form shows their values', () => {
    const refused = () =>
      requireExperiments([
        { environment: 'CartPole-v1', algorithm: 'dqn', seed: 1, hyperparameters: { double: 'yes' } },
        { environment: 'CartPole-v1', algorithm: 'dqn', seed: 2 },
      ]);
    let thrown: unknown;
    try {
      refused();
    } catch (error) {
      thrown = error;
    }
    expect(failure(thrown)).toMatchObject({
      says: saying('Kein Lauf wurde gestartet, weil nicht alle Experimente brauchbar sind', 'de'),
      problems: [
        {
          allowed: 'true or false',
          where: 'with seed 1, double "yes"',
          says: expect.objectContaining({
            allowed: exactly('an oder aus', 'de'),
            remedy: exactly('Setzen Sie einen erlaubten Wert; der Standardwert ist aus.', 'de'),
            where: exactly('mit seed 1, double "yes"', 'de'),
          }),
        },
      ],
    });
  });
});

describe('isOwnFrame', () => {
  const contents = {} as WebContents;
  const frame = (url: string, parent: unknown = null) => ({ url, parent }) as unknown as WebFrameMain;
  const asked = (
    senderFrame: WebFrameMain | null,
    sender = contents,
    window: WebContents | undefined = contents,
  ) => isOwnFrame({ sender, senderFrame }, window, pageUrl);

  it('knows the top frame of our window with our page', () => {
    expect(asked(frame(pageUrl))).toBe(true);
    expect(asked(frame(`${pageUrl}#runs`))).toBe(true);
  });

  it('refuses every other frame, page and window', () => {
    expect(asked(frame(pageUrl, frame(pageUrl)))).toBe(false);
    expect(asked(frame('https://example.org/'))).toBe(false);
    expect(asked(frame('lab://window/index.html.evil'))).toBe(false);
    expect(asked(frame('about:srcdoc'))).toBe(false);
    expect(asked(null)).toBe(false);
    expect(asked(frame(pageUrl), {} as WebContents)).toBe(false);
    expect(isOwnFrame({ sender: contents, senderFrame: frame(pageUrl) }, undefined, pageUrl)).toBe(false);
  });
});
