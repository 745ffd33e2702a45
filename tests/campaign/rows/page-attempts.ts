/** What a page that was taken over may try, one kind after the other. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { join, relative, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { programFolder } from '../../../src/platform/program-folder';
import { servedFile } from '../../../src/main/window';
import type { Random } from '../../../src/shared/random';
import type { OpenWindow } from '../window/open-window';

export interface Attempt {
  readonly tried: number;
  readonly wrong: readonly string[];
}

type Try = (window: OpenWindow, random: Random) => Promise<Attempt>;
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

async function navigation({ app }: OpenWindow, random: Random): Promise<Attempt> {
  const urls = [
    ...['http://127.0.0.1:1/', 'file:///etc/passwd', 'data:text/html,x', 'chrome://gpu', '/other'],
    ...['about:blank', 'about:blank#x', 'about:srcdoc', 'blob:lab://window/0', 'javascript:"x"'],
  ];
  const ways = [
    ...['location.href = URL', 'location.replace(URL)', "window.open(URL, '_self')"],
    "history.pushState(null, '', URL)",
  ];
  const url = urls[random.integer(urls.length)]!;
  const way = ways[random.integer(ways.length)]!.replace('URL', JSON.stringify(url));
  await app.evaluate(
    ({ BrowserWindow }, code) =>
      void BrowserWindow.getAllWindows()[0]!
        .webContents.executeJavaScript(`setTimeout(() => { ${code} }, 0); 1`)
        .catch(() => undefined),
    way,
  );
  // What needs no loading is there at once; then the page comes back. Playwright would wait for navigations that were
  // refused: what the window shows is asked of the window.
  const shown = () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      const count = webContents.executeJavaScript("document.querySelectorAll('nav').length");
      return { url: webContents.getURL().replace(/#.*$/, ''), navs: await count.catch(() => 0) };
    });
  const end = performance.now() + 60_000;
  let now;
  do {
    await delay(500);
    now = await shown();
    if (now.url === 'lab://window/index.html' && now.navs === 1) return { tried: 1, wrong: [] };
  } while (performance.now() < end);
  return { tried: 1, wrong: [`${way} led to ${now.url}, where ${now.navs} pages are shown`] };
}

const starts = [
  ...['lab://window/', 'lab://window', 'LAB://window/', 'lab:window/', 'lab:///window/', 'lab://other/'],
  ...['lab://window:1/', 'lab://a@window/', 'lab://window/../', 'file:///'],
];
const pieces = [
  ...['..', '.', '%2e%2e', '%2E.', '..%2f', '..%5c', '\\', '/', '//', '%2f', '%00', '%', '%c0%ae', 'é'],
  ...['index.html', 'assets', 'package.json', '?', '#', ';', '@', ':', 'etc', 'passwd', 'a.png', '.svg'],
  ...['%252e', '\t', ' ', '../out/main/index.js', '../../resources/icon.png', '%2e%2e%2fmain%2findex.js'],
];

/** URLs of the window's own scheme: in its code by the thousand, and a few as images and scripts of the page. */
async function ownUrls({ page }: OpenWindow, random: Random): Promise<Attempt> {
  const folder = join(programFolder(), 'out', 'renderer');
  const wrong: string[] = [];
  const some: string[] = ['lab://window/../main/index.js', 'lab://window/..%2f..%2fresources%2ficon.png'];
  const count = 1000;
  for (let i = 0; i < count; i++) {
    let url = starts[random.integer(starts.length)]!;
    for (let left = 1 + random.integer(6); left > 0; left--)
      url += pieces[random.integer(pieces.length)]! + (random.integer(2) === 0 ? '/' : '');
    const file = servedFile(url, folder);
    const within = file === null ? '' : relative(folder, resolve(file.path));
    if (file !== null && (within === '..' || within.startsWith('../')))
      wrong.push(`${url} leads to ${file.path}`);
    if (some.length < 12) some.push(url);
  }
  const loaded = await page.evaluate(async (urls) => {
    const found: string[] = [];
    for (const url of urls) {
      const image = new Image();
      const ended = new Promise<boolean>((end) => {
        image.onload = () => end(true);
        image.onerror = () => end(false);
        setTimeout(() => end(false), 3000);
      });
      image.src = url;
      if (await ended) found.push(image.src);
    }
    return found;
  }, some);
  for (const url of loaded) if (servedFile(url, folder) === null) wrong.push(`${url} was shown as an image`);
  return { tried: count + some.length, wrong };
}

async function powers({ page }: OpenWindow): Promise<Attempt> {
  const names = await page.evaluate(async () => {
    type Power = () => unknown;
    const browser = navigator as unknown as Record<string, Record<string, (given?: unknown) => unknown>>;
    const other = navigator as unknown as Record<string, (...given: unknown[]) => unknown>;
    const wasm = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
    const all: Record<string, Power> = {
      'a worker': () =>
        new Promise((ends, fails) => {
          const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
          worker.onmessage = ends;
          worker.onerror = () => fails(new Error('refused'));
        }),
      'a service worker': () => browser['serviceWorker']!['register']!('x.js'),
      WebAssembly: () => new WebAssembly.Module(wasm),
      eval: () => (0, eval)('1'),
      'a function of text': () => new Function('return 1')() as unknown,
      fetch: () => fetch('http://127.0.0.1:1/'),
      'a file': () => fetch('file:///etc/passwd'),
      'a socket': () =>
        new Promise((ends, fails) => {
          const socket = new WebSocket('ws://127.0.0.1:1/');
          socket.onopen = ends;
          socket.onerror = () => fails(new Error('refused'));
        }),
      beacon: () => {
        if (!navigator.sendBeacon('http://127.0.0.1:1/', 'x')) throw new Error('refused');
        return new Promise((_, fails) => setTimeout(() => fails(new Error('nothing is known of it')), 10));
      },
      USB: () => browser['usb']!['requestDevice']!({ filters: [] }),
      HID: async () => {
        const found = (await browser['hid']!['requestDevice']!({ filters: [] })) as unknown[];
        if (found.length === 0) throw new Error('none was given');
      },
      clipboard: () => browser['clipboard']!['readText']!(),
      camera: () => browser['mediaDevices']!['getUserMedia']!({ video: true }),
      screen: () => browser['mediaDevices']!['getDisplayMedia']!({ video: true }),
      MIDI: () => other['requestMIDIAccess']!({ sysex: true }),
      place: () =>
        new Promise((ends, fails) => navigator.geolocation.getCurrentPosition(ends, fails, { timeout: 900 })),
      notices: async () => {
        if ((await Notification.requestPermission()) !== 'granted') throw new Error('refused');
      },
      'a protocol': () => other['registerProtocolHandler']!('web+x', 'lab://window/%s'),
      files: () => (window as unknown as { showOpenFilePicker: Power }).showOpenFilePicker(),
    };
    const late = () => new Promise((_, fails) => setTimeout(() => fails(new Error('no answer')), 1500));
    const allowed: string[] = [];
    for (const [name, power] of Object.entries(all)) {
      try {
        // From a timer: what a debugger evaluates, as this is, is not bound by the page's policy.
        const fromTimer = new Promise((ends, fails) =>
          setTimeout(() => {
            try {
              Promise.resolve(power()).then(ends, fails);
            } catch (error) {
              fails(error as Error);
            }
          }, 0),
        );
        await Promise.race([fromTimer, late()]);
        allowed.push(name);
      } catch {
        // Refused, or not there.
      }
    }
    return { allowed, count: Object.keys(all).length };
  });
  // A handler of the page's own scheme is registered nowhere; asking for it does not fail everywhere.
  const wrong = names.allowed.filter((name) => name !== 'a protocol').map((name) => `${name} is allowed`);
  return { tried: names.count, wrong };
}

/** Whether anything gets out by WebRTC, which heeds neither the page's policy nor the session's filter. */
async function peerConnections({ page }: OpenWindow): Promise<Attempt> {
  const socket = createSocket('udp4');
  let packets = 0;
  socket.on('message', () => packets++);
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  await page.evaluate(async (to) => {
    try {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${to}` }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await new Promise((resolve) => setTimeout(resolve, 2500));
      peer.close();
    } catch {
      // Not there at all.
    }
  }, port);
  socket.close();
  return { tried: 1, wrong: packets > 0 ? [`${packets} packets left the page by WebRTC`] : [] };
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
