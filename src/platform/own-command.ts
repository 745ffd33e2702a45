/** The command that a person types for this program's command line, so that messages name the one that they used. */

/** The launcher says in this variable how it was called. */
const variable = 'RL_LAB_COMMAND';

/** `rl-lab`, `./rl-lab` or `npm run lab --`. */
export function ownCommand(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const used = environment[variable]?.trim();
  if (used === undefined || used === '') return 'npm run lab --';
  return /\s/.test(used) ? `"${used}"` : used;
}

/** A call of the command line as a person would type it: `npm run lab -- show latest`. */
export const ownCall = (words: string): string => `${ownCommand()} ${words}`;
