/** `npm run campaign -- ARGUMENTS`: builds the program and its campaign, and runs it; see tests/campaign/index.ts. */
import path from 'node:path';
import { ensureBuilt } from './setup/build.mjs';
import { ensureSetup } from './setup/ensure.mjs';
import { reasonOf } from './setup/failure.mjs';
import { runForeground } from './setup/foreground.mjs';
import { projectRoot } from './setup/paths.mjs';
import { nodeOptions } from './setup/pinned-node.mjs';
import { hasDisplay } from './setup/system-libraries.mjs';
import { startVirtualDisplay } from './setup/virtual-display.mjs';

let display;

try {
  const { node } = await ensureSetup(projectRoot, { say: console.error });
  await ensureBuilt(projectRoot, { node: node.path, say: console.error });
  const at = (...names) => path.join(projectRoot, ...names);
  const build = [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error'];
  // Without one, the rows of the window say that they were not tried.
  if (!hasDisplay()) display = await startVirtualDisplay();
  const env = { ...process.env, ...(display && { DISPLAY: display.display }) };
  const [first, ...rest] = process.argv.slice(2);
  const [bundle, args] = first === 'table' ? ['table', rest] : ['index', process.argv.slice(2)];
  process.exitCode =
    (await runForeground(node.path, [...build, '-c', at('vite.campaign.config.mts')], {
      cwd: projectRoot,
    })) ||
    (await runForeground(node.path, [...nodeOptions, at('out', 'campaign', `${bundle}.mjs`), ...args], {
      env,
    }));
} catch (error) {
  console.error(`\n${reasonOf(error)}`);
  process.exitCode = 1;
} finally {
  display?.stop();
}
