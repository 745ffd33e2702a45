/** What a page that was taken over may try, one kind after the other. */
import type { Random } from '../../../src/shared/random';
import type { OpenWindow } from '../window/open-window';
import type { Attempt, Try } from './page-attempt';
import { navigation, ownUrls } from './url-attempts';
import { peerConnections, powers } from './power-attempts';

interface Bridge {
  request(name: string, payload?: unknown): Promise<{ ok: boolean }>;
  subscribe(name: string, listener: () => void): () => void;
}
declare const lab: Bridge;

/** Sends something large; the page makes it, as it need not pass through here. */
const large =
  (what: string, taken: boolean): Try =>
  async ({ page }, random) => {
    const size = 10 ** (5 + random.integer(3));
    const ok = await page.evaluate(`(async (size) => (await (${what})).ok)(${size})`);
    return { tried: 1, wrong: ok === taken ? [] : [`${size}: ${String(ok)}`] };
  };

async function deepSetting({ page }: OpenWindow, random: Random): Promise<Attempt> {
  const depth = 50 + random.integer(940);
  const wrong = await page.evaluate(async (levels) => {
    let value: unknown = 1;
    for (let i = 0; i < levels; i++) value = { a: value };
    const change = async () => lab.request('changeSettings', { lastExperiment: value });
    await change().catch(() => null);
    const settings = await lab.request('settings').catch(() => ({ ok: false }));
    await lab.request('changeSettings', { lastExperiment: null });
    return settings.ok ? [] : ['the settings cannot be asked for any more'];
  }, depth);
  return { tried: 1, wrong };
}

async function manyAtOnce({ page }: OpenWindow): Promise<Attempt> {
  const answered = await page.evaluate(async () => {
    const names = ['runs', 'settings', 'presets', 'metrics', 'nothing'];
    const all = Array.from({ length: 2000 }, (_, i) => lab.request(names[i % names.length]!, undefined));
    return (await Promise.all(all)).filter(({ ok }) => typeof ok === 'boolean').length;
  });
  return { tried: 2000, wrong: answered === 2000 ? [] : [`${answered} of 2000 were answered`] };
}

async function subscriptions({ page }: OpenWindow): Promise<Attempt> {
  const wrong = await page.evaluate(async () => {
    let heard = 0;
    const ends = Array.from({ length: 2000 }, () => lab.subscribe('settingsChanged', () => heard++));
    await lab.request('changeSettings', { theme: 'dark' });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    for (const end of ends) end();
    const before = heard;
    await lab.request('changeSettings', { theme: 'light' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    return heard > before ? ['listeners that had ended were told'] : [];
  });
  return { tried: 2000, wrong };
}

async function frames({ page }: OpenWindow): Promise<Attempt> {
  const wrong = await page.evaluate(async () => {
    const found: string[] = [];
    const kinds: Record<string, string>[] = [
      { srcdoc: '<p>x</p>' },
      {},
      { src: 'about:blank' },
      { src: 'index.html' },
      { src: 'data:text/html,x' },
      { src: 'file:///etc/passwd' },
      { sandbox: 'allow-scripts', srcdoc: 'x' },
      { sandbox: 'allow-scripts allow-same-origin', src: 'index.html' },
    ];
    for (const attributes of kinds) {
      const frame = document.createElement('iframe');
      for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
      document.body.appendChild(frame);
      await new Promise((resolve) => setTimeout(resolve, 150));
      const said = JSON.stringify(attributes);
      try {
        const inner = frame.contentWindow as unknown as { lab?: Bridge; require?: unknown };
        if (inner.require !== undefined) found.push(`${said} has require`);
        if (inner.lab !== undefined && (await inner.lab.request('about')).ok)
          found.push(`${said} is answered`);
      } catch {
        // Another origin: out of reach, which is right.
      }
      frame.remove();
    }
    return found;
  });
  return { tried: 8, wrong };
}

async function newWindows({ page }: OpenWindow): Promise<Attempt> {
  const urls = [
    ...['about:blank', 'lab://window/index.html', 'file:///etc/passwd', 'http://127.0.0.1:1/'],
    ...['data:text/html,x', 'devtools://devtools/bundled/inspector.html', 'chrome://gpu'],
    ...['view-source:lab://window/index.html', 'blob:lab://window/0'],
  ];
  const opened = await page.evaluate(
    (all) =>
      all.filter((url) => {
        try {
          return window.open(url) !== null;
        } catch {
          return false;
        }
      }),
    urls,
  );
  return { tried: urls.length, wrong: opened.map((url) => `${url} was opened`) };
}

export const attempts: Readonly<Record<string, Try>> = {
  'a long text as id': large("lab.request('log', { id: 'x'.repeat(size * 10) })", false),
  'bytes as payload': large("lab.request('log', new Uint8Array(size * 10))", false),
  'many unknown keys': large(
    "lab.request('log', Object.fromEntries(Array.from({ length: size / 10 }, (_, i) => ['k' + i, i])))",
    false,
  ),
  'a long name': large("lab.request('x'.repeat(size * 10))", false),
  'many ids': large("lab.request('annotate', { ids: new Array(size).fill('a'), change: {} })", false),
  'many styles': async (window, random) => {
    const count = 10 ** (3 + random.integer(3));
    await window.page.evaluate(async (styles) => {
      const runStyles = Object.fromEntries(Array.from({ length: styles }, (_, i) => [`r${i}`, 1]));
      await lab.request('changeSettings', { runStyles }).catch(() => null);
      await lab.request('changeSettings', { runStyles: {} });
    }, count);
    return { tried: 1, wrong: [] };
  },
  'a deep setting': deepSetting,
  'many requests at once': manyAtOnce,
  'many subscriptions': subscriptions,
  frames,
  'new windows': newWindows,
  navigation,
  'URLs of the own scheme': ownUrls,
  'powers of a page': powers,
  WebRTC: peerConnections,
};
