/** `npm start`: opens the program's window, after all that it takes; without one, a first experiment here. */
import path from 'node:path';
import { ensureBuilt } from './setup/build.mjs';
import { electronProgram } from './setup/electron.mjs';
import { ensureSetup } from './setup/ensure.mjs';
import { reasonOf } from './setup/failure.mjs';
import { runForeground } from './setup/foreground.mjs';
import { projectRoot } from './setup/paths.mjs';
import { personFolder, resolvePersonPaths } from './setup/person-folder.mjs';
import { nodeOptions } from './setup/pinned-node.mjs';
import { sandboxFlags } from './setup/sandbox.mjs';
import { hasDisplay } from './setup/system-libraries.mjs';

const firstExperiment = ['train', '--preset', 'first', '--seed', '1', '--chart'];

try {
  resolvePersonPaths();
  const given = process.argv.slice(2);
  const args = given.filter((arg) => arg !== '--terminal');
  const manifest = await ensureSetup(projectRoot);
  await ensureBuilt(projectRoot, { node: manifest.node.path, say: console.log });
  const reason = whyNoWindow(manifest, args.length < given.length);
  if (reason) {
    console.log(
      `${reason}\nSo the first experiment runs here, in the terminal. More: npm run lab -- --help\n`,
    );
    const cli = path.join(projectRoot, 'out', 'main', 'cli.js');
    const words = [...nodeOptions, cli, ...firstExperiment, ...args];
    process.exitCode = await runForeground(manifest.node.path, words, { cwd: personFolder() });
  } else {
    const { flags, notice } = sandboxFlags(path.join(projectRoot, 'node_modules', 'electron', 'dist'));
    if (notice) console.log(notice);
    const electronArgs = [...flags, projectRoot, ...args];
    process.exitCode = await runForeground(electronProgram(projectRoot), electronArgs, { cwd: projectRoot });
  }
} catch (error) {
  console.error(`\n${reasonOf(error)}`);
  process.exitCode = 1;
}

function whyNoWindow({ electron }, terminal) {
  if (terminal) return 'No window, as --terminal says.';
  if (electron.missing)
    return 'No window: Electron is not installed (npm run setup tries again, npm run doctor says more).';
  if (!electron.versions) {
    return `No window: Electron does not start here (${electron.libraries.join(', ') || 'npm run doctor says more'}).`;
  }
  if (!hasDisplay()) return 'No window: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).';
  return undefined;
}
