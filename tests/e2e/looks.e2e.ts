import { expect, short, test, type Program } from './program';
import { writeManyRuns } from './written-runs';

/** Every check box in sight, by what it looks like. */
const boxes = ({ page }: Program) =>
  page.locator('input[type=checkbox]').evaluateAll((all) => {
    const looks: Record<'box' | 'eye' | 'switch', string[]> = { box: [], eye: [], switch: [] };
    for (const input of all as HTMLInputElement[]) {
      const look = input.hasAttribute('data-eye') ? 'eye' : (input.getAttribute('role') ?? 'box');
      const name = input.getAttribute('aria-label') ?? input.closest('label')?.textContent ?? '';
      looks[look as 'box'].push(name.replace(/\s+/g, ' ').trim());
    }
    return looks;
  });

test('a box chooses, an eye shows and hides, a switch turns a setting on', async ({ home, start }) => {
  await writeManyRuns(home, { configurations: 2, seeds: 2, points: 100 });
  const program = await start();
  const { page } = program;
  await page.keyboard.press('Control+2');
  await page.locator('[data-run] .open').first().click();
  const runs = await boxes(program);
  expect(runs.box).toEqual([]);
  expect(runs.eye.filter((name) => /^Show .* in the charts$/.test(name))).toHaveLength(4);
  expect(runs.switch).toEqual(['Log scale']);

  // The eye of another run shows its curves as well, and hides them again; the chosen run stays.
  const other = page.locator('[data-run]').nth(2);
  await other.getByRole('checkbox').check();
  await expect(page.getByText('2 runs shown together')).toBeVisible();
  await other.getByRole('checkbox').uncheck();
  await expect(page.getByText('2 runs shown together')).toHaveCount(0);

  await page.getByRole('button', { name: 'Select several' }).click();
  const selecting = await boxes(program);
  expect(selecting.box).toHaveLength(4);
  expect(selecting.box.every((name) => name.startsWith('Select '))).toBe(true);
  expect(selecting.eye.filter((name) => name.endsWith('in the charts'))).toEqual([]);

  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: 'Compare all runs' }).click();
  await expect(page.locator('.plot')).toHaveAttribute('data-phase', 'ready');
  await page.getByRole('button', { name: 'Display' }).click();
  const compare = await boxes(program);
  expect(compare.box).toHaveLength(2);
  expect(compare.box.every((name) => name.endsWith(', 2 runs'))).toBe(true);
  expect(compare.eye).toHaveLength(2);
  expect(compare.switch).toEqual(['Single runs', 'Ignore outliers', 'Log scale']);
  const first = page.locator('.legend li').first();
  await first.getByRole('checkbox').uncheck();
  await expect(first.locator('svg.lucide-eye-off')).toBeVisible();
  await first.getByRole('checkbox').check();
  await expect(first.locator('svg.lucide-eye')).toBeVisible();
  await program.shoot('looks-compare');
  expect(program.complaints).toEqual([]);
});

/** Names that stand in digits of equal width, with which the font draws hyphens wide. */
const wideHyphens = ({ page }: Program) =>
  page.evaluate(() => {
    const hyphen = /\p{L}-|-\p{L}/u;
    const found: string[] = [];
    const look = (element: Element, text: string) => {
      if (hyphen.test(text) && getComputedStyle(element).fontVariantNumeric.includes('tabular-nums'))
        found.push(`${element.tagName.toLowerCase()}.${element.className}: ${text.trim().slice(0, 60)}`);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() !== null) look(texts.currentNode.parentElement!, texts.currentNode.textContent!);
    // What can be typed or chosen may always be a name.
    for (const field of document.querySelectorAll('input[type=text], select, textarea')) look(field, 'a-b');
    return found;
  });

test('hyphens in names are as narrow as the font has them, in every room', async ({ home, start }) => {
  await writeManyRuns(home, { configurations: 3, seeds: 3, points: 100 });
  const program = await start([1366, 768], 'de-DE');
  const { page } = program;
  const { id } = await program.train({
    ...short,
    steps: 900,
    evaluateEvery: 300,
    hyperparameters: { double: true, warmup: 100 },
  });
  await program.waitForPhase(id, 'finished');
  await program.request('annotate', {
    ids: [id],
    change: { name: 'Actor-Critic-Versuch', tag: ['DQN-Übung'] },
  });
  const faults: string[] = [];
  const look = async (where: string) =>
    faults.push(...(await wideHyphens(program)).map((fault) => `${where}: ${fault}`));
  for (const room of [1, 2, 3, 4, 5]) {
    await page.keyboard.press(`Control+${room}`);
    await page.waitForTimeout(400);
    await look(`room ${room}`);
  }
  await page.keyboard.press('Control+2');
  await page.locator(`[data-run="${id}"] .open`).click();
  await look('the run');
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: 'Alle Läufe vergleichen' }).click();
  await expect(page.locator('.plot')).toHaveAttribute('data-phase', 'ready');
  // The name of a group in the tooltip, the legend and the tables.
  await page.locator('.legend .swatch').first().click();
  await page.getByRole('textbox', { name: /umbenennen$/ }).fill('Q-Actor-Critic');
  await look('the picker of styles');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const { x, y, width, height } = (await page.locator('.plot').boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await expect(page.locator('.tip')).toContainText('Q-Actor-Critic');
  await look('the tooltip');
  for (const table of ['Ergebnisse', 'Performance-Profile', 'Unterschiedliche Einstellungen']) {
    await page.getByText(table, { exact: true }).click();
    await look(table);
  }
  await page.keyboard.press('Control+4');
  await page.getByLabel('Lauf', { exact: true }).selectOption(id);
  await page.getByText('Ein Lernschritt', { exact: true }).first().click();
  await page.waitForTimeout(800);
  await look('the learning step');
  expect(faults).toEqual([]);
  expect(program.complaints).toEqual([]);
});

test('whatever is cut off can be read in full under the pointer', async ({ home, start }) => {
  await writeManyRuns(home, { configurations: 2, seeds: 2, points: 100 });
  const program = await start([1024, 700]);
  const { page } = program;
  const [first] = await program.runs();
  const long = 'A name that goes on for so long that no list and no legend of the window has room for it';
  await program.request('annotate', {
    ids: [first!.id],
    change: { name: long, tag: ['a tag with very many letters in it'] },
  });
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: 'Compare all runs' }).click();
  await expect(page.locator('.plot')).toHaveAttribute('data-phase', 'ready');
  await page.getByLabel('Group by').selectOption('run');
  await expect(page.locator('.legend li')).toHaveCount(4);
  await page
    .getByRole('button', { name: /^Show the seeds of/ })
    .first()
    .click();

  let cut = 0;
  const look = async (where: string) => {
    const elements = await page
      .locator('.room *')
      .evaluateAll((all) =>
        all.flatMap((element, i) =>
          element.scrollWidth > element.clientWidth &&
          getComputedStyle(element).textOverflow === 'ellipsis' &&
          element.getBoundingClientRect().width > 0
            ? [i]
            : [],
        ),
      );
    for (const i of elements) {
      const element = page.locator('.room *').nth(i);
      await element.dispatchEvent('pointerover');
      const text = (await element.textContent())!.replace(/\s+/g, ' ').trim();
      const title = await element.evaluate((node) => node.closest('[title]')?.getAttribute('title') ?? '');
      expect(title.replace(/\s+/g, ' '), where).toContain(text);
      cut++;
    }
  };
  await look('Compare');
  await page.getByLabel('Metric').dispatchEvent('pointerover');
  await expect(page.getByLabel('Metric')).toHaveAttribute('title', 'Evaluation return');
  await page.keyboard.press('Control+2');
  await page.locator(`[data-run="${first!.id}"] .open`).click();
  await look('Runs');
  await page.keyboard.press('Control+4');
  await look('Inspect');
  expect(cut).toBeGreaterThan(3);
  expect(program.complaints).toEqual([]);
});
