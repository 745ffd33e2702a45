import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { electronFault } from './electron-proof.mjs';
import { electronProblem, inspectElectron, installElectron } from './electron.mjs';
import { SetupFailure, reasonOf } from './failure.mjs';
import { endingSignals, watchNpm } from './foreground.mjs';
import { removeOnceFree } from './held-file.mjs';
import { takeLock } from './lock.mjs';
import { clearPartialFolders, readJson, writeJson } from './manifest.mjs';
import {
  installNodeModules,
  lockFileHash,
  missingPackageFolder,
  nodeModulesProblem,
} from './node-modules.mjs';
import { cacheFolder, projectPaths } from './paths.mjs';
import { chooseNode } from './pinned-node.mjs';
import { pinsFingerprint } from './pins.mjs';
import { stopProcesses, watchProcesses } from './processes.mjs';
import {
  describeMissing,
  findXvfb,
  hasDisplay,
  installSystemPackages,
  isDebian,
  isKnownToApt,
  missingLibraries,
} from './system-libraries.mjs';
import { installTensorFlow, tensorflowProblem } from './tensorflow.mjs';

const format = 1;

/**
 * @typedef {object} SetupManifest what a finished set-up wrote into node_modules
 * @property {number} format
 * @property {string} pins fingerprint of the pinned downloads
 * @property {string} lockFile sha256 of package-lock.json
 * @property {string} system platform and processor
 * @property {{ path: string, version: string, pinned: boolean }} node
 * @property {{ route: string, version: string, folder?: string, wanted: string }} tensorflow
 * @property {{ runtime?: string, version?: string, folder?: string, path?: string, wanted?: string, missing?: string, libraries: string[], versions?: Record<string, string> }} electron
 */

/**
 * Looks whether a clone is set up, in some milliseconds and without changing anything.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {{ manifest?: SetupManifest, problems: string[] }} problems is empty if all is there
 */
export function inspectSetup(root, env = process.env) {
  const paths = projectPaths(root);
  const manifest = readJson(paths.manifest);
  if (manifest?.format !== format) return { problems: ['this clone has not been set up, or not to the end'] };
  const problems = [];
  if (manifest.system !== `${process.platform}-${process.arch}`)
    problems.push('it was set up on another system');
  if (manifest.pins !== pinsFingerprint) problems.push('the pinned downloads have changed');
  if (manifest.lockFile !== lockFileHash(root)) problems.push('package-lock.json has changed');
  if (!existsSync(manifest.node.path))
    problems.push(`the Node it was set up with is gone (${manifest.node.path})`);
  const installed = readJson(paths.installedLockFile)?.packages;
  const gone = installed ? missingPackageFolder(root, Object.keys(installed)) : 'node_modules is incomplete';
  if (gone) problems.push(gone);
  for (const problem of [
    tensorflowProblem(root, manifest.tensorflow, env),
    electronProblem(root, manifest.electron, env),
  ]) {
    if (problem) problems.push(problem);
  }
  return { manifest, problems };
}

/**
 * Sees to it that everything is there: packages, TensorFlow, Electron, system libraries. Finds what is
 * there already, mends what an interrupted call left, and returns the manifest.
 *
 * @param {string} root
 * @param {{ env?: NodeJS.ProcessEnv, say?: (text: string) => void, explicit?: boolean, upgrade?: boolean }} [options]
 *   explicit: the user asked for the set-up itself, so earlier failures are tried again;
 *   upgrade: an older Electron and a slower TensorFlow are replaced if better ones can be had
 * @returns {Promise<SetupManifest>}
 */
export async function ensureSetup(root, options = {}) {
  const { env = process.env, say = console.log, explicit = false, upgrade = false } = options;
  const found = inspectSetup(root, env);
  if (!found.problems.length && !needsAnotherTry(found.manifest, env, explicit, upgrade))
    return found.manifest;
  const cache = cacheFolder(env);
  const lock = await lockCache(cache, say);
  const unwatch = watchProcesses(lock);
  const onSignal = (signal) => {
    stopProcesses();
    say(`\nStopped by ${signal}; the next call goes on from here`);
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of endingSignals) process.once(signal, onSignal);
  const unwatchNpm = watchNpm(() => onSignal('SIGTERM'), env);
  try {
    // Another set-up may have done the work in the meantime.
    const now = inspectSetup(root, env);
    if (!now.problems.length && !needsAnotherTry(now.manifest, env, explicit, upgrade)) return now.manifest;
    clearLeftovers(cache);
    return await setUp(root, now.manifest, { env, say, cache, upgrade });
  } finally {
    for (const signal of endingSignals) process.off(signal, onSignal);
    unwatchNpm();
    unwatch();
    lock.release();
  }
}

async function setUp(root, earlier, { env, say, cache, upgrade }) {
  const paths = projectPaths(root);
  const started = Date.now();
  const problem = nodeModulesProblem(root);
  if (problem) await installNodeModules(root, problem, say);
  const node = chooseNode(root);
  const context = { root, cache, env, say, node: node.path, upgrade };
  const replaceTensorFlow = upgrade && isSlower(earlier?.tensorflow);
  const keepTensorFlow = !replaceTensorFlow && !tensorflowProblem(root, earlier?.tensorflow, env);
  const tensorflow = keepTensorFlow ? earlier.tensorflow : await installTensorFlow(context);
  const electron = await setUpElectron(context, earlier?.electron);
  const manifest = {
    format,
    pins: pinsFingerprint,
    lockFile: lockFileHash(root),
    system: `${process.platform}-${process.arch}`,
    node,
    tensorflow,
    electron,
    finished: new Date().toISOString(),
  };
  writeJson(paths.manifest, manifest);
  say(`Set up in ${((Date.now() - started) / 1000).toFixed(0)} s: ${describeSetup(manifest)}`);
  return manifest;
}

/**
 * Says in one line what a set-up consists of.
 *
 * @param {SetupManifest} manifest
 */
export function describeSetup({ node, tensorflow, electron }) {
  const window = electron.missing ? 'no Electron' : `Electron ${electron.version} (${electron.runtime})`;
  return `Node ${node.version}, TensorFlow ${tensorflow.version} (${tensorflow.route}), ${window}`;
}

/** Installs Electron and what it needs of the system; a failure is recorded, and all else goes on. */
async function setUpElectron(context, earlier) {
  const { root, env, say, upgrade } = context;
  const isNew = upgrade || !earlier || earlier.missing || electronProblem(root, earlier, env);
  /** Runtimes that do not show the page here, with the reasons. */
  const refused = new Map();
  for (;;) {
    let electron = earlier;
    if (isNew) {
      try {
        electron = await installElectron({ ...context, refused });
      } catch (error) {
        if (env.RL_LAB_REQUIRE_ELECTRON === '1' || env.RL_LAB_ELECTRON) throw error;
        say(`${reasonOf(error)}\n  Everything but the window works without it.`);
        return { missing: reasonOf(error), libraries: [] };
      }
    }
    let inspected = inspectElectron(root);
    const missing = () => ({ libraries: inspected.libraries, xvfb: !hasDisplay(env) && !findXvfb() });
    try {
      if (await installSystemPackages(missing(), context)) inspected = inspectElectron(root);
    } catch (error) {
      say(reasonOf(error));
    }
    const notice = describeMissing(missing(), isDebian(), isKnownToApt);
    if (notice) say(notice);
    const fault = isNew ? await faultOf(electron, inspected, context) : undefined;
    if (fault !== undefined) {
      say(`Electron ${electron.version} (${electron.runtime}) cannot be used here: ${fault}`);
      refused.set(electron.runtime, fault);
      continue;
    }
    if (env.RL_LAB_REQUIRE_ELECTRON === '1' && !inspected.versions) {
      throw new SetupFailure('Electron is required (RL_LAB_REQUIRE_ELECTRON=1) and does not start', {
        tried: [{ what: electron.path, why: notice || 'it ends without printing its versions' }],
      });
    }
    return { ...electron, libraries: inspected.libraries, versions: inspected.versions };
  }
}

/** Why a runtime that has just been installed does not show the program's page, which is built for that. */
async function faultOf(electron, { versions, libraries }, { root, env, node, say }) {
  // What the system lacks is no fault of the runtime.
  if (libraries.length > 0) return undefined;
  if (!versions) return 'it does not start';
  await ensureBuilt(root, { node, say, env });
  say(`Electron ${electron.version}: opening the window once, unseen`);
  return electronFault(electron.path, root, { env });
}

/**
 * Tells whether something that failed before is worth another try: when the user asks for the set-up
 * or requires Electron, and, for missing system libraries, once they are there.
 */
function needsAnotherTry({ electron, tensorflow }, env, explicit, upgrade) {
  if (upgrade && (electron.runtime !== 'official' || isSlower(tensorflow))) return true;
  const required = env.RL_LAB_REQUIRE_ELECTRON === '1';
  if (electron.missing || (required && !electron.versions)) return explicit || required;
  if (electron.versions) return false;
  const nowThere = electron.libraries.length > 0 && missingLibraries(electron.path).length === 0;
  return explicit || nowThere;
}

/** Tells whether a TensorFlow is of a route that another one is preferred to. */
function isSlower(tensorflow) {
  return ['official', 'npm'].includes(tensorflow?.route);
}

async function lockCache(cache, say) {
  try {
    mkdirSync(cache, { recursive: true });
    return await takeLock(path.join(cache, 'locks', 'setup'), {
      onWait: (pid) =>
        say(
          `Another set-up, or what an interrupted one started, is at work (process ${pid}): waiting for it`,
        ),
    });
  } catch (error) {
    throw new SetupFailure('The cache folder cannot be used', {
      tried: [{ what: cache, why: reasonOf(error) }],
      todo: ['make it writable, or name another one with RL_LAB_CACHE=FOLDER'],
    });
  }
}

/** Deletes what interrupted set-ups left in the cache; finished downloads stay for the next step. */
function clearLeftovers(cache) {
  clearPartialFolders(path.join(cache, 'tensorflow'));
  clearPartialFolders(path.join(cache, 'electron'));
  const downloads = path.join(cache, 'downloads');
  mkdirSync(downloads, { recursive: true });
  for (const name of readdirSync(downloads)) {
    if (!/\.(whl|tgz)$/.test(name)) removeOnceFree(path.join(downloads, name));
  }
}
