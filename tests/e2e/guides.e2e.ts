import { barriers } from './barriers';
import { expect, test, type Program } from './program';

/** Opens the room by the keys that the rail names. */
async function openGuides({ page }: Program): Promise<void> {
  const button = page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Guides' });
  await page.keyboard.press((await button.getAttribute('aria-keyshortcuts'))!);
}

/** Whether a font of KaTeX is loaded and used, and the parts of a fraction lie above each other. */
async function isTypeset({ page }: Program): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const formula = page.locator('.guide .formula').first();
  await expect(formula).toBeVisible();
  const seen = await page.evaluate(() => {
    const letter = document.querySelector('.guide .formula .mathnormal')!;
    const fraction = document.querySelector('.guide .formula .mfrac .vlist')!;
    const [under, , over] = [...fraction.children].map((part) => part.getBoundingClientRect());
    return {
      family: getComputedStyle(letter).fontFamily,
      loaded: [...document.fonts].some((face) => face.family === 'KaTeX_Math' && face.status === 'loaded'),
      stacked: over!.bottom < under!.bottom && over!.top < under!.top,
      styled: document.querySelectorAll('.guide [style]').length,
    };
  });
  expect(seen).toEqual({ family: 'KaTeX_Math', loaded: true, stacked: true, styled: 0 });
}

test('guides are read by keyboard, with typeset formulas, links and a search', async ({ start }) => {
  const program = await start();
  const { page } = program;
  await openGuides(program);
  await expect(page.getByRole('heading', { name: 'Guides', exact: true })).toBeVisible();

  // To the DQN through its title.
  await page.keyboard.press('Control+f');
  const search = page.getByRole('textbox', { name: 'Search the guides' });
  await expect(search).toBeFocused();
  await page.keyboard.type('dqn');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'DQN' })).toBeVisible();
  await isTypeset(program);
  await program.shoot('guide-search');
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await program.shoot('guide-dqn');

  // To a section by a link, to another guide by another one, and back.
  const scrolled = () => page.locator('main').evaluate((main) => main.scrollTop);
  expect(await scrolled()).toBe(0);
  await page.locator('.guide').getByRole('link', { name: 'target network' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(scrolled).toBeGreaterThan(200);
  await program.shoot('guide-dqn-section');
  await page.locator('.guide').getByRole('link', { name: 'pole cart without velocities' }).focus();
  const url = page.url();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /positions only/ })).toBeVisible();
  expect(page.url()).toBe(url);
  expect(await scrolled()).toBe(0);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('heading', { level: 1, name: 'DQN' })).toBeVisible();

  // By words of the texts, to the section that holds them.
  await page.keyboard.press('/');
  await page.keyboard.type('fifty times a second');
  await expect(page.getByRole('status').first()).toHaveText('1 guide found');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('heading', { level: 1, name: '2D pole cart' })).toBeVisible();
  await search.fill('no such words');
  await expect(page.getByText('No guide contains')).toBeVisible();
  await program.quit();

  // The guide read last is open again.
  const again = await start();
  await openGuides(again);
  await expect(again.page.getByRole('heading', { level: 1, name: '2D pole cart' })).toBeVisible();
  await again.shoot('guide-cart-pole');
  await again.page.locator('#guide-model-card').scrollIntoViewIfNeeded();
  await again.shoot('guide-cart-pole-card');
  await again.shootIn([1024, 700], 'guide');
  expect([...program.complaints, ...again.complaints]).toEqual([]);
});

test('guides are open to everybody in both themes', async ({ program }) => {
  const { page } = program;
  await openGuides(program);
  for (const guide of ['DQN', '2D pole cart']) {
    await page.getByRole('button', { name: guide, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: guide, exact: true })).toBeVisible();
    expect(await barriers(program), guide).toEqual([]);
  }
  expect(program.complaints).toEqual([]);
});

test('the guide to what is chosen stands beside the form', async ({ program }) => {
  const { page } = program;
  await page.keyboard.press('Control+1');
  await page.keyboard.press('F1');
  const beside = page.getByRole('region', { name: 'Guide beside the form' });
  await expect(beside.getByRole('heading', { level: 1, name: 'DQN' })).toBeVisible();
  await expect(program.input('hyperparameters.discount')).toBeVisible();
  await isTypeset(program);
  await program.shoot('guide-beside');
  expect(await barriers(program)).toEqual([]);
  await beside.getByRole('radiogroup').getByText('Environment', { exact: true }).click();
  await expect(beside.getByRole('heading', { level: 1, name: '2D pole cart' })).toBeVisible();

  // Into the room and back again.
  await beside.getByRole('button', { name: 'Open in Guides' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '2D pole cart' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the experiment' }).click();
  await expect(beside.getByRole('heading', { level: 1, name: '2D pole cart' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(beside).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Guide to 2D pole cart' })).toBeFocused();
  await page.getByRole('button', { name: 'Guide to DQN' }).click();
  await program.shootIn([1600, 900], 'guide-beside');
  await program.shootIn([900, 640], 'guide-beside');
  expect(program.complaints).toEqual([]);
});

test('guides speak the language of the window, and stay at the section where they were', async ({
  program,
}) => {
  const { page } = program;
  await program.changeSettings({ language: 'de', lastGuide: 'dqn' });
  const room = page.getByRole('navigation', { name: 'Ansichten' }).getByRole('button', { name: 'Leitfäden' });
  await room.click();
  await page.getByRole('button', { name: 'Q-Learning, tabellarisch', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Literatur' })).toBeVisible();
  await page.getByRole('button', { name: 'DQN', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'DQN' })).toBeVisible();
  await isTypeset(program);
  await page.locator('.guide').getByRole('link', { name: 'Zielnetz', exact: true }).click();
  const scrolled = () => page.locator('main').evaluate((main) => main.scrollTop);
  await expect.poll(scrolled).toBeGreaterThan(200);
  await expect(page.getByRole('heading', { level: 2, name: 'Zielnetz' })).toBeInViewport();
  await program.shoot('guide-dqn-german');
  expect(await barriers(program)).toEqual([]);

  await program.changeSettings({ language: 'en' });
  await expect(page.getByRole('heading', { level: 2, name: 'Target network', exact: true })).toBeInViewport();
  expect(program.complaints).toEqual([]);
});
