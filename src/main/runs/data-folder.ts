/** Where runs and settings are kept. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { DataFolderSetting } from '../../shared/contract';
import { fileLimits } from '../../shared/limits';
import { readTextFileSync } from '../files/text-file';

type Environment = Readonly<Record<string, string | undefined>>;

export interface FoundDataFolder {
  readonly folder: string;
  readonly origin: DataFolderSetting['origin'];
  /** The chosen folder, where it cannot be found and the usual one stands in for it. */
  readonly missing: string | null;
}

/** The platform's usual place for a program's data. */
export function usualDataFolder(
  environment: Environment = process.env,
  platform: string = process.platform,
  home: string = homedir(),
): string {
  switch (platform) {
    case 'win32':
      return join(environment['APPDATA'] || join(home, 'AppData', 'Roaming'), 'RL Lab');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'RL Lab');
    default:
      return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'rl-lab');
  }
}

/** The file in the usual folder that holds the path of another one, where somebody has chosen it. */
export const choiceFile = (usual: string): string => join(usual, 'data-folder.txt');

function chosenFolder(usual: string): string | null {
  let text: string;
  try {
    text = readTextFileSync(choiceFile(usual), { most: fileLimits.path }).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return text === '' ? null : text;
}

/**
 * Finds the data folder: `RL_LAB_HOME`, or what was chosen in the settings, or the platform's usual place.
 *
 * A chosen folder that is not there, such as one on a stick that is not plugged in, is not made anew: the usual one
 * stands in for it until it is back.
 */
export function findDataFolder(
  environment: Environment = process.env,
  platform: string = process.platform,
  home: string = homedir(),
): FoundDataFolder {
  if (environment['RL_LAB_HOME'])
    return { folder: resolve(environment['RL_LAB_HOME']), origin: 'environment', missing: null };
  const usual = usualDataFolder(environment, platform, home);
  const chosen = chosenFolder(usual);
  if (chosen === null) return { folder: usual, origin: 'usual', missing: null };
  return isAbsolute(chosen) && existsSync(chosen)
    ? { folder: chosen, origin: 'chosen', missing: null }
    : { folder: usual, origin: 'usual', missing: chosen };
}

/** The data folder that `findDataFolder` finds. */
export const dataFolder = (): string => findDataFolder().folder;
