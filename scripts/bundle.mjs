/** `npm run bundle -- --platform PLATFORM`: a folder that runs without anything else, and its archive. */
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packFolder } from './bundle/archive.mjs';
import { assemble } from './bundle/assemble.mjs';
import { bindingPart } from './bundle/binding-part.mjs';
import { filesOf, noteChecksums } from './bundle/checksums.mjs';
import { electronPart } from './bundle/electron-part.mjs';
import { makeInstaller, requireInstaller } from './bundle/installers/index.mjs';
import { missingImports } from './bundle/library-imports.mjs';
import { macFaults } from './bundle/mac-faults.mjs';
import { npmPart } from './bundle/parts.mjs';
import { bundleName, platforms } from './bundle/platforms.mjs';
import { tensorflowPart } from './bundle/tensorflow-part.mjs';
import { ensureBuilt } from './setup/build.mjs';
import { ensureSetup } from './setup/ensure.mjs';
import { SetupFailure, reasonOf } from './setup/failure.mjs';
import { takeLock } from './setup/lock.mjs';
import { cacheFolder, projectPaths, projectRoot } from './setup/paths.mjs';
import { personFolder, resolvePersonPaths } from './setup/person-folder.mjs';
import { megabytes } from './setup/progress.mjs';

const names = Object.keys(platforms);
const own = `${process.platform}-${process.arch}`;
const usage = `npm run bundle -- --platform PLATFORM [OPTIONS]

Makes a folder that runs on its own: window, command line, Node, TensorFlow and all, to be unpacked, shared
or carried on a stick. Whatever is downloaded for it is pinned by checksums and kept in the cache folder.

  --platform NAME  ${names.join(', ')}; default ${own}
  --to FOLDER      where folder and archive go; default out/bundle in the project's folder
  --no-archive     make no archive of the folder
  --installer      make an installer as well: for Windows setup.exe, for Linux .deb
  --help           show this text`;

try {
  resolvePersonPaths();
  const { values } = parseArgs({
    options: {
      platform: { type: 'string', default: own },
      to: { type: 'string' },
      'no-archive': { type: 'boolean' },
      installer: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) console.log(usage);
  else await bundle(values);
} catch (error) {
  console.error(`\n${reasonOf(error)}`);
  process.exitCode = 1;
}

async function bundle({ platform, to, installer, 'no-archive': noArchive }) {
  const layout = platforms[platform];
  if (!layout)
    throw new SetupFailure(`There is no platform '${platform}'`, {
      todo: [`name one of ${names.join(', ')}`],
    });
  if (process.platform === 'win32')
    throw new SetupFailure('Folders for other people are made on Linux or macOS', {
      todo: ['Windows keeps neither links nor the right to execute a file: use one of those systems'],
    });
  if (installer) requireInstaller(platform);
  const started = performance.now();
  const say = console.log;
  const root = projectRoot;
  const cache = cacheFolder();
  const setup = await ensureSetup(root, { say });
  await ensureBuilt(root, { node: setup.node.path, say });
  const folder = to ? path.resolve(personFolder(), to) : path.join(root, 'out', 'bundle');
  const target = path.join(folder, bundleName(platform));
  mkdirSync(folder, { recursive: true });
  const lock = await takeLock(path.join(cache, 'locks', 'bundle'), {
    onWait: (pid) => say(`Another folder is being made (process ${pid}): waiting for it`),
  });
  try {
    say(`Parts for ${platform}:`);
    const context = { root, cache, node: setup.node.path, say, setup };
    const parts = await takeParts(context, platform, layout);
    const partial = `${target}.part`;
    try {
      await assemble({ root, platform, layout, parts, target: partial, say });
      refuseFaults(platform, partial);
      rmSync(target, { recursive: true, force: true });
      renameSync(partial, target);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
    tellSize(target);
    const made = [];
    if (!noArchive) made.push(await pack(layout, target));
    if (installer) made.push(await packInstaller(root, platform, target));
    await noteChecksums(folder, made);
    say(`Done in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  } finally {
    lock.release();
  }
}

async function takeParts(context, platform, { node, canvas }) {
  // What npm has installed here is as package-lock.json says already.
  const installed = (name) => ({ folder: path.join(projectPaths(context.root).modules, name) });
  const take = (name) => (platform === own ? installed(name) : npmPart(context, name));
  const electron = await electronPart(context, platform);
  const tensorflow = await tensorflowPart(context, platform);
  return {
    electron,
    tensorflow,
    binding: await bindingPart(context, platform, tensorflow),
    node: await take(node.package),
    canvas: await take(`@napi-rs/${canvas}`),
  };
}

/** Throws where it is seen from here that a folder would not run. */
function refuseFaults(platform, target) {
  const look = { win32: missingImports, darwin: macFaults }[platform.split('-')[0]];
  const faults = look?.(target, platform) ?? [];
  if (faults.length)
    throw new SetupFailure(`The folder for ${platform} would not run:\n    - ${faults.join('\n    - ')}`);
}

function tellSize(target) {
  const files = filesOf(target);
  const bytes = files.reduce((sum, name) => sum + statSync(path.join(target, name)).size, 0);
  console.log(`${target}: ${files.length} files, ${megabytes(bytes)} MB`);
}

async function pack({ archive, mostArchiveBytes }, target) {
  const { file, bytes } = await packFolder(target, archive);
  console.log(`${file}: ${megabytes(bytes)} MB`);
  if (bytes > (mostArchiveBytes ?? Infinity))
    throw new SetupFailure(
      `The archive has ${megabytes(bytes)} MB; ${megabytes(mostArchiveBytes)} MB are allowed`,
      { todo: ['see what has become larger, and leave out what is not loaded'] },
    );
  return file;
}

async function packInstaller(root, platform, target) {
  console.log('Making the installer, which takes some minutes');
  const { file, bytes } = await makeInstaller({ root, platform, folder: target });
  console.log(`${file}: ${megabytes(bytes)} MB`);
  return file;
}
