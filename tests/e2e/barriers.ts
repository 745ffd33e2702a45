import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Settings } from '../../src/shared/contract';
import type { Language } from '../../src/shared/language';
import type { Program } from './program';
import { inEnglish } from './in-english';

const load = createRequire(__filename);

interface Look {
  readonly language: Language;
  readonly dark: boolean;
}

/** How the window looks and speaks now. */
const lookOf = ({ page }: Program): Promise<Look> =>
  page.evaluate(() => ({
    language: document.documentElement.lang as Language,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
  }));

async function change(program: Program, settings: Pick<Settings, 'language' | 'theme'>, look: Look) {
  await program.changeSettings(settings);
  await program.page.waitForFunction(
    ({ language, dark }) =>
      document.documentElement.lang === language &&
      matchMedia('(prefers-color-scheme: dark)').matches === dark,
    look,
  );
}

/** Has axe look for what keeps people out: names, roles, contrast. What fades in or out is waited for. */
async function barriersAsItStands(program: Program): Promise<string[]> {
  const { page } = program;
  const { language, dark } = await lookOf(program);
  if (!(await page.evaluate(() => 'axe' in window)))
    await page.evaluate(readFileSync(load.resolve('axe-core/axe.min.js'), 'utf8'));
  const found = await page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    // One that is taken away before its end rejects.
    await Promise.allSettled(passing.map(({ finished }) => finished));
    const { axe } = window as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      // What holds need not be described.
      resultTypes: ['violations'],
      selectors: false,
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    );
  });
  return found.map((text) => `${language}, ${dark ? 'dark' : 'light'}: ${text}`);
}

/**
 * Looks for barriers twice: as the window stands, and in the other language and the other theme. Colours are a matter of the
 * theme alone, names of the language alone, so nothing is left to see.
 */
export async function barriers(program: Program): Promise<string[]> {
  const found = await barriersAsItStands(program);
  const settings = await program.request('settings');
  if (!settings.ok) throw new Error(inEnglish(settings.says));
  const { language, theme } = settings.value;
  const look = await lookOf(program);
  const other: Look = { language: look.language === 'de' ? 'en' : 'de', dark: !look.dark };
  await change(program, { language: other.language, theme: other.dark ? 'dark' : 'light' }, other);
  found.push(...(await barriersAsItStands(program)));
  await change(program, { language, theme }, look);
  return found;
}
