import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../../src/shared/contract';
import { answerOpenDialog, answerSaveDialog, expect, long, test } from './program';
import { inEnglish } from './in-english';

test('whatever cannot be written or read is named, and a run that grows goes on growing', async ({
  program,
  home,
}) => {
  const { page } = program;
  // Without runs there is nothing to export.
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toHaveCount(0);

  const { id } = await program.train(long);
  await program.waitForStep(id, 2000);
  await program.changeSettings({ yourName: 'Anna' });
  const settings = await program.request('settings');
  const choice = {
    ...(settings.ok ? settings.value.comparison : null!),
    runs: [id],
    metric: 'episode/return',
  };
  const drawing = { width: 720, height: 440, dpi: 96, theme: 'light' } as const;
  const experiment = { environment: 'CartPole-v1', algorithm: 'dqn' };
  const draft = { id: null, title: 'Mine', description: '', experiment, assignment: null };
  const saved = await program.request('savePreset', draft);
  if (!saved.ok) throw new Error(inEnglish(saved.says));
  const exported = (format: 'png' | 'csv' | 'report') =>
    program.request('export', { choice, view: null, format, drawing });
  const writers: readonly (readonly [ending: string, write: () => Promise<Answer<unknown>>])[] = [
    ['.png', () => exported('png')],
    ['.csv', () => exported('csv')],
    ['', () => exported('report')],
    ['.rlrun', () => program.request('exportRuns', { ids: [id], name: 'Anna', checkpoints: false })],
    ['.json', () => program.request('exportPresets', { ids: [saved.value.id] })],
  ];

  const target = join(home, 'target');
  mkdirSync(target);
  const file = join(target, 'file');
  writeFileSync(file, 'mine');
  for (const [ending, write] of writers) {
    const taken = join(target, `taken${ending}`);
    mkdirSync(taken);
    const refusals: readonly (readonly [path: string, why: RegExp])[] = [
      [
        join(file, `a${ending}`),
        /a part of the path is a file, no folder \(ENOTDIR\)\. Move that file away, or/,
      ],
      [join(target, 'gone', `a${ending}`), /its folder is missing \(ENOENT\)\. Make that folder, or/],
      [
        join(target, 'n'.repeat(256 - ending.length) + ending),
        /the name is too long \(ENAMETOOLONG\)\. Shorten it, or/,
      ],
      [
        taken,
        /there is a folder of that name \(E\w+\)\. Move that folder away, or|is there already\. Choose another name/,
      ],
    ];
    for (const [path, why] of refusals) {
      await answerSaveDialog(program, path);
      const answer = await write();
      expect(answer.ok, path).toBe(false);
      const message = answer.ok ? '' : inEnglish(answer.says);
      expect(message).toContain(path);
      expect(message).toMatch(why);
    }
    expect(readdirSync(taken)).toEqual([]);
  }
  expect(readdirSync(target).sort()).toEqual(['file', ...writers.map(([ending]) => `taken${ending}`)].sort());
  expect(readFileSync(file, 'utf8')).toBe('mine');

  // In the room, the dialog stays open with what was typed in it.
  await page.keyboard.press('Control+2');
  await answerSaveDialog(program, join(file, 'a.rlrun'));
  await page.getByRole('button', { name: 'Export the run' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save as…' }).click();
  await expect(dialog.getByRole('alert')).toContainText(`Cannot write ${join(file, 'a.rlrun')}: `);
  await expect(dialog.getByLabel('Your name')).toHaveValue('Anna');
  await program.shoot('refused-export');
  await page.keyboard.press('Escape');

  // What cannot be read is named as well, file by file.
  const foreign = join(target, 'foreign.rlrun');
  writeFileSync(foreign, 'no archive');
  await answerOpenDialog(program, [foreign, join(target, 'gone.rlrun'), join(target, 'taken.rlrun')]);
  await page.getByRole('button', { name: 'Import runs' }).click();
  for (const [name, why] of [
    ['foreign.rlrun', 'foreign.rlrun is no file of runs'],
    ['gone.rlrun', 'there is no such file (ENOENT)'],
    ['taken.rlrun', 'it is a folder (EISDIR)'],
  ])
    await expect(dialog.locator(`[data-file="${name}"]`)).toContainText(why!);
  await page.keyboard.press('Escape');

  // All the while it trained; what is exported of it holds whole lines, and the message says that it grows.
  const before = (await program.runs())[0]!.step;
  const whole = join(target, 'growing.rlrun');
  await answerSaveDialog(program, whole);
  const growing = await program.request('exportRuns', { ids: [id], name: 'Anna', checkpoints: true });
  expect(growing).toMatchObject({ ok: true });
  expect(growing.ok && growing.value?.remarks.map((remark) => inEnglish(remark)).join()).toContain(
    '1 run was still at work',
  );
  await answerSaveDialog(program, join(target, 'pack'));
  expect(await exported('report')).toMatchObject({ ok: true });
  expect(readFileSync(join(target, 'pack', 'caption.txt'), 'utf8')).toContain(
    `Not finished: ${id} is running`,
  );
  await program.waitForStep(id, before + 2000);
  await program.request('stop', { id });
  await program.waitForPhase(id, 'stopped');
  expect(program.complaints).toEqual([]);
});
