import { expect, test } from './program';

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

test('changing the language leaves what stands in the form', async ({ program }) => {
  const { page } = program;
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('heading', { name: 'New experiment' })).toBeVisible();
  await program.input('hyperparameters.discount').fill('0.9x');
  await program.input('steps').fill('1234');

  await program.request('changeSettings', { language: 'de' });
  await expect(page.getByRole('heading', { name: 'Neues Experiment' })).toBeVisible();
  await expect(program.input('hyperparameters.discount')).toHaveValue('0.9x');
  await expect(program.input('steps')).toHaveValue('1234');

  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  expect(program.complaints).toEqual([]);
});

test('what the search of the guides suggests is not cut off in any language', async ({ program }) => {
  const { page } = program;
  await page.keyboard.press('Control+5');
  for (const language of ['en', 'de'] as const) {
    await program.request('changeSettings', { language });
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
