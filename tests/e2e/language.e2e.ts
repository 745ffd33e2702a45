import { expect, short, test } from './program';

test('the window speaks the language of the system until another is chosen', async ({ start }) => {
  const german = await start(undefined, 'de-AT');
  await expect(german.page.locator('html')).toHaveAttribute('lang', 'de');
  await german.page.getByRole('button', { name: 'Einstellungen' }).click();
  await expect(german.page.getByRole('heading', { level: 1 })).toHaveText('Einstellungen');
  await german.page.getByRole('radio', { name: 'English' }).check({ force: true });
  await expect(german.page.getByRole('heading', { level: 1 })).toHaveText('Settings');
  await german.quit();

  const english = await start(undefined, 'de-AT');
  await expect(english.page.locator('html')).toHaveAttribute('lang', 'en');
  expect(english.complaints).toEqual([]);
});

test('what the search of the guides suggests is not cut off in any language', async ({ program }) => {
  const { page } = program;
  await page.keyboard.press('Control+5');
  for (const language of ['en', 'de'] as const) {
    await program.changeSettings({ language });
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const { needed, there } = await page.locator('.search input').evaluate((input: HTMLInputElement) => {
      const style = getComputedStyle(input);
      const text = document.body.appendChild(document.createElement('span'));
      for (const name of style)
        if (/^(font|letter)-/.test(name)) text.style.setProperty(name, style.getPropertyValue(name));
      text.style.cssText += 'position: absolute; white-space: pre';
      text.textContent = input.placeholder;
      const { width } = text.getBoundingClientRect();
      text.remove();
      return {
        needed: width,
        there: input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
      };
    });
    expect(needed, language).toBeGreaterThan(50);
    expect(needed, language).toBeLessThanOrEqual(there);
    await program.shoot(`guides-search-${language}`);
  }
  expect(program.complaints).toEqual([]);
});

test('every room speaks German, and loses no part of its words', async ({ start }) => {
  const program = await start([1280, 800], 'de-DE');
  const { page } = program;
  const look = async (name: string) => {
    await program.shoot(`german-${name}`);
    expect(program.complaints, name).toEqual([]);
  };
  /** Nothing that can be pressed may lose a part of its words. */
  const clipped = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, label, h1, h2, dt, th, .segments span')]
        .filter((element) => {
          const { overflowX, textOverflow } = getComputedStyle(element);
          return (
            element.offsetParent !== null &&
            !element.closest('.visually-hidden') &&
            textOverflow !== 'ellipsis' &&
            overflowX === 'hidden' &&
            element.scrollWidth > element.clientWidth + 1
          );
        })
        .map((element) => element.textContent?.trim()),
    );

  await expect(page.getByRole('heading', { name: 'Trainieren Sie Ihren ersten Agenten' })).toBeVisible();
  await look('welcome');

  await page.keyboard.press('Control+1');
  await expect(page.getByText('Aufgabe 1: den Stab mit DQN balancieren')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Zielnetz', exact: true })).toBeVisible();
  await look('experiments');
  await page.keyboard.press('F1');
  await expect(page.getByRole('heading', { name: 'Gleichungen' })).toBeVisible();
  await look('experiments-guide');
  await page.keyboard.press('F1');
  await program.input('hyperparameters.discount').fill('7');
  await expect(page.getByText('1 ungültiger Wert')).toBeVisible();
  await look('experiments-problem');
  await program.input('hyperparameters.discount').fill('0,99');
  expect(await clipped()).toEqual([]);

  const brief = { ...short, steps: 1500, evaluateEvery: 500, finalEpisodes: 2 };
  const first = await program.train(brief);
  const second = await program.train({ ...brief, seed: 2 });
  const third = await program.train({ ...brief, seed: 3, hyperparameters: { double: true } });
  await page.keyboard.press('Control+2');
  for (const { id } of [first, second, third]) await program.waitForPhase(id, 'finished');
  await expect(page.getByText('Abgeschlossen').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Q-Werte' })).toBeVisible();
  await look('runs');
  expect(await clipped()).toEqual([]);

  await page.keyboard.press('Control+3');
  await expect(page.getByRole('heading', { name: 'Läufe übereinanderlegen' })).toBeVisible();
  await look('compare-empty');
  await page.getByRole('button', { name: 'Alle', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Befunde' })).toBeVisible();
  await page.waitForTimeout(500);
  await look('compare');
  expect(await clipped()).toEqual([]);
  await page.getByText('Unterschiedliche Einstellungen', { exact: true }).last().click();
  await expect(page.getByRole('cell', { name: 'An', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Exportieren' }).click();
  await expect(page.getByRole('dialog', { name: 'Den Vergleich exportieren' })).toBeVisible();
  await look('export');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'DQN-Varianten vergleichen' }).click();
  await expect(page.getByText('Lernt aus Minibatches vergangener Transitionen.')).toBeVisible();
  await look('ladder');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+4');
  await expect(page.getByRole('heading', { name: 'Agent ansehen' })).toBeVisible();
  await expect(page.getByText('Vorhergesagter Return').first()).toBeVisible();
  await look('inspect');
  expect(await clipped()).toEqual([]);

  await page.keyboard.press('Control+5');
  await expect(page.getByRole('textbox', { name: 'Leitfäden durchsuchen' })).toBeVisible();
  await look('guides');

  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  await expect(page.getByText('Prozessor', { exact: true })).toBeAttached();
  await look('settings');
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog', { name: 'Tastenkürzel' })).toBeVisible();
  await expect(page.getByText('Leertaste').first()).toBeVisible();
  await look('help');
  await page.keyboard.press('Escape');

  // The narrowest window that there is.
  await program.resize([900, 600]);
  for (const [key, name] of [
    ['Control+1', 'experiments'],
    ['Control+2', 'runs'],
    ['Control+3', 'compare'],
    ['Control+4', 'inspect'],
    ['Control+,', 'settings'],
  ] as const) {
    await page.keyboard.press(key);
    await page.waitForTimeout(300);
    await program.shoot(`german-narrow-${name}`);
    expect(await clipped(), name).toEqual([]);
  }

  await page.reload();
  await page.locator('nav').waitFor();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  expect(program.complaints).toEqual([]);
});
