/** The size of the program's window. */
import type { ElectronApplication, Page } from '@playwright/test';

export type WindowSize = readonly [width: number, height: number];

/** Gives the window another size. */
export async function setSize(
  app: ElectronApplication,
  page: Page,
  [width, height]: WindowSize,
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]!.setContentSize(w!, h!),
    [width, height],
  );
  await page.waitForFunction(
    ([w, h]) => Math.abs(innerWidth - w!) <= 1 && Math.abs(innerHeight - h!) <= 1,
    [width, height],
  );
}

/** Waits until nothing has changed its size for half a second: charts follow the window a little later. */
export async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const look = () =>
      [...document.querySelectorAll('canvas, main, aside')]
        .map(({ clientWidth, clientHeight, scrollWidth }) => `${clientWidth} ${clientHeight} ${scrollWidth}`)
        .join();
    let before = look();
    for (let still = 0; still < 5; still++) {
      await new Promise((done) => setTimeout(done, 100));
      const now = look();
      if (now !== before) still = -1;
      before = now;
    }
  });
}
