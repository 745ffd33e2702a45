/** A stage of `npm run check`: every package is pinned by its checksum, and none runs a script when it is installed. */
import { supplyFaults } from './setup/lock-file.mjs';
import { projectRoot } from './setup/paths.mjs';

const faults = supplyFaults(projectRoot);
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error('npm install --package-lock-only, in a clone without node_modules, adds what is missing.');
  process.exitCode = 1;
}
