import { SetupFailure } from './failure.mjs';

/** What `npm test` runs by itself, and what it runs where it is named. */
const usual = ['check', 'unit', 'build', 'e2e'];
const names = [...usual, 'campaign', 'bundle'];

/**
 * Reads which stages `npm test` is to run: all but the campaign and the handed-out folder by default; the window's
 * tests and these two need the build before.
 * After the name of one stage, what is no stage goes to its tool.
 *
 * @param {string[]} args
 * @returns {{ stages: string[], extra: string[] }}
 */
export function chooseStages(args) {
  const chosen = args.filter((arg) => names.includes(arg));
  const extra = args.filter((arg) => !names.includes(arg));
  const takesArguments = chosen.length === 1 && ['unit', 'e2e', 'campaign', 'bundle'].includes(chosen[0]);
  if (extra.length && !takesArguments) {
    throw new SetupFailure(`npm test does not know ${extra.join(' ')}`, {
      todo: [`name stages: ${names.join(', ')}; after unit, e2e, campaign or bundle alone, arguments for it`],
    });
  }
  if (!chosen.length) return { stages: usual, extra };
  const needBuild = ['e2e', 'campaign', 'bundle'].some((name) => chosen.includes(name));
  return {
    stages: names.filter((name) => chosen.includes(name) || (name === 'build' && needBuild)),
    extra,
  };
}
