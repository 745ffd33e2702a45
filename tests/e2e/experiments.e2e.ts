/** What the form does with the program behind it; what it says and refuses by itself is tested in tests/components. */
import { expect, test } from './program';

test('what is started from the form trains, and is there the next day', async ({ start }) => {
  const program = await start();
  const { page } = program;
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('heading', { name: 'New experiment' })).toBeVisible();
  await program.shoot('experiments');
  await program.shootIn([1024, 700], 'experiments');
  await program.input('steps').fill('3000');
  await program.input('seed').fill('7');
  await program.input('finalEpisodes').fill('3');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Runs', exact: true })).toBeVisible();
  const [run] = await program.runs();
  expect(run!.experiment).toMatchObject({ steps: 3000, seed: 7, finalEpisodes: 3 });
  await program.waitForPhase(run!.id, 'finished');
  // Estimates go by what was trained on this computer: trainers call it as the program does.
  const about = await program.request('about');
  const { versions } = (await program.runs())[0]!;
  expect(versions['processor']).toMatch(/./);
  expect(about).toMatchObject({ ok: true, value: { versions: { Processor: versions['processor'] } } });
  await program.quit();

  const again = await start();
  await again.page.keyboard.press('Control+1');
  await expect(again.input('seed')).toHaveValue('7');
  // The system's own way back.
  await again.input('seed').fill('8');
  await again.page.keyboard.press('Control+z');
  await expect(again.input('seed')).toHaveValue('7');
  expect([...program.complaints, ...again.complaints]).toEqual([]);
});
