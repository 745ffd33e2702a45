import { expect, test } from './program';
import { remoteServer } from './remote-server';

const remote = remoteServer();

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
  for (const target of [remote.url, 'file:///etc/passwd', 'data:text/html,<h1>data</h1>'])
    for (const attempt of attempts) await page.evaluate(attempt as never, target).catch(() => undefined);
  await page.waitForTimeout(300);
  expect(page.url()).toBe(url);
  expect(await program.inPage('document.querySelectorAll("nav").length')).toBe(1);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(remote.asked).toBe(0);
});

test('a page that leaves for where nothing needs to be loaded is back at once, and answered', async ({
  program,
}) => {
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
      .poll(state, { timeout: 30_000, intervals: [100] })
      .toEqual({ what, url: 'lab://window/index.html', ok: true, shown: 1 });
  }
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  // It is told of what happens as before.
  await program.changeSettings({ theme: 'dark' });
  await page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches);
});
