import { existsSync, readdirSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { findPip } from './download.mjs';
import { electronProgram, inspectElectron } from './electron.mjs';
import { inspectSetup } from './ensure.mjs';
import { reasonOf } from './failure.mjs';
import { inspectKernels, speedOfKernels } from './kernels.mjs';
import { damagedFiles, readJson } from './manifest.mjs';
import { nodeModulesProblem } from './node-modules.mjs';
import { cacheFolder, dataFolder, projectPaths } from './paths.mjs';
import { chooseNode, pinnedNode } from './pinned-node.mjs';
import { ask, npmCommand } from './processes.mjs';
import { megabytes } from './progress.mjs';
import { sandboxProblem } from './sandbox.mjs';
import { describeMissing, findXvfb, hasDisplay, isDebian, isKnownToApt } from './system-libraries.mjs';
import { findCompiler } from './tensorflow-binding.mjs';
import { proveTensorFlow } from './tensorflow.mjs';

/**
 * @typedef {{ name: string, value: string }} Fact
 * @typedef {{ what: string, todo: string, needed: boolean }} Finding needed: the program cannot do without
 */

/**
 * Looks at everything the program stands on.
 *
 * @param {string} root
 * @param {{ env?: NodeJS.ProcessEnv, deep?: boolean }} [options] deep: compare every file of the cache with its checksum
 * @returns {Promise<{ facts: Fact[], findings: Finding[] }>}
 */
export async function diagnose(root, { env = process.env, deep = false } = {}) {
  const facts = [];
  const findings = [];
  const fact = (name, value) => facts.push({ name, value: value ?? 'none' });
  const finding = (needed, what, todo) => findings.push({ what, todo, needed });
  const paths = projectPaths(root);
  const cache = cacheFolder(env);

  fact('system', `${process.platform}-${process.arch}${glibc()}`);
  fact(
    'node, system',
    `${(env.npm_node_execpath && ask(env.npm_node_execpath, ['--version'])) || process.version} (${env.npm_node_execpath ?? process.execPath})`,
  );
  const node = chooseNode(root);
  fact(
    'node, pinned',
    node.pinned ? `${node.version} (${node.path})` : pinnedNode(root) ? 'does not start here' : 'none',
  );
  if (!node.pinned && Number(process.versions.node.split('.')[0]) < 22) {
    finding(false, 'the pinned Node is missing, and the tests need Node 22.12 or later', 'npm run setup');
  }
  const [npm, ...npmArgs] = npmCommand(env);
  fact('npm', ask(npm, [...npmArgs, '--version']));

  const problem = packagesProblem(root);
  fact('npm packages', problem ?? 'as package-lock.json says');
  if (problem) finding(true, `npm packages: ${problem}`, 'npm run setup');
  const { manifest, problems } = inspectSetup(root, env);
  for (const text of problems) finding(true, text, 'npm run setup');

  await describeTensorFlow();
  describeElectron();
  const kernels = inspectKernels(root);
  fact(
    'kernels',
    kernels.fault ??
      `run by ${kernels.instructionSets[0]}${speedOfKernels(kernels.instructionSets)} (${kernels.file})`,
  );
  if (kernels.fault) {
    const instead = 'networks are computed by TensorFlow, at about half the speed and with other curves';
    finding(false, `kernels: ${kernels.fault}; ${instead}`, 'node scripts/build-native.mjs');
  }
  fact('pip', pipVersion(env));
  fact('compiler', findCompiler(env)?.version);
  fact('cache folder', `${cache} (${megabytes(folderSize(cache))} MB)`);
  fact('data folder', `${dataFolder(env)}${existsSync(dataFolder(env)) ? '' : ' (not there yet)'}`);
  await describeDisk();
  return { facts, findings };

  async function describeTensorFlow() {
    const recorded = manifest?.tensorflow;
    fact('tfjs-node', packageVersion(paths.tfjsNode));
    fact('tensorflow route', recorded?.route);
    fact(
      'tensorflow folder',
      recorded?.folder ?? (existsSync(paths.tensorflowDeps) ? paths.tensorflowDeps : undefined),
    );
    fact('tensorflow source', recorded?.source && `${recorded.source.name} sha256 ${recorded.source.sha256}`);
    fact('binding', existsSync(paths.binding) ? paths.binding : undefined);
    if (!existsSync(paths.binding)) return;
    try {
      const proof = await proveTensorFlow(root, node.path);
      fact('tensorflow', `${proof.version}, computes and trains (loaded in ${proof.loadedAfter} ms)`);
    } catch (error) {
      fact('tensorflow', 'does not work');
      finding(
        true,
        `TensorFlow: ${reasonOf(error)}`,
        `delete ${recorded?.folder ?? paths.tensorflowLib}, then npm run setup`,
      );
    }
    await describeDamage('TensorFlow', recorded?.folder);
  }

  function describeElectron() {
    const recorded = manifest?.electron;
    const file = electronProgram(root);
    fact('electron package', packageVersion(paths.electron));
    if (!existsSync(file)) {
      fact('electron', 'none');
      finding(
        false,
        `no Electron, so no window${recorded?.missing ? `: ${recorded.missing}` : ''}`,
        'npm run setup',
      );
      return;
    }
    const { versions, libraries } = inspectElectron(root);
    fact('electron', `${recorded?.version ?? 'unknown'} (${recorded?.runtime ?? 'not ours'})`);
    fact('electron program', file);
    fact('electron folder', recorded?.folder);
    fact('chromium', chromiumVersion(root, versions?.electron ?? recorded?.version));
    fact('electron, node inside', versions?.node);
    fact('system libraries', libraries.length ? `missing: ${libraries.join(', ')}` : 'all there');
    const display = env.DISPLAY ?? env.WAYLAND_DISPLAY;
    fact('display', process.platform === 'linux' ? display : "the system's");
    fact('virtual display', findXvfb());
    const missing = describeMissing(
      { libraries, xvfb: !hasDisplay(env) && !findXvfb() },
      isDebian(),
      isKnownToApt,
    );
    if (missing) {
      const [what, todo] = missing.split('\nTo mend it: ');
      finding(libraries.length > 0, what, todo);
    } else if (!versions) finding(true, `Electron does not start: ${file}`, 'run it by hand to see why');
    const sandbox = sandboxProblem(paths.electronDist);
    if (sandbox) finding(false, "Chromium's sandbox does not work, so the window opens without it", sandbox);
  }

  async function describeDamage(name, folder) {
    if (!deep || !folder) return;
    const damaged = await damagedFiles(folder);
    fact(`${name}'s files`, damaged.length ? `damaged: ${damaged.join(', ')}` : 'all have their checksums');
    if (damaged.length)
      finding(true, `${name} is damaged: ${damaged.join(', ')}`, `delete ${folder}, then npm run setup`);
  }

  async function describeDisk() {
    const place = existsSync(cache) ? cache : root;
    const { bavail, bsize } = await statfs(place);
    const free = bavail * bsize;
    fact('free disk', `${(free / 1e9).toFixed(1)} GB at ${place}`);
    if (free < 2e9 && problems.length) {
      finding(
        true,
        `${(free / 1e9).toFixed(1)} GB are free, the set-up takes up to 2 GB while it works`,
        'make room, or name another place with RL_LAB_CACHE=FOLDER',
      );
    }
  }
}

function packagesProblem(root) {
  try {
    return nodeModulesProblem(root);
  } catch (error) {
    return reasonOf(error);
  }
}

function packageVersion(folder) {
  return readJson(path.join(folder, 'package.json'))?.version;
}

function pipVersion(env) {
  const pip = findPip(env);
  return pip && ask(pip[0], [...pip.slice(1), '--version'], { env });
}

/** The Chromium inside an Electron, which it tells only once it has a window; so by the list in npm. */
function chromiumVersion(root, electron) {
  const list = path.join(projectPaths(root).modules, 'electron-to-chromium', 'full-versions.json');
  return readJson(list)?.[electron];
}

function glibc() {
  const version = process.report?.getReport().header.glibcVersionRuntime;
  return version ? `, glibc ${version}` : '';
}

function folderSize(folder) {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return sum + folderSize(file);
    return sum + (entry.isFile() ? (statSync(file, { throwIfNoEntry: false })?.size ?? 0) : 0);
  }, 0);
}
