/** Sets up a TensorFlow that works: brought along, found, out of the cache, or fetched by one of the routes. */
import { existsSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpackZip } from './archives.mjs';
import { SetupFailure, reasonOf } from './failure.mjs';
import { isOwnFolder, leadsTo, linkFolder } from './folder-link.mjs';
import { removeOnceFree } from './held-file.mjs';
import { buildFolder, fileHash, readJson, readSealedFolder } from './manifest.mjs';
import { projectPaths, projectRoot } from './paths.mjs';
import { pins } from './pins.mjs';
import { lastLines, run } from './processes.mjs';
import { placeInLayout } from './tensorflow-binding.mjs';
import { finishLayout, folderFingerprint, takeFromFolder, takeFromTar } from './tensorflow-layout.mjs';
import { keyOf, routes, routesOf } from './tensorflow-routes.mjs';

const smokeTest = fileURLToPath(new URL('tensorflow-smoke-test.cjs', import.meta.url));
const system = `${process.platform}-${process.arch}`;
const broughtPrefix = 'brought-';
/** Whoever has the program for this system without a set-up has TensorFlow for it, too. */
const handedOut = `the archive of the program for this system (rl-lab-VERSION-${system}, as npm run bundle makes it), or its folder`;

/** How a process has to be started that computes with TensorFlow in one thread: as trainers are. */
const trainingEnvironment = readJson(path.join(projectRoot, 'src', 'learning', 'engine', 'environment.json'));

/**
 * Sees to it that tfjs-node finds a TensorFlow that works, and returns what it is. The order: what
 * RL_LAB_TENSORFLOW names; an installation that already works; the routes, first from the cache, then
 * by download.
 *
 * @param {{ root: string, cache: string, node: string, env: NodeJS.ProcessEnv, say: (text: string) => void, upgrade?: boolean }} context
 *   upgrade: look for a faster one than is in the cache
 * @returns {Promise<{ route: string, version: string, folder?: string, wanted: string }>}
 */
export async function installTensorFlow(context) {
  const { env } = context;
  const wanted = tensorflowWish(env);
  if (env.RL_LAB_TENSORFLOW) return { ...(await installBrought(context)), wanted };
  const chosen = env.RL_LAB_TENSORFLOW_ROUTE;
  const here = routesOf(system);
  if (chosen && !here.includes(chosen)) {
    throw new SetupFailure(`RL_LAB_TENSORFLOW_ROUTE is '${chosen}'`, {
      todo: [`on ${system}, set it to one of ${here.join(', ')}, or leave it unset`],
    });
  }
  const tried = [];
  if (!chosen) {
    const present = await usePresent(context, tried);
    if (present) return { ...present, wanted };
  }
  const names = chosen ? [chosen] : here;
  const keys = [...names.map(keyOf), ...(chosen ? [] : broughtKeys(context.cache))];
  for (const key of context.upgrade ? [] : keys) {
    const cached = await useCached(context, key, tried);
    if (cached) return { ...cached, wanted };
  }
  for (const name of names) {
    const { what, version, needs, build: fill } = routes[name];
    const cached = context.upgrade && (await useCached(context, keyOf(name), tried));
    if (cached) return { ...cached, wanted };
    const lacking = needs();
    if (lacking) {
      tried.push({ what, why: `${lacking} is missing here` });
      context.say(`TensorFlow ${version}: not possible as ${what}: ${lacking} is missing here`);
      continue;
    }
    try {
      context.say(`TensorFlow ${version}: ${what}`);
      return { ...(await build(context, keyOf(name), { version, route: name }, fill)), wanted };
    } catch (error) {
      tried.push({ what, why: reasonOf(error) });
      context.say(`  That did not work: ${reasonOf(error)}`);
    }
  }
  throw noTensorFlow(tried);
}

/**
 * Returns what the environment wishes for TensorFlow as one text; a change of it calls for a new set-up.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function tensorflowWish(env) {
  if (env.RL_LAB_TENSORFLOW) {
    const file = path.resolve(env.RL_LAB_TENSORFLOW);
    const stat = statSync(file, { throwIfNoEntry: false });
    return `brought ${file} ${stat ? `${stat.size} ${Math.floor(stat.mtimeMs)}` : 'missing'}`;
  }
  return env.RL_LAB_TENSORFLOW_ROUTE ? `route ${env.RL_LAB_TENSORFLOW_ROUTE}` : '';
}

/**
 * Tells why the TensorFlow that a set-up recorded is not usable any more, or returns undefined if it is.
 *
 * @param {string} root
 * @param {{ route: string, folder?: string, wanted: string } | undefined} recorded
 * @param {NodeJS.ProcessEnv} env
 */
export function tensorflowProblem(root, recorded, env) {
  const paths = projectPaths(root);
  if (!recorded) return 'TensorFlow is not set up';
  const wish = tensorflowWish(env);
  if (wish && wish !== recorded.wanted) return 'another TensorFlow is wished for';
  if (!existsSync(paths.binding)) return 'the TensorFlow binding is gone from node_modules';
  if (!recorded.folder) return undefined;
  if (!readSealedFolder(recorded.folder)) return 'TensorFlow is gone from the cache, or damaged there';
  if (!linked(paths, recorded.folder)) return 'TensorFlow is not linked into node_modules';
  return undefined;
}

/**
 * Runs the smoke test on the TensorFlow in node_modules; returns what it prints, or throws.
 *
 * @param {string} root
 * @param {string} node
 */
export async function proveTensorFlow(root, node) {
  const env = { ...process.env, ...trainingEnvironment };
  const result = await run(node, [smokeTest, root], { env, timeoutMs: 120_000 });
  if (result.code !== 0) {
    throw new Error(
      `it does not pass its first test (exit code ${result.code}):\n${lastLines(result.output)}`,
    );
  }
  return JSON.parse(result.stdout.trim().split('\n').at(-1));
}

/** Takes an installation that stands in node_modules itself, such as tfjs-node's own installer makes. */
async function usePresent({ root, node, say }, tried) {
  const paths = projectPaths(root);
  if (!existsSync(paths.binding) || !isOwnFolder(paths.tensorflowLib)) return undefined;
  try {
    const { version } = await proveTensorFlow(root, node);
    say(`TensorFlow ${version}: found working in node_modules, left as it is`);
    return { route: 'present', version };
  } catch (error) {
    tried.push({ what: 'the installation in node_modules', why: reasonOf(error) });
    return undefined;
  }
}

async function useCached(context, key, tried) {
  const folder = path.join(context.cache, 'tensorflow', key);
  const manifest = readSealedFolder(folder);
  if (!manifest) return undefined;
  try {
    link(projectPaths(context.root), folder);
    await proveTensorFlow(context.root, context.node);
    context.say(`TensorFlow ${manifest.version}: from the cache`);
    return { route: manifest.route, version: manifest.version, source: manifest.source, folder };
  } catch (error) {
    unlink(projectPaths(context.root));
    tried.push({ what: `the TensorFlow in the cache (${folder})`, why: reasonOf(error) });
    return undefined;
  }
}

/** Installs the file or folder that RL_LAB_TENSORFLOW names; nothing else is tried if that fails. */
async function installBrought(context) {
  const given = path.resolve(context.env.RL_LAB_TENSORFLOW);
  try {
    const stat = statSync(given, { throwIfNoEntry: false });
    if (!stat) throw new Error('there is no such file or folder');
    const sha256 = stat.isDirectory() ? folderFingerprint(given) : await fileHash(given);
    const known = { [pins.tensorflowWheel.sha256]: 'pypi', [pins.tensorflowNpm.sha256]: 'npm' }[sha256];
    const key = known
      ? keyOf(known)
      : `${broughtPrefix}${sha256.slice(0, 16)}-tfjs${pins.tfjsNode}-${system}`;
    const folder = path.join(context.cache, 'tensorflow', key);
    const manifest = readSealedFolder(folder);
    if (manifest) {
      link(projectPaths(context.root), folder);
      await proveTensorFlow(context.root, context.node);
      return { route: manifest.route, version: manifest.version, source: manifest.source, folder };
    }
    context.say(`TensorFlow: unpacking ${given}`);
    const about = {
      version: 'unknown',
      route: known ?? 'brought',
      source: { name: path.basename(given), sha256 },
    };
    return await build(context, key, about, async (staging) => {
      if (stat.isDirectory()) await takeFromFolder(given, staging, context.root);
      else if (/\.(whl|jar|zip)$/i.test(given)) {
        await unpackZip(given, staging, placeInLayout);
        await finishLayout(context.root, staging);
      } else if (/\.(tar|tgz|tar\.gz|tar\.xz|br)$/i.test(given))
        await takeFromTar(given, staging, context.root);
      else
        throw new Error('it is none of .whl, .jar, .zip, .tar, .tar.gz, .tar.xz, .tgz, .tar.br, .br, folder');
    });
  } catch (error) {
    throw new SetupFailure('TensorFlow could not be installed from RL_LAB_TENSORFLOW', {
      tried: [{ what: given, why: reasonOf(error) }],
      todo: [
        `give ${handedOut}: no compiler is needed then,`,
        ...(system === 'linux-x64'
          ? [
              `or the file ${pins.tensorflowWheel.file} (a C++ compiler is needed then),`,
              `or ${pins.tensorflowNpm.file} (npm pack ${pins.tensorflowNpm.requirement}; no compiler needed),`,
            ]
          : []),
        'or a folder with the library and lib/napi-v8/tfjs_binding.node of another installation,',
        'or leave RL_LAB_TENSORFLOW unset',
      ],
    });
  }
}

async function build(context, key, about, fill) {
  const { root, cache, env, node, say } = context;
  const paths = projectPaths(root);
  const folder = path.join(cache, 'tensorflow', key);
  const details = { root, cache, env, say, downloads: path.join(cache, 'downloads') };
  const before = linkedFolder(paths);
  try {
    const manifest = await buildFolder(
      folder,
      about,
      (staging) => fill(staging, details),
      async (staging) => {
        removeOnceFree(path.join(staging, 'include'));
        // Libraries of Windows lie beside the binding; tfjs-node looks for the other folder all the same.
        mkdirSync(path.join(staging, 'deps', 'lib'), { recursive: true });
        say('  Testing it');
        link(paths, staging);
        const { version } = await proveTensorFlow(root, node);
        return { version };
      },
    );
    link(paths, folder);
    return { route: manifest.route, version: manifest.version, source: manifest.source, folder };
  } catch (error) {
    unlink(paths);
    if (before) link(paths, before);
    throw error;
  }
}

/** What users brought along earlier and the cache still has. */
function broughtKeys(cache) {
  const folder = path.join(cache, 'tensorflow');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter(
    (name) => name.startsWith(broughtPrefix) && name.endsWith(`tfjs${pins.tfjsNode}-${system}`),
  );
}

function link(paths, folder) {
  linkFolder(path.join(folder, 'deps'), paths.tensorflowDeps);
  linkFolder(path.join(folder, 'lib'), paths.tensorflowLib);
}

function linked(paths, folder) {
  return (
    leadsTo(paths.tensorflowDeps, path.join(folder, 'deps')) &&
    leadsTo(paths.tensorflowLib, path.join(folder, 'lib'))
  );
}

/** The folder of the cache that node_modules leads to, if it does and the folder is there. */
function linkedFolder(paths) {
  if (isOwnFolder(paths.tensorflowLib) || !existsSync(paths.tensorflowLib)) return undefined;
  return path.dirname(realpathSync(paths.tensorflowLib));
}

function unlink(paths) {
  for (const name of [paths.tensorflowDeps, paths.tensorflowLib]) {
    if (!isOwnFolder(name)) removeOnceFree(name);
  }
}

function noTensorFlow(tried) {
  const bring =
    'or point to a file that you downloaded elsewhere: RL_LAB_TENSORFLOW=FILE npm run setup, FILE being ' +
    `${pins.tensorflowWheel.file} (pip download; needs a C++ compiler here) or ` +
    `${pins.tensorflowNpm.file} (npm pack ${pins.tensorflowNpm.requirement})`;
  if (system === 'linux-x64') {
    return new SetupFailure('TensorFlow could not be installed', {
      tried,
      todo: [
        'for the faster route, install pip and a compiler: apt-get install -y python3-pip g++',
        'check that npm and pip reach their registries, and that the cache folder is writable and has 1.5 GB free',
        bring,
      ],
    });
  }
  return new SetupFailure('TensorFlow could not be installed', {
    tried,
    todo: [
      `give ${handedOut}: RL_LAB_TENSORFLOW=FILE npm run setup,`,
      'or install Python with pip, and Maven: the library and the compiler of its binding come through them,',
      'or point to the folder of an installation that works: RL_LAB_TENSORFLOW=FOLDER npm run setup',
    ],
  });
}
