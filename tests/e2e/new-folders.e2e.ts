/**
 * A new environment is one new folder, and so is a new algorithm, and a new language is files alone: in a copy of the
 * program, built once for all of them, they are added, trained, shown and spoken.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { added } from './new-files';
import { expect, test } from './program';

const root = resolve(__dirname, '../..');

/** Copies what belongs to the program, with its packages as a link. */
function copyProgram(folder: string): void {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const name of list
    .split('\0')
    .filter((one) => /^(src|scripts|native|resources|docs\/benchmarks\/learning|[^/]+$)/.test(one)))
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

test('a new environment, a new algorithm and a new language are new files, and no edit anywhere', async ({
  start,
  home,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'rl-lab-copy-'));
  const run = (script: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      cwd: folder,
      env: { ...process.env, RL_LAB_HOME: home },
      encoding: 'utf8',
    });
    expect(status, `${stdout}\n${stderr}`).toBe(0);
    return stdout;
  };
  try {
    copyProgram(folder);
    for (const [place, files] of Object.entries(added))
      for (const [name, text] of Object.entries(files)) {
        const file = join(folder, 'src', place, name);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    run(join('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build');
    const lab = join('out', 'main', 'cli.js');
    expect(run(lab, 'help', 'Corridor-v0')).toContain('Walk to the right end of a corridor.');
    expect(run(lab, 'help', 'hill-climbing')).toContain('How far a policy lies from the best one');
    run(lab, 'train', '--preset', 'corridor-dqn');
    run(lab, 'train', '--preset', 'corridor-hill-climbing');

    const program = await start([1280, 800], 'en-GB', { RL_LAB_HOME: home }, folder);
    const { page } = program;
    const trained = await program.runs();
    const finished = { state: { phase: 'finished' } };
    expect(trained).toHaveLength(2);
    expect(trained).toContainEqual(
      expect.objectContaining({
        ...finished,
        experiment: expect.objectContaining({ environment: 'Corridor-v0', algorithm: 'dqn' }),
      }),
    );
    // It walks straight to the end: ten steps.
    expect(trained).toContainEqual(
      expect.objectContaining({
        ...finished,
        experiment: expect.objectContaining({ algorithm: 'hill-climbing' }),
        result: expect.objectContaining({ mean: -10 }),
      }),
    );
    // Its state is drawn as bars.
    await page.keyboard.press('Control+2');
    await expect(page.getByRole('img', { name: /Corridor/ }).first()).toBeVisible();
    await program.shoot('new-environment-run');
    // The metric that only this algorithm reports, named on its card and nowhere else.
    const climbed = trained.find(({ experiment }) => experiment.algorithm === 'hill-climbing')!;
    await page.locator(`[data-run="${climbed.id}"] .open`).click();
    const best = page.getByRole('region', { name: 'Best return so far' });
    await best.scrollIntoViewIfNeeded();
    await expect(best.locator('[data-chart]')).toBeVisible();
    await expect
      .poll(async () => (await program.curves('Best return so far'))[0]?.points ?? 0)
      .toBeGreaterThan(1);
    await program.shoot('new-metric');
    // Its learning step, which is shown by what it says of itself.
    await page.keyboard.press('Control+4');
    await page.getByLabel('Run', { exact: true }).selectOption(climbed.id);
    await page.getByText('One learning step', { exact: true }).first().click();
    const panel = page.getByRole('region', { name: /^One learning step/ });
    await expect(panel.getByRole('math')).toHaveAttribute('aria-label', /^θnew = θ \+ σε: \S+ = \S+ \+ \S+$/);
    await expect(panel).toContainText('of the policy that is tried, for step left');
    await expect(panel.getByRole('option')).toHaveCount(4);
    await program.shoot('new-learning-step');
    await program.changeSettings({ language: 'de' });
    await expect(page.getByRole('region', { name: /^Ein Lernschritt/ })).toContainText('Der Schritt bergauf');
    await program.changeSettings({ language: 'en' });

    await page.keyboard.press('Control+1');
    await page.getByRole('button', { name: /environments$/ }).click();
    await page.getByRole('radio', { name: /^Corridor Corridor-v0/ }).check();
    await expect(page.getByText('the agent has reached the right end')).toBeVisible();
    await program.shoot('new-environment-card');
    const algorithms = page.getByRole('group', { name: 'Algorithm' });
    await algorithms.getByRole('button', { name: /^Show all \d+ algorithms$/ }).click();
    await algorithms.getByRole('radio', { name: /^Hill climbing/ }).check();
    await expect(algorithms.getByText('Invented for a test')).toBeVisible();
    await expect(program.input('hyperparameters.spread')).toHaveValue('1');
    await program.shoot('new-algorithm-card');
    await page.getByRole('group', { name: 'Task' }).getByText('Free').click();
    await page.getByRole('button', { name: /^Show all \d+$/ }).click();
    await expect(page.getByRole('radio', { name: 'Corridor: DQN' })).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Corridor: hill climbing' })).toBeVisible();

    // The language is offered under its own name; what it has no words for is said in English.
    await page.keyboard.press('Control+,');
    await page.getByRole('radio', { name: 'Français' }).check({ force: true });
    await expect(page.getByRole('heading', { name: 'Réglages' })).toBeVisible();
    await expect(page.getByText('Theme', { exact: true })).toBeVisible();
    await program.shoot('new-language-settings');
    await page.keyboard.press('Control+1');
    await expect(page.getByText('Budget de pas', { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('radio', { name: /^Couloir Corridor-v0/ })).toBeVisible();
    await page.getByRole('group', { name: 'Task' }).getByText('Free').click();
    await page.getByRole('button', { name: /^Show all \d+$/ }).click();
    await expect(page.getByRole('radio', { name: 'Couloir : DQN' })).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Corridor: hill climbing' })).toBeVisible();
    await program.shoot('new-language-form');
    expect(program.complaints).toEqual([]);
    await program.quit();
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
