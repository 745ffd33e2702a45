/** An assignment from its file to its result; how presets and assignments are made is tested in tests/components. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { barriers } from './barriers';
import { answerOpenDialog, answerSaveDialog, expect, short, test, type Program } from './program';

/** Answers the system's dialogs: where a file is read from, and where one is written to. */
async function answerDialogs(program: Program, path: string | null): Promise<void> {
  await answerSaveDialog(program, path);
  await answerOpenDialog(program, path === null ? [] : [path]);
}

/** A passing message; the live region reads out the same words. */
const note = ({ page }: Program, text: string) => page.locator('.message', { hasText: text });

const task = {
  schema: 1,
  id: 'lecture-3',
  title: 'Lecture 3: a small batch',
  description: 'DQN with little to learn from.',
  experiment: { ...short, steps: 1500, evaluateEvery: 500, hyperparameters: { batchSize: 16, warmup: 500 } },
  assignment: {
    allBut: ['seed', 'hyperparameters.learningRate'],
    question: 'Which return do you expect after so few steps?',
    kind: 'number',
    hint: 'A random agent reaches 22.',
    explanation: 'A few thousand steps are hardly enough to begin with.',
  },
};

test('an assignment is imported, started, and shows its result once the question is answered', async ({
  program,
  home,
}) => {
  test.slow();
  const { page } = program;
  const file = join(home, 'lecture-3.json');
  writeFileSync(file, JSON.stringify(task));
  await page.keyboard.press('Control+1');
  await answerDialogs(program, null);
  await page.getByRole('button', { name: 'Import…' }).click();
  await expect(page.getByText('Own presets')).toBeHidden();
  await answerDialogs(program, file);
  await page.getByRole('button', { name: 'Import…' }).click();
  await expect(note(program, '1 preset imported')).toBeVisible();
  await expect(page.getByRole('radio', { name: /Lecture 3: a small batch/ })).toBeChecked();
  const banner = page.getByRole('region', { name: 'Assignment' });
  await expect(banner).toContainText('You may change: Seed, Learning rate.');
  await expect(banner).toContainText(task.assignment.question);

  // What is set has no input; what is free has one.
  await expect(program.input('hyperparameters.batchSize')).toHaveCount(0);
  await expect(page.locator('[data-field="hyperparameters.batchSize"]')).toContainText(
    'Fixed by the assignment',
  );
  await expect(page.locator('[data-field="hyperparameters.batchSize"] .set')).toContainText('16');
  await expect(page.getByRole('radio', { name: /Acrobot/ })).toHaveCount(0);
  await program.input('seed').fill('7');
  expect(await barriers(program)).toEqual([]);
  await program.shoot('assignment-form');

  // A page that is not to be trusted changes what is set, or gives the run another preset.
  const experiment = { ...task.experiment, seed: 7 };
  const forged = { ...experiment, steps: 2000, hyperparameters: { batchSize: 512, warmup: 500 } };
  expect(await program.request('start', { experiment: forged, preset: 'lecture-3' })).toMatchObject({
    ok: false,
    problems: [{ field: 'steps' }, { field: 'hyperparameters.batchSize', value: '512', allowed: '16' }],
  });
  expect(await program.request('start', { experiment: forged, preset: 'no-such-preset' })).toMatchObject({
    ok: false,
  });
  expect(await program.runs()).toEqual([]);

  await page.keyboard.press('Control+Enter');
  const card = page.getByRole('region', { name: 'Before the result is shown' });
  await expect(card).toBeVisible();
  await expect(card).toContainText(task.assignment.question);
  await expect(card).toContainText('An answer cannot be changed afterwards.');
  await expect(page.locator('[data-chart]')).toHaveCount(0);
  const { id } = (await program.runs())[0]!;
  await program.waitForPhase(id, 'finished');
  expect(await barriers(program)).toEqual([]);
  await program.shoot('assignment-question');

  // Whoever asks past the page is told nothing either.
  const [run] = await program.runs();
  expect(run).toMatchObject({ result: null, assignment: { id: 'lecture-3' } });
  expect(run!.assignment).not.toHaveProperty('explanation');
  expect(await program.request('metrics', { id })).toEqual({ ok: true, value: {} });
  expect(await program.request('inspections', { id })).toEqual({ ok: true, value: [] });
  const annotate = { ids: [id], change: { answer: 'forged' } };
  expect((await program.request('annotate', annotate as never)).ok).toBe(false);
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: 'Compare all runs' }).click();
  await expect(page.getByText('1 run with a question to be answered first')).toBeVisible();
  await page.keyboard.press('Control+4');
  await expect(card).toBeVisible();
  await page.keyboard.press('Control+2');

  await card.getByLabel('Answer').fill('many');
  await card.getByRole('button', { name: 'Submit answer' }).click();
  await expect(card.getByRole('alert')).toContainText('a single number');
  await card.getByLabel('Answer').fill('35,5');
  await card.getByRole('button', { name: 'Submit answer' }).click();
  await expect(card).toBeHidden();
  const answered = page.getByRole('region', { name: 'Question and answer' });
  await expect(answered).toContainText('35,5');
  await expect(answered).toContainText(task.assignment.explanation);
  await expect(answered).toContainText('over 5 episodes');
  await expect(page.locator('[data-chart="Return"]')).toBeVisible();
  await expect.poll(async () => (await program.curves('Return')).length).toBeGreaterThan(0);
  expect(await barriers(program)).toEqual([]);
  await program.shoot('assignment-answered');
  expect(await program.request('answer', { id, text: '500', all: false })).toMatchObject({ ok: false });
  await page.keyboard.press('Control+4');
  await expect(page.getByLabel('Checkpoint').first()).toBeVisible();
  const annotations = JSON.parse(readFileSync(join(home, 'runs', id, 'annotations.json'), 'utf8')) as {
    answer: { text: string };
  };
  expect(annotations.answer.text).toBe('35,5');
  expect(program.complaints).toEqual([]);
});
