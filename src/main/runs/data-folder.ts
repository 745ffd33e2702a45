/** Where runs and settings are kept. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { bundleFolder } from '../../platform/bundle';
import type { DataFolderSetting } from '../../shared/contract';
import { fileLimits } from '../../shared/limits';
import { temporaryName } from '../files/atomic-file';
import { readTextFileSync } from '../files/text-file';
import { administratorSettings } from './administrator';

type Environment = Readonly<Record<string, string | undefined>>;

export interface FoundDataFolder {
  readonly folder: string;
  readonly origin: DataFolderSetting['origin'];
  /** The chosen folder, where it cannot be found and the usual one stands in for it. */
  readonly missing: string | null;
}

/** Where runs lie that a stick carries along: the folder of this name beside the program, where there is one. */
const carriedFolder = 'data';

/** The platform's usual place for a program's data. */
export function platformDataFolder(
  environment: Environment = process.env,
  platform: string = process.platform,
  home: string = homedir(),
): string {
  switch (platform) {
    case 'win32':
      return windowsDataFolder(environment, home);
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'RL Lab');
    default:
      return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'rl-lab');
  }
}

/** Where Windows keeps what stays on this PC, of `LOCALAPPDATA` and a person's home. */
export const localData = (localAppData: string | undefined, home: string): string =>
  localAppData || join(home, 'AppData', 'Local');

/**
 * Runs are too large for the part of a person's data that Windows copies from PC to PC at each sign-in; one that lies
 * there already stays in use.
 */
function windowsDataFolder({ APPDATA, LOCALAPPDATA }: Environment, home: string): string {
  const roaming = join(APPDATA || join(home, 'AppData', 'Roaming'), 'RL Lab');
  if (!LOCALAPPDATA && APPDATA) return roaming;
  const local = join(localData(LOCALAPPDATA, home), 'RL Lab');
  return existsSync(roaming) && !existsSync(local) ? roaming : local;
}

/** What a handed-out folder says of where data lies. */
export interface BundleInfo {
  /** The folder with the program. */
  readonly folder: string;
  /** What its administrator presets. */
  readonly dataFolder?: string | undefined;
}

function handedOut(): BundleInfo | null {
  const folder = bundleFolder();
  return folder === null ? null : { folder, dataFolder: administratorSettings().dataFolder };
}

/**
 * The place of a program's data that nobody has to choose: in a handed-out folder, `data` beside the program where it
 * can be written to, or else what the administrator says; the platform's usual place otherwise.
 */
export function usualDataFolder(
  environment: Environment = process.env,
  platform: string = process.platform,
  home: string = homedir(),
  bundle: BundleInfo | null = handedOut(),
): string {
  const carried = bundle === null ? null : join(bundle.folder, carriedFolder);
  if (carried !== null && isWritable(carried)) return carried;
  return bundle?.dataFolder ?? platformDataFolder(environment, platform, home);
}

/** Whether files can be made in a folder that is there, which is only known by making one. */
function isWritable(folder: string): boolean {
  if (!existsSync(folder)) return false;
  try {
    const trial = temporaryName(join(folder, 'trial'));
    writeFileSync(trial, '');
    rmSync(trial);
    return true;
  } catch {
    return false;
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
 * Finds the data folder: `RL_LAB_HOME`, or what was chosen in the settings, or the usual place.
 *
 * A chosen folder that is not there, such as one on a stick that is not plugged in, is not made anew: the usual one
 * stands in for it until it is back.
 */
export function findDataFolder(
  environment: Environment = process.env,
  platform: string = process.platform,
  home: string = homedir(),
  bundle?: BundleInfo | null,
): FoundDataFolder {
  if (environment['RL_LAB_HOME'])
    return { folder: resolve(environment['RL_LAB_HOME']), origin: 'environment', missing: null };
  const usual = usualDataFolder(environment, platform, home, bundle);
  const chosen = chosenFolder(usual);
  if (chosen === null) return { folder: usual, origin: 'usual', missing: null };
  return isAbsolute(chosen) && existsSync(chosen)
    ? { folder: chosen, origin: 'chosen', missing: null }
    : { folder: usual, origin: 'usual', missing: chosen };
}

/** The data folder that `findDataFolder` finds. */
export const dataFolder = (): string => findDataFolder().folder;
