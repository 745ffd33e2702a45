import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { barriers } from './barriers';
import { answerOpenDialog, answerSaveDialog, expect, keepsPictures, short, test } from './program';
import { handInForClass } from './written-runs';

const people = [
  ...['Anna Albers', 'Ben Bachmann', 'Cem Çelik', 'Dana Dąbrowska', 'Emil Engel', 'Fatma Faruk', 'Gero Götz'],
  ...['Hanna Heinrich', 'Ivo Ivanov', 'Jürgen Jäger', 'Katja König', 'Lê Minh Anh', 'Marie-Luise von Mühlen'],
  ...['Nils Nowak', 'Olga Orlova', 'Paul Peters', 'Quirin Quast', 'Rosa Ruiz', 'Sören Ström', 'Tuğba Tekin'],
];

/** Runs of each student; ten of them where pictures are kept, as they show how many stay legible. */
const each = keepsPictures ? 10 : 3;
const all = people.length * each + 1;

test('a student hands in with one click, and the lecturer sees and pools a class of twenty', async ({
  program,
  home,
}) => {
  const { page } = program;
  await program.resize([1366, 768]);
  const shared = join(home, 'class');
  mkdirSync(shared);
  // Short trainings, of which each student gets copies.
  const ids: string[] = [];
  for (const seed of [1, 2])
    ids.push((await program.train({ ...short, steps: 1200, evaluateEvery: 400, finalEpisodes: 3, seed })).id);
  for (const id of ids) await program.waitForPhase(id, 'finished');

  await page.keyboard.press('Control+,');
  const settings = page.getByRole('region', { name: 'Hand-in' });
  await answerOpenDialog(program, [shared]);
  await settings.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(settings.getByRole('status')).toContainText(shared);
  await settings.scrollIntoViewIfNeeded();
  await program.shoot('settings-hand-in');
  await page.keyboard.press('Control+2');
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  const who = page.getByRole('dialog', { name: 'Who hands in?' });
  await who.getByLabel('Your name').fill('Zoë Zeller');
  await who.getByLabel('Student ID (optional)').fill('7120');
  await program.shoot('hand-in-who');
  await page.keyboard.press('Enter');
  await expect(page.locator('.message')).toContainText('1 run handed in');
  await expect(page.getByText('Handed in just now')).toBeVisible();
  await program.shoot('runs-handed-in');
  expect(await barriers(program)).toEqual([]);
  expect(readdirSync(shared)).toEqual([expect.stringMatching(/^Zoe-Zeller-7120-.*\.rlrun$/)]);

  const students = people.map((name, i) => ({ name, id: String(7100 + i) }));
  await handInForClass(home, shared, students, each);
  await page.keyboard.press('Control+,');
  await page.getByRole('switch', { name: /Show the class/ }).click();
  await page.keyboard.press('Control+6');
  await expect(page.getByText(`21 students, ${all} runs`)).toBeVisible({ timeout: 30_000 });
  const rows = page.locator('[data-table=class] tbody tr');
  await expect(rows).toHaveCount(all);
  await page
    .getByRole('columnheader', { name: 'Return' })
    .getByRole('button', { name: /^Return/ })
    .click();
  // The best ones first.
  const isFalling = async () => {
    const returns = (await rows.allInnerTexts()).flatMap((text) => /(-?[\d.]+) ± /.exec(text)?.[1] ?? []);
    expect(returns.length).toBeGreaterThan(people.length);
    return returns.every((value, i) => i === 0 || Number(returns[i - 1]) >= Number(value));
  };
  await expect.poll(isFalling).toBe(true);
  const box = await page.locator('[data-table=class]').boundingBox();
  expect(box!.width).toBeLessThanOrEqual(1366 - 84);
  await expect(page.locator('.message')).toHaveCount(0);
  await program.shoot('class-table');
  expect(await barriers(program)).toEqual([]);

  await page.getByText('Returns by student').click();
  await expect(page.locator('[data-strip]')).toHaveAttribute('data-strip', '21');
  await program.shoot('class-strip');
  expect(await barriers(program)).toEqual([]);
  await page.keyboard.press('n');
  await expect(page.getByText('Zoë Zeller')).toHaveCount(0);
  await program.shoot('class-strip-hidden');
  await page.getByText('Table', { exact: true }).click();
  await expect(page.getByText('Student 21', { exact: true }).first()).toBeAttached();
  await program.shoot('class-table-hidden');
  await page.keyboard.press('n');

  const table = join(home, 'class.csv');
  await answerSaveDialog(program, table);
  await program.changeSettings({ language: 'de' });
  await page.getByRole('button', { name: 'Tabelle exportieren …' }).click();
  await expect(page.locator('.message')).toContainText('Tabelle exportiert');
  expect(readFileSync(table, 'utf8').split('\n')).toHaveLength(all + 2);
  expect(readFileSync(table, 'utf8')).toMatch(/^\ufeffstudent;student_id;/);
  await expect(page.locator('.message')).toHaveCount(0);
  await program.shoot('class-table-german');
  await page.getByText('Returns je Person').click();
  await program.shoot('class-strip-german');

  await page.getByRole('button', { name: `${all} Läufe vergleichen` }).click();
  await expect(page.locator('.room[data-room=compare]')).toBeVisible({ timeout: 60_000 });
  expect((await program.runs()).length).toBe(all + 1);
  await expect(page.getByRole('list', { name: 'Gruppen' }).getByRole('listitem').first()).toBeVisible();
  await program.shoot('class-pooled');
  expect(program.complaints).toEqual([]);
});
