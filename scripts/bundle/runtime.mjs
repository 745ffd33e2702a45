/** Electron in a handed-out folder: without its own application, under the program's name. */
import { chmodSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setFuses } from '../setup/fuses.mjs';
import { copy } from './assemble.mjs';
import { nameMacProgram } from './mac-program.mjs';
import { nameWindowsProgram } from './windows-program.mjs';

/** What the sealed folder of a part holds besides the runtime. */
const notRuntime = ['resources', 'installed.json', 'version', 'electron.d.ts'];

/** Chromium's own words, in the languages of the program; any other system gets the English ones. */
const spoken = ['de.pak', 'en-GB.pak', 'en-US.pak'];

/**
 * Copies the runtime, names its program, and sets the fuses of a packaged one.
 *
 * @param {{ root: string, platform: string, layout: { runtime: string, start: string }, electron: { folder: string, program: string }, target: string }} order
 */
export async function placeRuntime({ root, platform, layout, electron, target }) {
  const folder = path.join(target, layout.runtime);
  if (platform.startsWith('darwin')) {
    copy(path.join(electron.folder, electron.program), folder);
    // A byte that changes voids the signature of a program, and only a Mac can sign it again: its fuses stay.
    return nameMacProgram(folder, path.join(root, 'resources', 'icon.png'));
  }
  for (const name of readdirSync(electron.folder))
    if (!notRuntime.includes(name)) copy(path.join(electron.folder, name), path.join(folder, name));
  for (const name of readdirSync(path.join(folder, 'locales')))
    if (!spoken.includes(name)) rmSync(path.join(folder, 'locales', name));
  const program = path.join(folder, layout.start);
  renameSync(path.join(folder, electron.program), program);
  chmodSync(program, 0o755);
  await setFuses(program);
  if (platform.startsWith('win32'))
    await nameWindowsProgram(program, path.join(root, 'resources', 'icon.png'));
}
