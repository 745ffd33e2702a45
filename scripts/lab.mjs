/** `npm run lab -- ARGUMENTS`: the program's work from the command line, without a window. */
import path from 'node:path';
import { ensureBuilt } from './setup/build.mjs';
import { ensureSetup } from './setup/ensure.mjs';
import { reasonOf } from './setup/failure.mjs';
import { runForeground } from './setup/foreground.mjs';
import { projectRoot } from './setup/paths.mjs';
import { personFolder, resolvePersonPaths } from './setup/person-folder.mjs';
import { nodeOptions } from './setup/pinned-node.mjs';

try {
  resolvePersonPaths();
  // What is said on the way goes to the error output: the other one belongs to the command's result.
  const say = console.error;
  const { node } = await ensureSetup(projectRoot, { say });
  await ensureBuilt(projectRoot, { node: node.path, say });
  const cli = path.join(projectRoot, 'out', 'main', 'cli.js');
  const words = [...nodeOptions, cli, ...process.argv.slice(2)];
  // The files that a person names lie in their folder.
  process.exitCode = await runForeground(node.path, words, { cwd: personFolder() });
} catch (error) {
  console.error(`\n${reasonOf(error)}`);
  process.exitCode = 1;
}
