import { resolve } from 'node:path';
import { expect, test } from './program';
import { remoteServer } from './remote-server';

const remote = remoteServer();

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
  }, remote.url);
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
