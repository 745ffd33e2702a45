import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SetupFailure } from './failure.mjs';
import { removeOnceFree } from './held-file.mjs';
import { takeLock } from './lock.mjs';
import { buildFolder, readSealedFolder } from './manifest.mjs';
import { ask, lastLines, run } from './processes.mjs';

/** The oldest Python for which all pinned packages exist. */
const oldestPython = [3, 11];
const imports = 'import jax, torch, stable_baselines3, gymnasium.envs.box2d';

/**
 * Returns a Python that can run the programs beside RL Lab, or undefined.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {{ command: string, version: string } | undefined}
 */
export function findPython(env = process.env) {
  const question = 'import sys, pip; print(*sys.version_info[:2])';
  for (const command of ['python3', 'python']) {
    const answer = ask(command, ['-c', question], { env });
    if (answer === undefined) continue;
    const [major, minor] = answer.split(' ').map(Number);
    if (major > oldestPython[0] || (major === oldestPython[0] && minor >= oldestPython[1]))
      return { command, version: `${major}.${minor}` };
  }
  return undefined;
}

/**
 * Returns how a Python process is started that sees the packages of a folder and writes nothing into it.
 *
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} [env]
 */
export function pythonEnvironment(folder, env = process.env) {
  const own = { PYTHONPATH: folder, PYTHONNOUSERSITE: '1', PYTHONDONTWRITEBYTECODE: '1' };
  return { ...env, ...own, OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
}

/**
 * Sees to it that the libraries that RL Lab is compared with are in a folder of the cache, in the versions of
 * experiments/peers/requirements.txt, and returns that folder and the Python to use it with.
 *
 * @param {{ root: string, cache: string, say: (text: string) => void, env?: NodeJS.ProcessEnv }} context
 * @returns {Promise<{ folder: string, python: string }>}
 */
export async function ensurePeers({ root, cache, say, env = process.env }) {
  const python = findPython(env);
  if (!python) {
    throw new SetupFailure('There is no Python to compare with', {
      todo: [
        `install Python ${oldestPython.join('.')} or newer with pip: apt-get install -y python3 python3-pip`,
      ],
    });
  }
  const requirements = path.join(root, 'experiments', 'peers', 'requirements.txt');
  const list = readFileSync(requirements, 'utf8');
  const versions = createHash('sha256').update(list).digest('hex').slice(0, 12);
  const name = `${versions}-python${python.version}-${process.platform}-${process.arch}`;
  const folder = path.join(cache, 'peers', name);
  const ready = { folder, python: python.command };
  if (readSealedFolder(folder)) return ready;
  const lock = await takeLock(path.join(cache, 'locks', 'peers'), {
    onWait: (pid) => say(`Another process installs JAX and PyTorch (${pid}): waiting for it`),
  });
  try {
    if (readSealedFolder(folder)) return ready;
    say(`JAX, PyTorch and Stable-Baselines3 into ${folder}: up to 3 GB to download, 5 GB on disk`);
    await buildFolder(
      folder,
      { python: python.version, requirements: list },
      (staging) => install(python.command, requirements, staging, env),
      (staging) => prove(python.command, staging, env),
    );
    return ready;
  } finally {
    lock.release();
  }
}

async function install(python, requirements, staging, env) {
  const args = [
    ...[
      '-m',
      'pip',
      'install',
      '--no-deps',
      '--only-binary=:all:',
      '--no-cache-dir',
      '--progress-bar',
      'off',
    ],
    ...['--disable-pip-version-check', '--target', staging, '-r', requirements],
  ];
  // pip unpacks there first, and moves it into its place only on the same disk.
  const unpacking = mkdtempSync(path.join(path.dirname(staging), '.pip-'));
  try {
    const result = await run(python, args, { env: { ...env, TMPDIR: unpacking }, show: true });
    if (result.code === 0) return;
    throw new SetupFailure('The libraries to compare with could not be installed', {
      tried: [{ what: 'pip install', why: lastLines(result.output, 12) }],
      todo: ['check that pip reaches its registry, and that the cache folder has 8 GB free'],
    });
  } finally {
    removeOnceFree(unpacking);
  }
}

async function prove(python, staging, env) {
  const result = await run(python, ['-c', imports], { env: pythonEnvironment(staging, env) });
  if (result.code === 0) return;
  throw new SetupFailure('The libraries to compare with do not work here', {
    tried: [{ what: imports, why: lastLines(result.output, 12) }],
    todo: ['send this text to whoever maintains RL Lab'],
  });
}
