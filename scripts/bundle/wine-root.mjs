/** Debian 13 with Wine 10 in a root of its own: Wine 8, which Debian 12 has, does not run Node 24. */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findProgram, lastLines, run } from '../setup/processes.mjs';
import { keptFolder } from './kept-folder.mjs';

const release = 'trixie';
/** Without `fonts-wine`, a window calls itself for a font until it ends. */
const packages = ['wine', 'wine64', 'fonts-wine', 'fonts-liberation', 'fonts-dejavu-core'];
/** About how many packages that is, with all that they need. */
const packageCount = 250;
const secondsBetweenLines = 20;

/** Tells why it cannot be used on this system, or returns undefined where it can. */
export function whyNoWineRoot() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'only Linux x64 can run Wine in a root';
  if (process.getuid() !== 0) return 'it takes root’s rights (mount, chroot)';
  return findProgram('debootstrap') ? undefined : 'debootstrap is missing (apt-get install -y debootstrap)';
}

/** Returns the folder of the root; makes it the first time, which takes some minutes and 1.1 GB. */
export function wineRoot() {
  return keptFolder('wine-root', release, async (staging) => {
    console.log(`Making a Debian (${release}) with Wine, once: some minutes, 1.1 GB`);
    const ending = watchPackages(staging);
    try {
      await order('debootstrap', ['--variant=minbase', release, staging]);
      // Nothing that is installed is to be started.
      writeFileSync(path.join(staging, 'usr', 'sbin', 'policy-rc.d'), '#!/bin/sh\nexit 101\n', {
        mode: 0o755,
      });
      await apt(staging, 'update');
      await apt(staging, 'install', '-y', '--no-install-recommends', ...packages);
      await apt(staging, 'clean');
      rmSync(path.join(staging, 'var', 'lib', 'apt', 'lists'), { recursive: true });
    } finally {
      ending();
    }
  });
}

function apt(root, ...words) {
  const quiet = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q'];
  return order(...inRoot(root, [...quiet, ...words]));
}

async function order(command, args) {
  const { code, output } = await run(command, args);
  if (code !== 0)
    throw new Error(`The Debian with Wine could not be made (${command}): ${lastLines(output, 12)}`);
}

/** Says from time to time how many packages are there. */
function watchPackages(root) {
  const notes = path.join(root, 'var', 'lib', 'dpkg', 'info');
  const timer = setInterval(() => {
    const count = existsSync(notes) ? readdirSync(notes).filter((name) => name.endsWith('.list')).length : 0;
    console.log(`  ${count} of about ${packageCount} packages`);
  }, secondsBetweenLines * 1000);
  return () => clearInterval(timer);
}

/** `$1` is the root; then pairs of a folder and the place where it is seen; then the command. */
const script = `
set -e
mount --make-rprivate /
root=$1
shift
while [ "$1" != -- ]; do
  mkdir -p "$root$2"
  mount --rbind "$1" "$root$2"
  shift 2
done
shift
exec chroot "$root" "$@"
`;

/**
 * Returns a command, and its arguments, that runs another one in a root; what is mounted for it is gone with it.
 *
 * @param {string} root
 * @param {string[]} words
 * @param {Record<string, string>} [folders] folders by the place where they are seen, beside the system's own
 * @returns {[string, string[]]}
 */
export function inRoot(root, words, folders = {}) {
  // Without /sys, programs under Wine see no processor.
  const system = ['/proc', '/sys', '/dev', '/tmp', tmpdir()].map((folder) => [folder, folder]);
  const others = Object.entries(folders).map(([place, folder]) => [folder, place]);
  return [
    'unshare',
    ['--mount', 'sh', '-c', script, 'sh', root, ...[...system, ...others].flat(), '--', ...words],
  ];
}
