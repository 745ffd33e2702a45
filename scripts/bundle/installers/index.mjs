/** What installs a handed-out folder, by platform. */
import { renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { SetupFailure } from '../../setup/failure.mjs';
import { findProgram } from '../../setup/processes.mjs';
import { bundleName, platforms, version } from '../platforms.mjs';
import { debianVersion, makeDebianPackage } from './debian.mjs';
import { makeWindowsInstaller } from './windows.mjs';

/** The programs that make installers, and what brings them. */
const tools = {
  'setup.exe': { program: 'makensis', debian: 'nsis', mac: 'makensis' },
  deb: { program: 'dpkg-deb', debian: 'dpkg', mac: 'dpkg' },
};

/**
 * Throws where no installer can be made for a platform, so that it is known before anything is.
 *
 * @param {string} platform
 */
export function requireInstaller(platform) {
  const { installer } = platforms[platform];
  if (!installer)
    throw new SetupFailure(`There is no installer for ${platform}`, {
      todo: ['hand out the archive: on macOS, "RL Lab.app" is moved out of it to the programs and opened'],
    });
  const { program, debian, mac } = tools[installer.kind];
  if (findProgram(program)) return;
  throw new SetupFailure(`The installer for ${platform} cannot be made: ${program} is missing here`, {
    todo: [`on Debian and Ubuntu: apt-get install -y ${debian}`, `on macOS: brew install ${mac}`],
  });
}

/** The installer's name, beside the archive. */
function installerName(platform) {
  const { kind, architecture } = platforms[platform].installer;
  return kind === 'deb'
    ? `rl-lab_${debianVersion(version)}_${architecture}.deb`
    : `${bundleName(platform)}-${kind}`;
}

/**
 * Makes the installer of a handed-out folder beside it: whole or not at all.
 *
 * @param {{ root: string, platform: string, folder: string, fast?: boolean }} order
 *   fast: hardly packed, for tests
 * @returns {Promise<{ file: string, bytes: number }>}
 */
export async function makeInstaller({ root, platform, folder, fast = false }) {
  const { installer, app, node } = platforms[platform];
  const file = path.join(path.dirname(folder), installerName(platform));
  const partial = `${file}.part`;
  const order = { folder, target: partial, version };
  rmSync(file, { force: true });
  try {
    if (installer.kind === 'deb')
      await makeDebianPackage({
        ...order,
        root,
        architecture: installer.architecture,
        compression: fast ? 'none' : 'xz',
      });
    else
      await makeWindowsInstaller({
        ...order,
        picture: path.join(root, 'resources', 'icon.png'),
        node: `${app}/node_modules/${node.package}/${node.file}`,
        compression: fast ? 'fast' : 'solid',
      });
    renameSync(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
  return { file, bytes: statSync(file).size };
}
