import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Program } from './program';
import { writeManyRuns } from './written-runs';

/** Five settings with twenty seeds each, every seed somebody else's; the last setting's first two on another task. */
async function writeClass(home: string): Promise<void> {
  await writeManyRuns(home, { configurations: 5, seeds: 20, points: 120 });
  const folder = join(home, 'runs');
  for (const id of readdirSync(folder)) {
    const path = join(folder, id, 'run.json');
    const record = JSON.parse(readFileSync(path, 'utf8')) as {
      experiment: { environment: string; seed: number; hyperparameters: { learningRate: number } };
    };
    const { seed, hyperparameters } = record.experiment;
    if (seed <= 2 && hyperparameters.learningRate > 4.5e-4) record.experiment.environment = 'MountainCar-v0';
    const origin = {
      name: `Студент Łukasz ${seed}`,
      file: `${seed}.rlrun`,
      importedAt: '2026-01-02T00:00:00.000Z',
      id: `${id}-there`,
    };
    writeFileSync(path, JSON.stringify({ ...record, origin }));
  }
}

const plot = ({ page }: Program) => page.locator('.plot');

/** Opens the room with everything that there is. */
async function compareAll(program: Program): Promise<void> {
  await program.page.keyboard.press('Control+3');
  await program.page.getByRole('button', { name: /^(Compare all runs|Alle Läufe vergleichen)$/ }).click();
  await expect(plot(program)).toHaveAttribute('data-phase', 'ready');
}

test('the plot has its room in every window, and twenty names break no table', async ({ home, start }) => {
  await writeClass(home);
  const program = await start();
  const { page } = program;
  await compareAll(program);
  await page
    .getByRole('radio', { name: /as the baseline$/ })
    .first()
    .check();
  for (const [width, height, least] of [
    [1366, 768, 384],
    [1024, 700, 240],
    [1920, 1080, 540],
  ] as const) {
    await program.resize([width, height]);
    await page.waitForTimeout(300);
    expect((await plot(program).boundingBox())!.height, `${width}×${height}`).toBeGreaterThanOrEqual(least);
    const rows = await page.locator('[data-table=results] tbody tr').evaluateAll((all) =>
      all.map((row) => {
        const [name, next] = [...row.children].map((cell) => cell.getBoundingClientRect());
        const people = row.querySelector('small')?.getBoundingClientRect();
        const label = row.querySelector('th b')!.getBoundingClientRect();
        return {
          overlap: Math.max(label.right, people?.right ?? 0) - next!.left,
          label: label.width,
          inside: (people?.right ?? 0) <= name!.right + 1,
          bar: row.querySelector('.share i')?.getBoundingClientRect().left ?? null,
        };
      }),
    );
    for (const row of rows) {
      expect(row.overlap).toBeLessThanOrEqual(1);
      expect(row.inside).toBe(true);
      expect(row.label).toBeGreaterThan(20);
    }
    const bars = rows.flatMap(({ bar }) => (bar === null || bar === 0 ? [] : [Math.round(bar)]));
    expect(new Set(bars).size).toBeLessThanOrEqual(1);
    await program.shoot(`compare-class-${width}`);
  }
  await expect(page.locator('[data-table=results] tbody small').first()).toHaveText('20 people');

  // The edge above the results moves by keys.
  const edge = page.getByRole('separator', { name: 'Height of the results' });
  const before = Number(await edge.getAttribute('aria-valuenow'));
  await edge.focus();
  await page.keyboard.press('ArrowUp');
  expect(Number(await edge.getAttribute('aria-valuenow'))).toBeGreaterThan(before);

  // Sorted by what a column says.
  const means = () =>
    page
      .locator('[data-table=results] tbody tr')
      .evaluateAll((all) => all.map((row) => Number(row.children[2]!.textContent)));
  await page.getByTitle('Sort by Mean').click();
  const falling = await means();
  expect(falling).toEqual([...falling].sort((a, b) => b - a));
  await page.getByTitle('Sort by Mean').click();
  expect(await means()).toEqual([...falling].reverse());
  expect(program.complaints).toEqual([]);
});

test('the room fits in German and in the dark as well', async ({ home, start }) => {
  await writeClass(home);
  const program = await start([1366, 768]);
  const { page } = program;
  await program.changeSettings({ language: 'de', theme: 'dark' });
  await compareAll(program);
  await page
    .getByRole('radio', { name: /als Vergleichsgruppe verwenden$/ })
    .first()
    .check();
  for (const size of [
    [1366, 768],
    [1024, 700],
  ] as const) {
    await program.resize(size);
    for (const part of ['main', 'aside'] as const)
      await expect
        .poll(
          () =>
            page
              .locator(part)
              .last()
              .evaluate((one) => one.scrollWidth - one.clientWidth),
          { message: part },
        )
        .toBeLessThanOrEqual(0);
    await program.shoot(`compare-class-german-${size[0]}`);
  }
  await page.getByRole('button', { name: 'Darstellung' }).click();
  await program.shoot('compare-class-german-display');
});
