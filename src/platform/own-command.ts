/** The command that a person types for this program's command line, so that messages name the one that they used. */
import { bundleFolder } from './bundle';

/** The launcher says in this variable how it was called. */
const variable = 'RL_LAB_COMMAND';

/**
 * `rl-lab`, `./rl-lab` or `npm run lab --`; in a folder that is handed out, the `lab` beside the program.
 * @param bundle the handed-out folder, null in a clone
 */
export function ownCommand(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  bundle: string | null = bundleFolder(),
  platform: string = process.platform,
): string {
  const used = environment[variable]?.trim();
  if (used !== undefined && used !== '') return /\s/.test(used) ? `"${used}"` : used;
  if (bundle === null) return 'npm run lab --';
  return platform === 'win32' ? 'lab' : './lab';
}

/** A call of the command line as a person would type it: `npm run lab -- show latest`. */
export const ownCall = (words: string): string => `${ownCommand()} ${words}`;
