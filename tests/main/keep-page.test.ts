import type { WebContents } from 'electron';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isPage, keepPage } from '../../src/main/keep-page';

const page = 'lab://window/index.html';

describe('isPage', () => {
  it('knows a page at whatever place in it, and nothing that only begins like it', () => {
    expect([page, `${page}#`, `${page}#runs`].map((url) => isPage(url, page))).toEqual([true, true, true]);
    const others = ['about:blank', '', 'about:blank#x', `${page}?x`, `${page}.evil`, `lab://window/`];
    expect(others.filter((url) => isPage(url, page))).toEqual([]);
  });
});

describe('a page that leaves', () => {
  /** The part of Electron that says where its page is; what it really does is shown by tests/e2e/security.e2e.ts. */
  class Contents extends EventEmitter {
    loaded: string[] = [];
    isGone = false;
    url = page;
    getURL = () => this.url;
    setWindowOpenHandler = vi.fn();
    isDestroyed = () => this.isGone;
    loadURL = (url: string) => {
      this.loaded.push(url);
      return Promise.resolve();
    };
  }
  let contents: Contents;

  beforeEach(() => {
    vi.useFakeTimers();
    contents = new Contents();
    keepPage(contents as unknown as WebContents, page);
  });
  afterEach(() => vi.useRealTimers());

  it('is loaded again, wherever it went, and within itself too', async () => {
    contents.emit('did-navigate', {}, 'about:blank');
    await vi.advanceTimersByTimeAsync(10);
    contents.emit('did-navigate-in-page', {}, 'lab://window/other', true);
    await vi.advanceTimersByTimeAsync(10);
    expect(contents.loaded).toEqual([page, page]);
  });

  it('is loaded again where what it went to could not be shown', async () => {
    contents.url = 'about:srcdoc';
    contents.emit('did-fail-load', {}, -300, '', 'about:srcdoc', true);
    contents.emit('did-stop-loading', {});
    await vi.advanceTimersByTimeAsync(10);
    expect(contents.loaded).toEqual([page]);
    contents.url = page;
    contents.emit('did-fail-load', {}, -3, '', 'https://example.org', true);
    contents.emit('did-stop-loading', {});
    await vi.advanceTimersByTimeAsync(5000);
    expect(contents.loaded).toEqual([page]);
  });

  it('stays where it is when it loads, moves within itself, or a frame in it does', async () => {
    contents.emit('did-navigate', {}, page);
    contents.emit('did-navigate-in-page', {}, `${page}#a`, true);
    contents.emit('did-navigate-in-page', {}, 'about:blank', false);
    await vi.advanceTimersByTimeAsync(5000);
    expect(contents.loaded).toEqual([]);
  });

  it('comes back every time, but takes no more than a load a second where it leaves again and again', async () => {
    for (let second = 0; second < 60; second++) {
      for (let i = 0; i < 10; i++) contents.emit('did-navigate', {}, 'about:blank');
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(contents.loaded.length).toBeGreaterThan(50);
    expect(contents.loaded.length).toBeLessThan(70);
  });

  it('is not brought back into a window that is gone', async () => {
    contents.emit('did-navigate', {}, 'about:blank');
    contents.isGone = true;
    await vi.advanceTimersByTimeAsync(5000);
    expect(contents.loaded).toEqual([]);
  });
});
