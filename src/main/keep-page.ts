/**
 * Keeps our own page in the window. Whatever leads elsewhere is refused before it begins, where the system tells; it does
 * not of `about:blank` and its like, which need no loading and are there at once. Then our page is loaded again.
 */
import type { Event, WebContents } from 'electron';

/** A page that leaves so often in a minute is brought back more slowly, so that nothing else has to wait for it. */
const oftenInAMinute = 3;
const slowlyMs = 1000;

/** Whether a URL is a page, at whatever place in it. */
export const isPage = (url: string, page: string): boolean => url.replace(/#.*$/, '') === page;

type Kept = Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'loadURL' | 'isDestroyed' | 'getURL'>;

/** @param page the URL that the window is to show */
export function keepPage(contents: Kept, page: string): void {
  const refuse = (event: Pick<Event, 'preventDefault'>) => event.preventDefault();
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  // Of all frames; older versions of Electron do not tell of it.
  contents.on('will-frame-navigate' as 'will-navigate', refuse);

  const left: number[] = [];
  let isComingBack = false;
  const bringBack = (url: string) => {
    if (isPage(url, page) || isComingBack) return;
    isComingBack = true;
    const now = performance.now();
    while (left.length > 0 && now - left[0]! > 60_000) left.shift();
    left.push(now);
    // Only once this event is dealt with can another page be loaded.
    setTimeout(
      () => {
        isComingBack = false;
        // A load that another one interrupts is followed by that one's event.
        if (!contents.isDestroyed()) void contents.loadURL(page).catch(() => undefined);
      },
      left.length > oftenInAMinute ? slowlyMs : 0,
    );
  };
  contents.on('did-navigate', (_event, url) => bringBack(url));
  // What is no page at all, such as `about:srcdoc`, is told of as a load that failed.
  contents.on('did-fail-load', () => bringBack(contents.getURL()));
  contents.on('did-stop-loading', () => bringBack(contents.getURL()));
  contents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
    if (isMainFrame) bringBack(url);
  });
}
