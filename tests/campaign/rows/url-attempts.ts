/** Where a page that was taken over may try to go, and what it may try to load from where the program serves itself. */
import { join, relative, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { programFolder } from '../../../src/platform/program-folder';
import { servedFile } from '../../../src/main/window';
import type { Random } from '../../../src/shared/random';
import type { OpenWindow } from '../window/open-window';
import type { Attempt } from './page-attempt';

export async function navigation({ app }: OpenWindow, random: Random): Promise<Attempt> {
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
export async function ownUrls({ page }: OpenWindow, random: Random): Promise<Attempt> {
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
