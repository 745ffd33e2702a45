import { barriers } from './barriers';
import { expect, short, test } from './program';
import { writeManyRuns } from './written-runs';
import { chart, compareAll, legend, plot, readEnd } from './compare-room';

test('what was just trained is grouped by its seeds, summed up, and remembered', async ({ start }) => {
  const program = await start();
  const { page } = program;
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('heading', { name: 'Overlay runs' })).toBeVisible();
  await program.shoot('compare-no-runs');

  const ids: string[] = [];
  for (const double of [false, true])
    for (const seed of [1, 2, 3]) {
      const experiment = { ...short, steps: 3000, evaluateEvery: 500, seed, hyperparameters: { double } };
      ids.push((await program.train(experiment)).id);
    }
  for (const id of ids) await program.waitForPhase(id, 'finished');
  await program.shoot('compare-empty');
  await compareAll(program);
  await expect(legend(program)).toHaveCount(2);
  await expect(legend(program).first()).toContainText('N = 3');

  // What is shown is what the runs measured: the mean of the last evaluations of the three seeds.
  const lasts = await page.evaluate(async (runs) => {
    const values: number[] = [];
    for (const id of runs) {
      const answer = await window.lab.request('metrics', { id });
      if (!answer.ok) throw new Error(JSON.stringify(answer.says));
      values.push(answer.value['evaluation/mean']!.value.at(-1)!);
    }
    return values;
  }, ids);
  const text = await readEnd(program);
  for (const [from, label] of [
    [0, 'DQN'],
    [3, 'Double DQN'],
  ] as const) {
    const mean = lasts.slice(from, from + 3).reduce((sum, value) => sum + value, 0) / 3;
    const shown = Number(
      new RegExp(`(?:^|[^e] )${label} ([\\d.,]+) \\(3 of 3\\)`).exec(text)?.[1]?.replace(',', ''),
    );
    expect(Math.abs(shown - mean)).toBeLessThan(0.01 * mean);
  }

  // The table holds the results of the runs themselves, and says that three seeds are few.
  const runs = await program.runs();
  const results = ids.slice(3).map((id) => runs.find((run) => run.id === id)!.result!.mean);
  const row = page.locator('[data-table=results] [data-row="Double DQN"]');
  const mean = results.reduce((sum, value) => sum + value, 0) / 3;
  await expect(row.getByRole('cell').nth(1)).toHaveText(
    mean.toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  );
  await expect(page.getByText('Only three seeds')).toBeVisible();
  await page.getByRole('radio', { name: 'Use DQN as the baseline' }).check();
  await expect(row.getByRole('cell').nth(5)).toContainText('%');
  await program.shoot('compare-three-seeds');

  // The next day everything is as it was.
  await page.waitForTimeout(600);
  await program.quit();
  const again = await start();
  await again.page.keyboard.press('Control+3');
  await expect(legend(again)).toHaveCount(2);
  await expect(again.page.getByRole('radio', { name: 'Use DQN as the baseline' })).toBeChecked();
  expect([...program.complaints, ...again.complaints]).toEqual([]);
});

test('curves are regrouped, put on other axes, smoothed, magnified and taken out, all by keyboard', async ({
  home,
  start,
}) => {
  await writeManyRuns(home, { configurations: 4, seeds: 5, points: 600 });
  const program = await start();
  const { page } = program;
  await compareAll(program);
  await expect(legend(program)).toHaveCount(4);
  await program.shoot('compare');
  await chart(program).hover({ position: { x: 420, y: 120 } });
  await program.shoot('compare-pointed-at', 'there');

  // Groups by a setting: two groups of ten.
  const group = page.getByLabel('Group by');
  await group.selectOption({ label: 'Double learning' });
  await expect(legend(program)).toHaveCount(2);
  await expect(legend(program).first()).toContainText('N = 10');
  await page.getByLabel('and by…').selectOption({ label: 'Learning rate' });
  await expect(legend(program)).toHaveCount(4);
  await group.first().selectOption({ label: 'Settings, all but the seed' });
  await expect(legend(program)).toHaveCount(4);

  await page.getByLabel('Metric').selectOption({ label: 'Return per episode' });
  for (const [axis, words] of [
    ['Episodes', '600 episodes'],
    ['Training time', 'of training'],
    ['Wall time', 'after the start'],
    ['Env steps', '60,000 env steps'],
  ] as const) {
    await page.getByLabel('X axis').selectOption({ label: axis });
    await expect.poll(() => readEnd(program)).toContain(words);
  }
  const smoothing = page.getByLabel('Smoothing, as a number');
  await expect(smoothing).toBeHidden();
  await page.getByRole('button', { name: 'Display' }).click();
  await smoothing.fill('2');
  await expect(smoothing).toHaveAttribute('aria-invalid', 'true');
  const rough = await readEnd(program);
  await smoothing.fill('0.98');
  await expect.poll(() => readEnd(program)).not.toBe(rough);
  await page.getByRole('slider', { name: 'Smoothing' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(smoothing).toHaveValue('0.99');

  // Magnified by keys, moved to the end, and back.
  await chart(program).focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('+');
  const range = async () => ({
    from: Number(await chart(program).getAttribute('aria-valuemin')),
    to: Number(await chart(program).getAttribute('aria-valuemax')),
  });
  const near = await range();
  expect(near.to - near.from).toBeCloseTo(60_000 / 1.5 ** 4, 0);
  for (let i = 0; i < 30; i++) await page.keyboard.press('Shift+ArrowRight');
  expect((await range()).to).toBe(60_000);
  await expect(plot(program)).toHaveAttribute('data-phase', 'ready');
  await program.shoot('compare-magnified');
  await page.keyboard.press('0');
  expect(await range()).toEqual({ from: 0, to: 60_000 });

  // By pointer: the wheel magnifies where it turns, dragging moves.
  const box = (await chart(program).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, -300);
  await expect.poll(async () => (await range()).to).toBeLessThan(60_000);
  const before = await range();
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 150, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  expect((await range()).from).toBeGreaterThan(before.from);
  await chart(program).dblclick({ position: { x: 300, y: 100 } });
  expect(await range()).toEqual({ from: 0, to: 60_000 });

  // Taken out with Delete, and back by Undo.
  await page
    .getByRole('checkbox', { name: /, 5 runs$/ })
    .first()
    .focus();
  await page.keyboard.press('Delete');
  await expect(legend(program)).toHaveCount(3);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(legend(program)).toHaveCount(4);
  await page.keyboard.press('Escape');

  // The settings that differ, and nothing else.
  await page.getByText('Settings that differ', { exact: true }).click();
  const settings = page.locator('[data-table=settings]');
  await expect(settings.getByRole('rowheader')).toHaveText(['Learning rate', 'Double learning', 'Seed']);
  await program.shoot('compare-settings');

  // How the seeds of each group are spread.
  await page.getByText('Performance profiles', { exact: true }).click();
  await expect(page.locator('[data-profiles]')).toHaveAttribute('data-profiles', '4');
  await program.shoot('compare-profiles');

  // Another colour for a group; whoever had it takes the old one.
  const swatch = legend(program).first().getByRole('button');
  const colour = () =>
    legend(program)
      .locator('line')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('stroke')));
  const old = await colour();
  await swatch.click();
  await program.shoot('compare-style');
  await page.getByRole('radio', { name: 'Style 2', exact: true }).check({ force: true });
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await colour()).slice(0, 2)).toEqual([old[1], old[0]]);
  expect(program.complaints).toEqual([]);
});

test('the room is open to keyboard and screen reader, in both themes', async ({ home, start }) => {
  await writeManyRuns(home, { configurations: 3, seeds: 3, points: 200 });
  const program = await start();
  const { page } = program;
  const look = async () => expect(await barriers(program)).toEqual([]);
  await page.keyboard.press('Control+3');
  await look();
  await compareAll(program);
  await page
    .getByRole('radio', { name: /as the baseline$/ })
    .first()
    .check();
  await page
    .getByRole('button', { name: /^Show the seeds of/ })
    .first()
    .click();
  await look();
  await page.getByText('Settings that differ', { exact: true }).click();
  await look();
  await page.getByRole('button', { name: 'Compare DQN variants…' }).click();
  await look();
  await page.keyboard.press('Escape');

  // Everything that can be pressed is reached by Tab, and shows that it is.
  await page.getByText('Results', { exact: true }).click();
  await page.getByRole('button', { name: 'Display' }).click();
  const reached = new Set<string>();
  await page.getByLabel('Filter runs').focus();
  for (let i = 0; i < 60; i++) {
    const at = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const outlined = [element, element.closest('label')].some((holder) => {
        if (holder === null) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(holder);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
      });
      const name =
        element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? element.textContent;
      return { name: name?.trim() ?? '', outlined, tag: element.tagName };
    });
    if (at.tag !== 'BODY') {
      expect(at.outlined, `focus on ${at.name} can be seen`).toBe(true);
      reached.add(at.name);
    }
    await page.keyboard.press('Tab');
  }
  for (const name of [
    'compared',
    'Metric',
    'Smoothing',
    'Log scale',
    'Zoom in',
    'Colour and dash',
    'baseline',
  ])
    expect(
      [...reached].some((other) => other.includes(name)),
      `${name} is reached`,
    ).toBe(true);
});
