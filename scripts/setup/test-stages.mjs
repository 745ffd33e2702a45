import { SetupFailure } from './failure.mjs';

/** What `npm test` runs by itself, and what it runs where it is named. */
const usual = ['check', 'unit', 'build', 'e2e'];
const names = [...usual, 'screenshots', 'page', 'campaign', 'bundle', 'arm64', 'windows'];

/**
 * Reads which stages `npm test` is to run: all but the page in another browser, the campaign and the handed-out
 * folders by default; the window's tests and these need the build before. `screenshots` are the window's tests that
 * keep pictures as well. After the name of one stage, what is no stage goes to its tool.
 *
 * @param {string[]} args
 * @returns {{ stages: string[], extra: string[], screenshots: boolean }}
 */
export function chooseStages(args) {
  const chosen = args.filter((arg) => names.includes(arg));
  const extra = args.filter((arg) => !names.includes(arg));
  const tools = names.filter((name) => !['check', 'build'].includes(name));
  if (extra.length && !(chosen.length === 1 && tools.includes(chosen[0]))) {
    throw new SetupFailure(`npm test does not know ${extra.join(' ')}`, {
      todo: [`name stages: ${names.join(', ')}; after ${tools.join(', ')} alone, arguments for it`],
    });
  }
  const screenshots = chosen.includes('screenshots');
  if (!chosen.length) return { stages: usual, extra, screenshots };
  const wanted = new Set(chosen.map((name) => (name === 'screenshots' ? 'e2e' : name)));
  if ([...wanted].some((name) => !['check', 'unit'].includes(name))) wanted.add('build');
  return { stages: names.filter((name) => wanted.has(name)), extra, screenshots };
}
