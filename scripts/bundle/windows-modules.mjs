/** What npm installs on Windows, for tests under Wine. */
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../setup/paths.mjs';
import { lastLines, npmCommand, run } from '../setup/processes.mjs';
import { keptFolder } from './kept-folder.mjs';
import { platforms } from './platforms.mjs';

const lists = ['package.json', 'package-lock.json', '.npmrc'];

/** Returns a node_modules folder as package-lock.json says it is on Windows; installs it the first time. */
export async function windowsModules() {
  const lock = readFileSync(path.join(projectRoot, 'package-lock.json'));
  const version = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const folder = await keptFolder('windows-modules', version, async (staging) => {
    console.log('Installing the packages for Windows, once for each package-lock.json: a minute');
    for (const name of lists) copyFileSync(path.join(projectRoot, name), path.join(staging, name));
    const [npm, ...first] = npmCommand();
    const { code, output } = await run(npm, [...first, 'ci', '--os=win32', '--cpu=x64'], { cwd: staging });
    if (code !== 0) throw new Error(`npm could not install them: ${lastLines(output, 12)}`);
    for (const name of lists) rmSync(path.join(staging, name));
    // Electron itself is that of the folder that is handed out.
    writeFileSync(path.join(staging, 'node_modules', 'electron', 'path.txt'), platforms['win32-x64'].start);
  });
  return path.join(folder, 'node_modules');
}
