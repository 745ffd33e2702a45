import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where runs and settings are kept: `RL_LAB_HOME`, or the platform's usual place for a program's data. */
export function dataFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
  home: string = homedir(),
): string {
  if (environment['RL_LAB_HOME']) return resolve(environment['RL_LAB_HOME']);
  switch (platform) {
    case 'win32':
      return join(environment['APPDATA'] || join(home, 'AppData', 'Roaming'), 'RL Lab');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'RL Lab');
    default:
      return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'rl-lab');
  }
}
