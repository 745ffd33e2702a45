import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { barriers } from './barriers';
import { answerSaveDialog, expect, long, short, test, type Program } from './program';

/** Names files in the person's place, and keeps what the system's dialogs were asked to say. */
const answerOpenDialog = (program: Program, filePaths: readonly string[]) =>
  program.app.evaluate(
    ({ dialog }, paths) => {
      dialog.showOpenDialog = ((
        _window: unknown,
        options: { title: string; filters: { name: string }[] },
      ) => {
        (globalThis as { asked?: unknown }).asked = [
          options.title,
          ...options.filters.map(({ name }) => name),
        ];
        return Promise.resolve({ canceled: false, filePaths: paths });
      }) as unknown as typeof dialog.showOpenDialog;
    },
    [...filePaths],
  );

const asked = (program: Program) => program.app.evaluate(() => (globalThis as { asked?: unknown }).asked);

test('what goes wrong is said in German too', async ({ start, home }) => {
  // What is damaged before the program starts.
  writeFileSync(join(home, 'settings.json'), '{"theme": "dar');
  const broken = join(home, 'runs', 'broken');
  mkdirSync(broken, { recursive: true });
  writeFileSync(join(broken, 'run.json'), '{"schema": 1,\n"id": 7,}');
  mkdirSync(join(home, 'presets'));
  writeFileSync(join(home, 'presets', 'mine.json'), '{"title": 5, "experiment": {"environment": "Pong"}}');
  const program = await start(undefined, 'de-DE');
  const { page } = program;
  const alerts = page.getByRole('alert');
  await expect(alerts.filter({ hasText: 'settings.damaged.json' })).toContainText(
    'Die Datei mit den Einstellungen war fehlerhaft: settings.json, Zeile 1, Spalte',
  );
  await expect(alerts.filter({ hasText: broken })).toContainText(
    'kann nicht gezeigt werden: run.json, Zeile 2, Spalte 9: vor } darf kein Komma stehen',
  );
  await expect(alerts.filter({ hasText: 'mine.json' })).toContainText(
    'title ist 5; erlaubt: ein Text von 1 bis 120 Zeichen. Setzen Sie ihn in doppelte Anführungszeichen.',
  );
  await program.shoot('german-faults-start');
  expect(await barriers(program)).toEqual([]);
  while ((await alerts.count()) > 0) await alerts.first().getByRole('button', { name: 'Schließen' }).click();

  await page.keyboard.press('Control+1');
  await page.getByText('1 Datei ist ungültig').click();
  await expect(page.getByText('environment ist "Pong"; erlaubt:')).toContainText(
    'Wählen Sie eine dieser Umgebungen.',
  );
  await program.shoot('german-faults-preset');
  const preset = join(home, 'lecture.json');
  writeFileSync(preset, '{"title": "Lecture" "experiment": {}}');
  await answerOpenDialog(program, [preset]);
  await page.getByRole('button', { name: 'Importieren …' }).click();
  await expect(alerts).toContainText('Die Datei wurde nicht importiert');
  await expect(alerts).toContainText('lecture.json, Zeile 1, Spalte 21: hier fehlt ein Komma oder }');
  expect(await asked(program)).toEqual(['Voreinstellungen importieren', 'Voreinstellungen']);
  await alerts.getByRole('button', { name: 'Schließen' }).click();

  // A training that is killed, also after the language has changed.
  const { id: killed } = await program.train(long);
  await program.waitForStep(killed, 200);
  process.kill(program.trainerPid(killed), 'SIGKILL');
  await program.waitForPhase(killed, 'crashed');
  await page.keyboard.press('Control+2');
  await expect(page.getByText('Der Prozess des Trainers wurde beendet (SIGKILL)')).toBeVisible();
  await program.shoot('german-faults-crash');
  await program.changeSettings({ language: 'en' });
  await expect(page.getByText('The trainer process was killed (SIGKILL)')).toBeVisible();
  await program.changeSettings({ language: 'de' });

  // Files of runs that are none, or broken, or not there.
  const { id } = await program.train({ ...short, steps: 1500, evaluateEvery: 500 });
  await program.waitForPhase(id, 'finished');
  const runs = join(home, 'runs.rlrun');
  await answerSaveDialog(program, runs);
  await page.getByRole('button', { name: 'Mehrere auswählen' }).click();
  await page.getByRole('button', { name: 'Alle aufgeführten auswählen' }).click();
  await page.getByRole('button', { name: '2 Läufe exportieren' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ihr Name').fill('Anna');
  await dialog.getByText('Mit Checkpoints').click();
  await dialog.getByRole('button', { name: 'Speichern unter …' }).click();
  await expect(dialog).toHaveCount(0);
  const cut = join(home, 'cut.rlrun');
  writeFileSync(cut, readFileSync(runs).subarray(0, -40));
  const flipped = join(home, 'flipped.rlrun');
  const bytes = readFileSync(runs);
  bytes[120] = bytes[120]! ^ 0xff;
  writeFileSync(flipped, bytes);
  const missing = join(home, 'missing.rlrun');
  await answerOpenDialog(program, [cut, flipped, missing, runs]);
  await page.getByRole('button', { name: 'Läufe importieren' }).click();
  const entry = (file: string) => dialog.locator(`[data-file="${file}"]`);
  await expect(entry('cut.rlrun')).toContainText('cut.rlrun ist keine Datei mit Läufen, oder ihr Ende fehlt');
  await expect(entry('flipped.rlrun')).toContainText(/flipped\.rlrun: .*(beschädigt|Zeile|verschlüsselt)/);
  await expect(entry('missing.rlrun')).toContainText('ist nicht lesbar: die Datei gibt es nicht (ENOENT)');
  await expect(entry('runs.rlrun')).toContainText('2 Läufe waren schon hier');
  await expect(dialog).not.toContainText(/cannot|there is|damaged|lines/);
  expect(await asked(program)).toEqual(['Läufe importieren', 'Läufe von RL Lab', 'Alle Dateien']);
  await program.shoot('german-faults-import');
  expect(await barriers(program)).toEqual([]);
  await page.keyboard.press('Escape');

  // A report goes into a new folder only.
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: 'Alle', exact: true }).click();
  await page.getByRole('button', { name: 'Exportieren' }).click();
  const pack = join(home, 'pack');
  mkdirSync(pack);
  await answerSaveDialog(program, pack);
  await dialog.getByText('Bericht', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Speichern unter …' }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    `${pack} gibt es schon. Wählen Sie einen anderen Namen, oder verschieben Sie das Vorhandene.`,
    { timeout: 30_000 },
  );
  await program.shoot('german-faults-report');
  await answerSaveDialog(program, join(home, 'not', 'there', 'report'));
  await dialog.getByRole('button', { name: 'Speichern unter …' }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    'lässt sich nicht schreiben: der Ordner dafür fehlt (ENOENT). Legen Sie diesen Ordner an, oder wählen Sie einen anderen Ort.',
  );
  expect(program.complaints).toEqual([]);
});
