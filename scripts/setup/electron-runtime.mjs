/** What a folder with an Electron in it holds: the program, its version, and our launcher. */
import { cpSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeOnceFree, renameOnceFree } from './held-file.mjs';

const launcher = fileURLToPath(new URL('../electron-launcher/', import.meta.url));

/** Where the program stands in the folder. */
export const program =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';

/** Puts our launcher where a runtime has no `default_app.asar` of its own. */
export function writeLauncher(folder) {
  const app = path.join(folder, 'resources', 'app');
  const fresh = `${app}.${process.pid}.new`;
  cpSync(launcher, fresh, { recursive: true });
  removeOnceFree(app);
  renameOnceFree(fresh, app);
}

/** Tells whether a runtime has the launcher of this version, or needs none. */
export function launcherIsCurrent(folder) {
  const resources = path.join(folder, 'resources');
  if (existsSync(path.join(resources, 'default_app.asar')) || process.platform === 'darwin') return true;
  return readdirSync(launcher).every((name) => {
    const installed = path.join(resources, 'app', name);
    return existsSync(installed) && readFileSync(installed).equals(readFileSync(path.join(launcher, name)));
  });
}

/** The version that a runtime says it is of. */
export function readVersion(folder) {
  const file = path.join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
}
