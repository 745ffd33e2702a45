/**
 * Electron brings its own Chromium, which differs from one installation to the next. What only the tested one understands
 * shows here: the built page in whatever Chromium the system has today.
 */
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { languages } from '../../src/shared/language';
import { three, writeFinishedRuns } from '../components/finished-runs';
import { TestLab } from '../components/lab';
import { openBrowser, openPage } from './browser-page';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function openLab(): Promise<TestLab> {
  const lab = await TestLab.open(async (home) => void (await writeFinishedRuns(home, three)));
  onTestFinished(async () => {
    await lab.end();
    lab.remove();
  });
  return lab;
}

describe('the built page in a current Chromium', () => {
  it.each(languages)('opens every room, and complains about nothing: %s', async (language) => {
    const lab = await openLab();
    await lab.request('changeSettings', { language, showClass: true });
    const { page, complaints } = await openPage(browser, lab);
    const rooms = await page
      .locator('nav [data-room]')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-room')!));
    expect(rooms).toEqual(
      expect.arrayContaining(['experiments', 'runs', 'compare', 'inspect', 'guides', 'class', 'settings']),
    );
    for (const room of rooms) {
      await page.locator(`nav [data-room=${room}]`).click();
      const shown = page.locator(`.room[data-room=${room}]`);
      await shown.waitFor();
      // The page has drawn it, and still answers.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      expect((await shown.innerText()).length, room).toBeGreaterThan(50);
    }
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('draws the curves of a run, and starts another one', async () => {
    const lab = await openLab();
    const { page, complaints } = await openPage(browser, lab);
    await page.locator('nav [data-room=runs]').click();
    const drawn = page.locator('.room canvas').first();
    await drawn.waitFor();
    await expect
      .poll(() =>
        drawn.evaluate((canvas) => {
          const { width, height } = canvas as HTMLCanvasElement;
          const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
          return new Set(new Uint32Array(data.buffer)).size;
        }),
      )
      .toBeGreaterThan(10);
    await page.locator('nav [data-room=experiments]').click();
    await page.locator('.room .button.primary.large').click();
    await expect.poll(() => lab.askedFor('start').length + lab.askedFor('startMany').length).toBe(1);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
