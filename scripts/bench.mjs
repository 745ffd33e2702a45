/** `npm run bench:NAME -- ARGUMENTS`: builds the program and its benchmarks, and runs one of them. */
import path from 'node:path';
import { ensureBuilt } from './setup/build.mjs';
import { ensureSetup } from './setup/ensure.mjs';
import { reasonOf } from './setup/failure.mjs';
import { runForeground } from './setup/foreground.mjs';
import { projectRoot } from './setup/paths.mjs';
import { resolvePersonPaths } from './setup/person-folder.mjs';
import { nodeOptions } from './setup/pinned-node.mjs';
import { hasDisplay } from './setup/system-libraries.mjs';
import { startVirtualDisplay } from './setup/virtual-display.mjs';

/** Benchmarks that open the window. */
const windowed = ['compare'];
let display;

try {
  resolvePersonPaths();
  const [name, ...args] = process.argv.slice(2);
  const { node } = await ensureSetup(projectRoot, { say: console.error });
  // Trainings run in the program's own trainer process.
  await ensureBuilt(projectRoot, { node: node.path, say: console.error });
  const vite = path.join(projectRoot, 'node_modules', 'vite', 'bin', 'vite.js');
  const build = [
    vite,
    'build',
    '--logLevel',
    'warn',
    '-c',
    path.join(projectRoot, 'vite.benchmarks.config.mts'),
  ];
  if (windowed.includes(name) && !hasDisplay()) {
    display = await startVirtualDisplay();
    if (!display) throw new Error('There is no display, and no Xvfb for a virtual one.');
  }
  const env = { ...process.env, ...(display && { DISPLAY: display.display }) };
  const bundle = path.join(projectRoot, 'out', 'benchmarks', `${name}.mjs`);
  process.exitCode =
    (await runForeground(node.path, build, { cwd: projectRoot })) ||
    (await runForeground(node.path, [...nodeOptions, bundle, ...args], { env }));
} catch (error) {
  console.error(`\n${reasonOf(error)}`);
  process.exitCode = 1;
} finally {
  display?.stop();
}
