import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './program';

const total = 1000;
const rows = 'aside li[data-run]';

/** Finished runs, each a second younger than the one before; gives their ids, the newest first. */
function fillHome(home: string): string[] {
  const began = Date.UTC(2026, 0, 1);
  const ids: string[] = [];
  for (let seed = 1; seed <= total; seed++) {
    const at = new Date(began + 1000 * seed).toISOString();
    const id = `${at.slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}-cartpole-dqn-s${seed}`;
    mkdirSync(join(home, 'runs', id), { recursive: true });
    const record = {
      schema: 1,
      id,
      name: `CartPole-v1 · DQN · seed ${seed}`,
      preset: null,
      state: { phase: 'finished' },
      createdAt: at,
      updatedAt: at,
      step: 100,
      seconds: 1,
      stepsPerSecond: 100,
      result: { episodes: 5, mean: seed, std: 0 },
      checkpointStep: null,
      experiment: {
        environment: 'CartPole-v1',
        algorithm: 'dqn',
        steps: 100,
        seed,
        evaluateEvery: 100,
        evaluationEpisodes: 5,
        finalEpisodes: 5,
        hyperparameters: {},
      },
      versions: {},
      owner: null,
    };
    writeFileSync(join(home, 'runs', id, 'run.json'), JSON.stringify(record));
    ids.unshift(id);
  }
  return ids;
}

test('a thousand runs are listed, gone through and selected, though few rows are there', async ({
  start,
  home,
}) => {
  const ids = fillHome(home);
  const program = await start();
  const { page } = program;
  const row = (place: number) => page.locator(`li[data-run="${ids[place - 1]}"]`);
  const list = page.locator('aside .rows');
  /** Rows may turn out to be higher than the room that is held for them. */
  const toTheEnd = () =>
    expect(async () => {
      await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await expect(row(1000)).toBeInViewport({ timeout: 500 });
    }).toPass({ timeout: 10_000 });
  await expect(page.getByText('1,000 runs')).toBeVisible();
  await expect(row(1)).toHaveAttribute('aria-posinset', '1');
  await expect(row(1)).toHaveAttribute('aria-setsize', '1000');
  expect(await page.locator(rows).count()).toBeLessThan(150);

  // The end of the list, and what is in between.
  await toTheEnd();
  expect(await page.locator(rows).count()).toBeLessThan(200);
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
  const inTheMiddle = () =>
    list.evaluate((element) => {
      const { left, top, height } = element.getBoundingClientRect();
      const found = document.elementFromPoint(left + 60, top + height / 2)?.closest('li');
      return Number(found?.getAttribute('aria-posinset'));
    });
  await expect.poll(inTheMiddle).toBeGreaterThan(400);
  expect(await inTheMiddle()).toBeLessThan(600);
  await program.shoot('runs-thousand');

  // Arrow keys go on where rows were not there, in both directions.
  await list.evaluate((element) => element.scrollTo(0, 0));
  await expect(row(1)).toBeInViewport();
  await row(39).locator('.open').click();
  for (let place = 40; place <= 90; place++) {
    await page.keyboard.press('ArrowDown');
    await expect(row(place).locator('.open')).toBeFocused();
    await expect(row(place).locator('.open')).toHaveAttribute('aria-current', 'true');
  }
  await expect(row(90)).toBeInViewport();
  // A row that has the focus stays, however far away the list is moved.
  await toTheEnd();
  await expect(row(90).locator('.open')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(row(89).locator('.open')).toBeFocused();
  await expect(row(89)).toBeInViewport();

  // All of them, whether their rows are there or not.
  await page.getByRole('button', { name: 'Select several' }).click();
  await row(89).getByRole('checkbox').focus();
  await page.keyboard.press('Control+a');
  await expect(page.locator('[data-selected]')).toHaveAttribute('data-selected', '1000');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('seed 777');
  await expect(page.locator(rows)).toHaveCount(1);
  expect(program.complaints).toEqual([]);
});
