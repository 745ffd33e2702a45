/** What holds in every room: the result is told first, messages cover nothing, names are drawn as names. */
import type { Page } from '@playwright/test';
import { barriers } from './barriers';
import { expect, keepsPictures, long, short, test, type Program } from './program';
import { inEnglish } from './in-english';

/** Names that stand in digits of equal width, in which the font widens hyphens. */
const wideHyphens = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const text = node.textContent ?? '';
      if (!/\p{L}-[\p{L}\d]/u.test(text) || node.parentElement === null) continue;
      if (getComputedStyle(node.parentElement).fontVariantNumeric.includes('tabular-nums')) found.push(text);
    }
    return found;
  });

/** What the messages lie over: buttons and fields whose middle belongs to a message. */
const covered = (page: Page) =>
  page.evaluate(() => {
    const messages = [...document.querySelectorAll('.message')].map((one) => one.getBoundingClientRect());
    // What is scrolled out of sight is covered by nothing.
    const inSight = (one: HTMLElement, x: number, y: number) => {
      for (let around = one.parentElement; around !== null; around = around.parentElement) {
        if (getComputedStyle(around).overflowY === 'visible') continue;
        const { left, right, top, bottom } = around.getBoundingClientRect();
        if (x < left || x > right || y < top || y > bottom) return false;
      }
      return true;
    };
    return [
      ...document.querySelectorAll<HTMLElement>('.room button, .room input, .room select, .room textarea'),
    ]
      .filter((one) => {
        const box = one.getBoundingClientRect();
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        return (
          box.width > 0 &&
          inSight(one, x, y) &&
          messages.some(
            (other) =>
              box.left < other.right &&
              other.left < box.right &&
              box.top < other.bottom &&
              other.top < box.bottom &&
              document.elementFromPoint(x, y)?.closest('.message') !== null,
          )
        );
      })
      .map((one) => one.outerHTML.slice(0, 120));
  });

const sizes = [
  [1366, 768],
  [1024, 700],
] as const;

async function shootEach(program: Program, name: string): Promise<void> {
  if (!keepsPictures) return;
  for (const language of ['en', 'de'] as const) {
    await program.changeSettings({ language });
    for (const size of sizes) await program.shootIn(size, `rooms-${name}-${language}`);
  }
  await program.changeSettings({ language: 'en' });
}

test('a run tells first whether it solved its task, and what to do next', async ({ program }) => {
  const { page } = program;
  await program.resize([1366, 768]);
  const run = await program.train({ ...short, steps: 3000, finalEpisodes: 20 });
  await program.waitForPhase(run.id, 'finished');

  const verdict = page.locator('[data-judgement]');
  await expect(verdict).toHaveAttribute('data-judgement', 'notSolved');
  await expect(verdict.getByRole('heading')).toHaveText(/^Not solved: [\d.]+ of 475$/);
  const item = page.locator(`[data-run="${run.id}"]`);
  await expect(item.locator('.phase')).toHaveText('Not solved');
  // Green is for success.
  const good = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--good'),
  );
  expect(good.trim()).not.toBe('');
  await expect(page.locator('.phase.solved, .solved svg, .bar.solved')).toHaveCount(0);

  // The whole row opens the findings, and what they propose can be tried at once.
  const diagnosis = page.locator('section[aria-label="Diagnosis"]');
  await expect(diagnosis).not.toHaveAttribute('data-findings', '0');
  await diagnosis.locator('.count').click();
  await expect(diagnosis.locator('li').first()).toBeVisible();
  await shootEach(program, 'unsolved');
  expect(await wideHyphens(page)).toEqual([]);
  expect(await barriers(program)).toEqual([]);
  await diagnosis.getByRole('button', { name: 'Hide the findings' }).click();

  // An improvement goes into the form, where its field is in sight.
  await verdict.locator('[data-step=improve]').click();
  await expect(page.locator('[data-field="hyperparameters.double"]')).toBeInViewport();
  await expect(page.getByText('Double DQN on CartPole-v1')).toBeVisible();
  expect(await wideHyphens(page)).toEqual([]);
  await shootEach(program, 'form');

  await page.getByRole('button', { name: 'Runs', exact: true }).click();
  await verdict.locator('[data-step=inspect]').click();
  await expect(page.getByRole('heading', { name: 'Inspect' })).toBeVisible();
  await shootEach(program, 'inspect');
  expect(await wideHyphens(page)).toEqual([]);

  await page.getByRole('button', { name: 'Runs', exact: true }).click();
  await verdict.locator('[data-step=seeds]').click();
  await expect.poll(async () => (await program.runs()).length).toBe(5);
  expect((await program.runs()).map(({ experiment }) => experiment.seed).sort()).toEqual([1, 2, 3, 4, 5]);
  expect(program.complaints).toEqual([]);
});

test('running runs stand first, the queue is one row, and a run that waits says so', async ({ program }) => {
  const { page } = program;
  await program.resize([1366, 768]);
  await program.changeSettings({ parallelRuns: 1 });
  const first = await program.train(long);
  await program.waitForPhase(first.id, 'running');
  const answer = await program.request('startMany', {
    experiments: [2, 3, 4, 5, 6, 7].map((seed) => ({ ...long, seed })),
    preset: null,
  });
  if (!answer.ok) throw new Error(inEnglish(answer.says));
  const queued = answer.value;

  const rows = page.locator('aside ul > li');
  await expect(rows.nth(0)).toHaveAttribute('data-run', first.id);
  const fold = page.locator('[data-queue]');
  await expect(fold).toHaveAttribute('data-queue', '6');
  await expect(fold).toContainText('6 in the queue');
  await expect(fold).toContainText(/ready about /);
  await expect(page.locator('li[data-phase=queued]')).toHaveCount(0);
  await shootEach(program, 'queue');
  await fold.getByRole('button').click();
  await expect(page.locator('li[data-phase=queued]')).toHaveCount(6);
  await expect(page.locator('li[data-phase=queued]').first()).toHaveAttribute('data-run', queued[0]!.id);
  await expect(page.locator('li[data-phase=queued]').nth(2)).toContainText(/place 3 · ready about /);

  // Dragged to the head and taken back.
  const waiting = page.locator('li[data-phase=queued]');
  await waiting.nth(3).dragTo(waiting.first(), { targetPosition: { x: 60, y: 4 } });
  await expect(waiting.first()).toHaveAttribute('data-run', queued[3]!.id);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(waiting.first()).toHaveAttribute('data-run', queued[0]!.id);

  await page.locator(`[data-run="${queued[1]!.id}"] .open`).click();
  await expect(page.locator('[data-waiting=queued]')).toContainText('Place 2 in the queue');
  await expect(page.locator('[data-chart]')).toHaveCount(0);
  await shootEach(program, 'waiting');

  // What the form promises includes what is ahead.
  await page.getByRole('button', { name: 'Experiments', exact: true }).click();
  await expect(page.locator('.estimate')).toContainText('Done in about');
  await expect(page.locator('.estimate')).toContainText('behind 7 runs in the queue');
});

test('messages cover nothing, in any room, and dialogs keep their buttons in sight', async ({ program }) => {
  const { page } = program;
  await program.resize([1024, 700]);
  const run = await program.train(short);
  await program.waitForPhase(run.id, 'finished');
  await page.locator(`[data-run="${run.id}"] .open`).click();
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(page.locator('.message')).toHaveCount(1);
  for (const room of ['Runs', 'Experiments', 'Compare', 'Inspect', 'Guides', 'Settings']) {
    await page.getByRole('button', { name: room, exact: true }).click();
    await page.locator('.message').first().hover();
    await expect(page.locator('.message').first()).toBeVisible();
    expect(await covered(page), room).toEqual([]);
    expect(await wideHyphens(page), room).toEqual([]);
    await shootEach(program, room.toLowerCase());
  }
  await page.locator('.message').first().getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.locator('.message')).toHaveCount(0);

  await page.getByRole('button', { name: 'Experiments', exact: true }).click();
  await page.getByRole('button', { name: 'Make an assignment…' }).click();
  const dialog = page.getByRole('dialog');
  const save = dialog.getByRole('button', { name: 'Save', exact: true });
  await expect(save).toBeInViewport();
  await expect(save).toBeDisabled();
  await expect(dialog.getByText('Still missing: Title, Question.')).toBeVisible();
  expect(await barriers(program)).toEqual([]);
  await dialog.getByLabel('Title').fill('Rates');
  await expect(dialog.getByText('Still missing: Question.')).toBeVisible();
  await shootEach(program, 'assignment');
  await dialog.getByLabel('Question', { exact: true }).fill('What do you expect?');
  await expect(save).toBeEnabled();
});
