import { SetupFailure } from './failure.mjs';

const names = ['check', 'unit', 'build', 'e2e'];

/**
 * Reads which stages `npm test` is to run: all by default; the window's tests need the build before.
 * After the name of one stage, what is no stage goes to its tool.
 *
 * @param {string[]} args
 * @returns {{ stages: string[], extra: string[] }}
 */
export function chooseStages(args) {
  const chosen = args.filter((arg) => names.includes(arg));
  const extra = args.filter((arg) => !names.includes(arg));
  const takesArguments = chosen.length === 1 && ['unit', 'e2e'].includes(chosen[0]);
  if (extra.length && !takesArguments) {
    throw new SetupFailure(`npm test does not know ${extra.join(' ')}`, {
      todo: [`name stages: ${names.join(', ')}; after unit or e2e alone, arguments for vitest or Playwright`],
    });
  }
  if (!chosen.length) return { stages: names, extra };
  return {
    stages: names.filter((name) => chosen.includes(name) || (name === 'build' && chosen.includes('e2e'))),
    extra,
  };
}
