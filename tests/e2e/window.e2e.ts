import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { barriers } from './barriers';
import { expect, long, short, test, type Program } from './program';

const root = resolve(__dirname, '../..');
const load = createRequire(__filename);

test('every room is open to keyboard and screen reader, in both themes', async ({ program }) => {
  const { page } = program;
  const look = async () => expect(await barriers(program)).toEqual([]);
  await look();
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('heading', { name: 'New experiment' })).toBeVisible();
  await program.input('hyperparameters.discount').fill('7');
  await look();
  await program.input('hyperparameters.discount').fill('0.99');
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await look();
  await program.shoot('settings');

  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await look();
  await program.shoot('help');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const run = await program.train(short);
  await page.keyboard.press('Control+2');
  await program.waitForPhase(run.id, 'finished');
  await look();

  // Everything that can be pressed is reached by Tab, and shows that it is.
  const reached = new Set<string>();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const outlined = [element, element.closest('label')].some((holder) => {
        if (holder === null) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(holder);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
      });
      const label =
        element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? element.textContent;
      return {
        name: label?.trim() ?? '',
        visible: outlined,
        tag: element.tagName,
      };
    });
    if (at.tag === 'BODY') continue;
    expect(at.visible, `focus on ${at.name} can be seen`).toBe(true);
    reached.add(at.name);
  }
  for (const name of [
    'Experiments',
    'Settings',
    'Remove',
    'View log',
    'Show folder',
    'Smoothing',
    'Log scale',
  ])
    expect(
      [...reached].some((other) => other.includes(name)),
      `${name} is reached`,
    ).toBe(true);
});

test('a tip explains what is pointed at', async ({ program }) => {
  const run = await program.train(short);
  await program.waitForPhase(run.id, 'finished');
  const { page } = program;
  // What comes of the run may still move what is pointed at.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await page.getByRole('button', { name: 'What Loss means' }).hover();
    await expect(page.getByText('Mean loss of the minibatches.')).toBeVisible({ timeout: 3000 });
  }).toPass();
  await program.shoot('tip', 'there');
});

test('settings are kept, and wrong ones are refused beside their field', async ({ start, home }) => {
  const program = await start();
  const { page } = program;
  await page.keyboard.press('Control+,');
  await expect(page.getByText(home)).toBeVisible();
  await page.getByText('Dark', { exact: true }).click();
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  const parallel = page.getByLabel('Runs in parallel');
  await parallel.fill('99');
  await expect(page.getByText('Allowed: a whole number from 0 to 64.')).toBeVisible();
  await expect(parallel).toHaveValue('99');
  await parallel.fill('3');
  await expect(page.getByText('Allowed:')).toHaveCount(0);
  await program.quit();

  const again = await start();
  await again.page.keyboard.press('Control+,');
  await expect(again.page.getByLabel('Runs in parallel')).toHaveValue('3');
  expect(await again.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
});

test('a damaged settings file is reported and kept', async ({ start, home }) => {
  writeFileSync(join(home, 'settings.json'), '{"theme": "dar');
  const program = await start();
  await expect(program.page.getByRole('alert')).toContainText('settings.damaged.json');
  expect(readFileSync(join(home, 'settings.damaged.json'), 'utf8')).toBe('{"theme": "dar');
  await program.shoot('damaged-settings');
});

test('the window comes back where it was, and onto the screen when it was off it', async ({
  start,
  home,
}) => {
  const bounds = ({ app }: Program) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getNormalBounds());
  const first = await start([1000, 650]);
  await expect.poll(() => existsSync(join(home, 'window.json'))).toBe(true);
  const before = await bounds(first);
  await first.quit();
  const second = await start([1000, 650]);
  expect(await bounds(second)).toMatchObject({ width: before.width, height: before.height });
  await second.quit();

  writeFileSync(
    join(home, 'window.json'),
    JSON.stringify({ place: { x: 90_000, y: -5000, width: 1000, height: 650 } }),
  );
  const third = await start([1000, 650]);
  const { x, y } = await bounds(third);
  const area = await third.app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea);
  expect(x).toBeGreaterThanOrEqual(area.x);
  expect(y).toBeGreaterThanOrEqual(area.y);
  expect(x + 1000).toBeLessThanOrEqual(area.x + area.width + 1);
});

test('a second start in the same data folder ends and leaves the first in charge', async ({
  program,
  home,
}) => {
  const { id } = await program.train(long);
  await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.minimize());
  const second = spawn(
    load('electron') as unknown as string,
    [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '.'],
    { cwd: root, env: { ...process.env, RL_LAB_HOME: home }, stdio: 'ignore' },
  );
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  // The first window has come forward, and its training knows nothing of the second.
  await expect
    .poll(() =>
      program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((w) => w.isMinimized())),
    )
    .toEqual([false]);
  await expect(program.page.locator('nav')).toBeVisible();
  await program.waitForStep(id, (await program.runs())[0]!.step + 500);
});
