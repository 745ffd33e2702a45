/** `npm run bench NAME -- ARGUMENTS`: builds the program and its benchmarks, and runs one of them. */
import path from 'node:path';
import { unknownBenchmark } from './setup/benchmarks.mjs';
import { ensureBuilt } from './setup/build.mjs';
import { ensureSetup } from './setup/ensure.mjs';
import { reasonOf, SetupFailure } from './setup/failure.mjs';
import { runForeground } from './setup/foreground.mjs';
import { cacheFolder, projectRoot } from './setup/paths.mjs';
import { ensurePeers, pythonEnvironment } from './setup/peers.mjs';
import { personFolder, resolvePersonPaths } from './setup/person-folder.mjs';
import { nodeOptions } from './setup/pinned-node.mjs';
import { hasDisplay } from './setup/system-libraries.mjs';
import { startVirtualDisplay } from './setup/virtual-display.mjs';

/** Benchmarks that open the window. */
const windowed = ['compare', 'many-runs'];
/** The benchmark that runs programs of other libraries, unless it only draws what it measured before. */
const needsPeers = (name, args) => name === 'peers' && !args.includes('--draw');
let display;

try {
  resolvePersonPaths();
  const [name, ...args] = process.argv.slice(2);
  const unknown = unknownBenchmark(name);
  if (unknown) throw new SetupFailure(unknown.replace(/\.$/, ''));
  const say = console.error;
  const { node } = await ensureSetup(projectRoot, { say });
  // Trainings run in the program's own trainer process.
  await ensureBuilt(projectRoot, { node: node.path, say });
  const vite = path.join(projectRoot, 'node_modules', 'vite', 'bin', 'vite.js');
  const build = [
    vite,
    'build',
    '--logLevel',
    'warn',
    '-c',
    path.join(projectRoot, 'vite.benchmarks.config.mjs'),
  ];
  if (windowed.includes(name) && !hasDisplay()) {
    display = await startVirtualDisplay();
    if (!display) throw new Error('There is no display, and no Xvfb for a virtual one.');
  }
  let env = { ...process.env, ...(display && { DISPLAY: display.display }) };
  if (needsPeers(name, args)) {
    const { folder, python } = await ensurePeers({ root: projectRoot, cache: cacheFolder(), say });
    env = { ...pythonEnvironment(folder, env), RL_LAB_PEERS_PYTHON: python };
  }
  const bundle = path.join(projectRoot, 'out', 'benchmarks', `${name}.mjs`);
  process.exitCode =
    (await runForeground(node.path, build, { cwd: projectRoot })) ||
    (await runForeground(node.path, [...nodeOptions, bundle, ...args], { cwd: personFolder(), env }));
} catch (error) {
  console.error(`\n${reasonOf(error)}`);
  process.exitCode = 1;
} finally {
  display?.stop();
}
