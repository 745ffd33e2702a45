import { createSocket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { expect, test } from './program';

let server: Server;
let remote: string;
let asked = 0;

test.beforeAll(async () => {
  server = createServer((_request, response) => {
    asked++;
    response.setHeader('access-control-allow-origin', '*').end('<title>remote</title>remote');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  remote = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
test.afterAll(() => server.close());
test.beforeEach(() => {
  asked = 0;
});

test('the page has the bridge, and nothing of Node or Electron', async ({ program }) => {
  const found = await program.page.evaluate(() => {
    const world = globalThis as unknown as Record<string, unknown>;
    return {
      known: [
        'require',
        'process',
        'module',
        'exports',
        'global',
        'Buffer',
        'ipcRenderer',
        'electron',
        '__dirname',
      ].filter((name) => typeof world[name] !== 'undefined'),
      bridge: Object.keys(window.lab).sort(),
      frozen: (() => {
        try {
          (window.lab as { request: unknown }).request = () => 'mine';
        } catch {
          // Refusing aloud is fine too.
        }
        return String(window.lab.request).includes('mine');
      })(),
    };
  });
  expect(found).toEqual({ known: [], bridge: ['request', 'subscribe'], frozen: false });
  const preferences = await program.app.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]! as unknown as {
      webContents: { getLastWebPreferences(): Record<string, unknown> };
    };
    return webContents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
  });
});

test('no window opens and no navigation leaves the page', async ({ program }) => {
  const { page, app } = program;
  const url = page.url();
  const attempts: ((target: string) => unknown)[] = [
    (target) => window.open(target),
    (target) => window.open('about:blank')?.location.assign(target),
    (target) => location.assign(target),
    (target) => {
      location.href = target;
    },
    (target) => {
      const link = document.body.appendChild(document.createElement('a'));
      link.href = target;
      link.target = '_blank';
      link.click();
    },
    (target) => {
      const form = document.body.appendChild(document.createElement('form'));
      form.action = target;
      form.submit();
    },
    (target) => {
      const meta = document.head.appendChild(document.createElement('meta'));
      meta.httpEquiv = 'refresh';
      meta.content = `0;url=${target}`;
    },
  ];
  for (const target of [remote, 'file:///etc/passwd', 'data:text/html,<h1>data</h1>'])
    for (const attempt of attempts) await page.evaluate(attempt as never, target).catch(() => undefined);
  await page.waitForTimeout(300);
  expect(page.url()).toBe(url);
  expect(await program.inPage('document.querySelectorAll("nav").length')).toBe(1);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(asked).toBe(0);
});

test('a page that leaves for where nothing needs to be loaded is back at once, and answered', async ({
  program,
}) => {
  test.setTimeout(240_000);
  const { page, app } = program;
  const ways: readonly [string, string][] = [
    ['its place', "location.href = 'about:blank'"],
    ['its place, replaced', "location.replace('about:blank')"],
    ['a place within another page', "location.href = 'about:blank#nav'"],
    ['a document of its own text', "location.href = 'about:srcdoc'"],
    ['a text as its address', "location.href = 'data:text/html,<nav>data</nav>'"],
    [
      'a file of its own',
      "location.href = URL.createObjectURL(new Blob(['<nav>blob</nav>'], { type: 'text/html' }))",
    ],
    ['a script as its address', 'location.href = \'javascript:"<nav>script</nav>"\''],
    ['its own window', "window.open('about:blank', '_self')"],
    ['a link', "Object.assign(document.createElement('a'), { href: 'about:blank' }).click()"],
    [
      'a form',
      "document.body.appendChild(Object.assign(document.createElement('form'), { action: 'about:blank' })).submit()",
    ],
    [
      'a refresh',
      "document.head.appendChild(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0;url=about:blank' }))",
    ],
    [
      'another base',
      "document.head.appendChild(Object.assign(document.createElement('base'), { href: 'about:blank' })); location.href = '#x'",
    ],
    ['another address of its own', "history.pushState(null, '', '/other')"],
    ['another address of its own, replaced', "history.replaceState(null, '', 'x/y?z')"],
    ['back', 'history.back()'],
    ['a frame in it', "document.body.appendChild(document.createElement('iframe')).src = 'about:blank'"],
    [
      'a frame that takes its place',
      "document.body.appendChild(document.createElement('iframe')).contentWindow.open('about:blank', '_top')",
    ],
    ['a place of another kind', "location.href = 'view-source:lab://window/index.html'"],
  ];
  for (const [what, script] of ways) {
    await app.evaluate(
      ({ BrowserWindow }, code) =>
        void BrowserWindow.getAllWindows()[0]!
          .webContents.executeJavaScript(`setTimeout(() => { ${code} }, 0); 1`)
          .catch(() => undefined),
      script,
    );
    // It leaves a moment later, where it does.
    await new Promise((resolve) => setTimeout(resolve, 400));
    const state = async () => {
      const url = await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]!.webContents.getURL(),
      );
      const ok = await program
        .inPage<boolean>("lab.request('about').then(({ ok }) => ok)")
        .catch(() => false);
      const shown = await program.inPage<number>("document.querySelectorAll('nav').length").catch(() => -1);
      return { what, url: url.replace(/#.*$/, ''), ok, shown };
    };
    await expect
      .poll(state, { timeout: 30_000 })
      .toEqual({ what, url: 'lab://window/index.html', ok: true, shown: 1 });
  }
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  // It is told of what happens as before.
  await program.changeSettings({ theme: 'dark' });
  await page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches);
});

test('nothing is fetched from outside, by whatever way', async ({ program }) => {
  const outcomes = await program.page.evaluate(async (target) => {
    const loads = (element: HTMLElement) =>
      new Promise<string>((resolve) => {
        element.onload = () => resolve('loaded');
        element.onerror = () => resolve('refused');
        setTimeout(() => resolve('silent'), 800);
        document.body.appendChild(element);
      });
    const make = (tag: string, attributes: Record<string, string>) => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      return element;
    };
    const socket = new Promise<string>((resolve) => {
      try {
        const opened = new WebSocket(target.replace('http', 'ws'));
        opened.onopen = () => resolve('loaded');
        opened.onerror = () => resolve('refused');
      } catch {
        resolve('refused');
      }
    });
    return Promise.all([
      fetch(target).then(
        () => 'loaded',
        () => 'refused',
      ),
      fetch('file:///etc/passwd').then(
        () => 'loaded',
        () => 'refused',
      ),
      socket,
      loads(make('img', { src: `${target}a.png` })),
      loads(make('script', { src: `${target}a.js` })),
      loads(make('link', { rel: 'stylesheet', href: `${target}a.css` })),
      loads(make('webview', { src: target })),
      Promise.resolve(navigator.sendBeacon(target) ? 'sent' : 'refused').then(() => 'refused'),
    ]);
  }, remote);
  expect(outcomes.filter((outcome) => outcome === 'loaded')).toEqual([]);

  // Not even main itself can bring a remote page into the session.
  const inMain = await program.app.evaluate(async ({ BrowserWindow }, target) => {
    const window = new BrowserWindow({ show: false });
    const outcome = await window.loadURL(target).then(
      () => 'loaded',
      () => 'refused',
    );
    window.destroy();
    return outcome;
  }, remote);
  expect(inMain).toBe('refused');
  expect(asked).toBe(0);
});

test('no connection between browsers leaves the page, and nothing else that is no request', async ({
  program,
}) => {
  let packets = 0;
  const listener = createSocket('udp4').on('message', () => packets++);
  await new Promise<void>((done) => listener.bind(0, '127.0.0.1', done));
  let connections = 0;
  const relay = createTcpServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((done) => relay.listen(0, '127.0.0.1', done));
  const udp = listener.address().port;
  const tcp = (relay.address() as AddressInfo).port;
  await program.page.evaluate(
    async ([udp, tcp]) => {
      const account = { username: 'a', credential: 'b' };
      const servers = [
        { urls: `stun:127.0.0.1:${udp}` },
        { urls: `stun:localhost:${udp}` },
        { urls: `turn:127.0.0.1:${udp}`, ...account },
        { urls: `turn:127.0.0.1:${tcp}?transport=tcp`, ...account },
        { urls: `turns:127.0.0.1:${tcp}?transport=tcp`, ...account },
      ];
      const windows: (Window & typeof globalThis)[] = [window];
      // A frame brings constructors of its own.
      const frame = document.body.appendChild(document.createElement('iframe'));
      if (frame.contentWindow !== null) windows.push(frame.contentWindow as Window & typeof globalThis);
      for (const world of windows)
        for (const server of servers)
          try {
            const connection = new world.RTCPeerConnection({ iceServers: [server] });
            connection.createDataChannel('x');
            await connection.setLocalDescription(await connection.createOffer());
            await connection
              .addIceCandidate({
                candidate: `candidate:1 1 udp 2122260223 127.0.0.1 ${udp} typ host`,
                sdpMid: '0',
              })
              .catch(() => undefined);
          } catch {
            // Refused, as it may be.
          }
      const WebTransport = (globalThis as { WebTransport?: new (url: string) => { ready: Promise<unknown> } })
        .WebTransport;
      try {
        await new WebTransport!(`https://127.0.0.1:${udp}/`).ready;
      } catch {
        // Refused by the policy.
      }
      for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'prerender', 'modulepreload']) {
        const link = document.head.appendChild(document.createElement('link'));
        link.rel = rel;
        link.href = `http://127.0.0.1:${tcp}/`;
      }
      await new Promise((done) => setTimeout(done, 4000));
    },
    [udp, tcp] as const,
  );
  listener.close();
  relay.close();
  expect({ packets, connections }).toEqual({ packets: 0, connections: 0 });
});

test('no text becomes code', async ({ program }) => {
  const ran = await program.page.evaluate(() => {
    const results: string[] = [];
    const attempt = (name: string, run: () => void) => {
      try {
        run();
        results.push(name);
      } catch {
        // Refused, as it should be.
      }
    };
    const world = globalThis as unknown as { ran?: boolean };
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true';
    document.body.appendChild(script);
    const image = document.createElement('div');
    image.innerHTML =
      '<img src="nothing" onerror="globalThis.ran = true"><a href="javascript:globalThis.ran = true">x</a>';
    document.body.appendChild(image);
    image.querySelector('a')!.click();
    return new Promise<string[]>((resolve) =>
      setTimeout(() => {
        // Within the evaluation itself the debugger would permit these two.
        attempt('eval', () => void (0, eval)('1'));
        attempt('Function', () => void new Function('return 1')());
        resolve([...results, ...(world.ran === true ? ['inline'] : [])]);
      }, 300),
    );
  });
  expect(ran).toEqual([]);
});

test('no permission is granted', async ({ program }) => {
  const granted = await program.page.evaluate(async () => {
    const attempt = async (name: string, run: () => Promise<unknown>) => {
      try {
        await run();
        return [name];
      } catch {
        return [];
      }
    };
    const asked = [
      attempt('media', () => navigator.mediaDevices.getUserMedia({ audio: true })),
      attempt('screen', () => navigator.mediaDevices.getDisplayMedia()),
      attempt('clipboard', () => navigator.clipboard.readText()),
      attempt(
        'place',
        () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      ),
      attempt('notifications', async () => {
        if ((await Notification.requestPermission()) !== 'granted') throw new Error('refused');
      }),
    ];
    return (await Promise.all(asked)).flat();
  });
  expect(granted).toEqual([]);
});

test('only the window’s own page may ask the main process', async ({ program }) => {
  const { app, page } = program;
  // A frame in the page has no bridge; and frames of other pages do not load at all.
  const inFrame = await page.evaluate(async (target) => {
    const results: unknown[] = [];
    for (const attributes of [{ srcdoc: '<p>frame</p>' }, { src: target }, { src: 'index.html' }]) {
      const frame = document.createElement('iframe');
      for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
      const loaded = new Promise((resolve) => {
        frame.onload = resolve;
        setTimeout(resolve, 500);
      });
      document.body.appendChild(frame);
      await loaded;
      try {
        results.push(typeof (frame.contentWindow as unknown as { lab?: unknown }).lab);
      } catch {
        results.push('undefined');
      }
    }
    return results;
  }, remote);
  expect(inFrame).toEqual(['undefined', 'undefined', 'undefined']);

  // A second window with the very same preload script, but another page.
  const answers = await app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const own = BrowserWindow.getAllWindows()[0]!;
      const ask = async (url: string) => {
        const foreign = new BrowserWindow({
          show: false,
          webPreferences: { preload, sandbox: true, contextIsolation: true },
        });
        await foreign.loadURL(url).catch(() => undefined);
        const answer: unknown = await foreign.webContents
          .executeJavaScript(`typeof lab === 'undefined' ? 'no bridge' : lab.request('runs')`)
          .catch((error: unknown) => String(error));
        foreign.destroy();
        return answer;
      };
      return [await ask('about:blank'), await ask(own.webContents.getURL())];
    },
    resolve(__dirname, '../../out/preload/preload.js'),
  );
  for (const answer of answers) expect(answer).toMatchObject({ ok: false });
  await expect(page.locator('nav')).toBeVisible();
});

test('malformed requests are refused by main and change nothing', async ({ program }) => {
  const refused = await program.page.evaluate(async () => {
    const ask = window.lab.request as unknown as (
      name: unknown,
      payload?: unknown,
    ) => Promise<{ ok: boolean }>;
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const attempts: [unknown, unknown?][] = [
      ['nothing'],
      ['__proto__'],
      ['constructor'],
      [null],
      [{ toString: 'x' }],
      ['metrics'],
      ['metrics', { id: '../../../etc' }],
      ['metrics', { id: 'nobody' }],
      ['remove', { id: '..' }],
      ['remove', { id: '.' }],
      ['log', { id: ['a'] }],
      ['reveal', { id: '/etc/passwd' }],
      ['changeSettings', { theme: 'pink' }],
      ['changeSettings', { threads: 1e9 }],
      ['changeSettings', { dataFolder: '/' }],
      ['changeSettings', { selectedRuns: new Array(5000).fill('a') }],
      ['start', { experiment: cyclic, preset: null }],
      ['start', { experiment: null }],
      ['start', { experiment: { environment: '__proto__', algorithm: 'constructor' }, preset: null }],
      ['start', { experiment: 'x'.repeat(1e6), preset: null }],
      ['about', { some: 'payload' }],
    ];
    const answers = [];
    for (const [name, payload] of attempts) answers.push((await ask(name, payload)).ok);
    // What cannot be copied does not even reach main, and still does not throw.
    answers.push(
      await ask('start', { experiment: () => 1, preset: null }).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    return answers;
  });
  expect(refused).toEqual(new Array(refused.length).fill(false));
  expect(await program.runs()).toEqual([]);
  const settings = await program.request('settings');
  expect(settings.ok && settings.value).toMatchObject({ theme: 'system', threads: 1 });
});

test('a message is answered at once, however large it is, and the window goes on', async ({ program }) => {
  const times = await program.page.evaluate(async () => {
    const ask = window.lab.request as unknown as (name: string, payload: unknown) => Promise<{ ok: boolean }>;
    let nested: unknown = 1;
    for (let i = 0; i < 900; i++) nested = [nested];
    const names = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${i}`, i]));
    const payloads: [string, string, unknown][] = [
      ['100,000 bytes', 'log', new Uint8Array(1e5)],
      ['100,000,000 bytes', 'log', new Uint8Array(1e8)],
      ['100,000,000 characters', 'log', { id: 'x'.repeat(1e8) }],
      ['100,000 names', 'pause', names(1e5)],
      ['100,000 settings', 'changeSettings', names(1e5)],
      ['100,000 ids', 'annotate', { ids: new Array(1e5).fill('!'), change: {} }],
      ['900 lists within one another', 'changeSettings', { lastExperiment: nested }],
    ];
    const found: { what: string; ok: boolean; ms: number; next: number }[] = [];
    for (const [what, name, payload] of payloads) {
      const start = performance.now();
      const asked = ask(name, payload);
      // How long the process behind the window stands still: what comes right after it is answered by it alone.
      const { ok } = await asked;
      const ms = performance.now() - start;
      const after = performance.now();
      await ask('about', undefined);
      found.push({ what, ok, ms, next: performance.now() - after });
    }
    return found;
  });
  console.log(
    times.map(({ what, ms, next }) => `${what}: ${ms.toFixed(0)} ms, then ${next.toFixed(0)}`).join('\n'),
  );
  expect(times.filter(({ ok }) => ok)).toEqual([]);
  for (const { next } of times) expect(next).toBeLessThan(1000);
  await program.request('about');
});
