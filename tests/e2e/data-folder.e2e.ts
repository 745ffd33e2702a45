import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { answerOpenDialog, expect, short, test } from './program';

test('another data folder holds from the next start on, and the usual one while it is away', async ({
  start,
  home,
}) => {
  // Where nothing says otherwise, the platform's custom does; on Linux this variable moves that.
  const begin = () => start(undefined, undefined, { RL_LAB_HOME: '', XDG_DATA_HOME: home });
  test.skip(process.platform !== 'linux', 'only Linux lets a variable move the usual folder');
  const usual = join(home, 'rl-lab');
  const stick = join(home, 'stick');
  mkdirSync(stick);
  let program = await begin();
  await program.train(short);
  await program.page.keyboard.press('Control+,');
  const data = program.page.getByRole('region', { name: 'Data' });
  await expect(data.getByText(usual, { exact: true })).toBeVisible();
  await answerOpenDialog(program, [stick]);
  await data.getByRole('button', { name: 'Choose another…' }).click();
  await expect(data.getByRole('status')).toContainText(stick);
  await data.scrollIntoViewIfNeeded();
  await program.shoot('settings-data-folder');
  await data.getByRole('button', { name: 'Keep the current folder' }).click();
  await expect(data.getByRole('status')).toBeEmpty();
  await data.getByRole('button', { name: 'Choose another…' }).click();
  await program.changeSettings({ language: 'de' });
  await expect(data.getByText('Ab dem nächsten Start:')).toBeHidden();
  await expect(program.page.getByText('Ab dem nächsten Start:')).toBeVisible();
  await program.shoot('settings-data-folder-de');
  await program.quit();

  program = await begin();
  expect(await program.runs()).toEqual([]);
  const about = await program.request('about');
  expect(about.ok && about.value.dataFolder).toBe(stick);
  await program.quit();

  rmSync(stick, { recursive: true });
  program = await begin();
  // In German, as the settings of the usual folder say.
  await expect(program.page.getByText(`Der Datenordner ${stick} ist nicht da`)).toBeVisible();
  expect(await program.runs()).toHaveLength(1);
  expect(existsSync(stick)).toBe(false);
  expect(program.complaints).toEqual([]);
});
