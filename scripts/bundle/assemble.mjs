/** Puts the parts of a handed-out folder together. */
import { chmodSync, constants, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readJson } from '../setup/manifest.mjs';
import { projectPaths } from '../setup/paths.mjs';
import { builtPackagesFile } from './built-packages-plugin.mjs';
import { filesOf, writeChecksums } from './checksums.mjs';
import { writeLaunchers } from './launchers.mjs';
import { writeLicences } from './licences.mjs';
import { copyPackage, loadedPackages } from './packages.mjs';
import { placeRuntime } from './runtime.mjs';
import { writeStartHere } from './start-here.mjs';

/**
 * Fills a folder that does not exist yet.
 *
 * @param {{ root: string, platform: string, layout: object, parts: object, target: string, say: (text: string) => void }} order
 *   parts: electron, tensorflow, binding, node, canvas
 */
export async function assemble({ root, platform, layout, parts, target, say }) {
  const app = path.join(target, layout.app);
  rmSync(target, { recursive: true, force: true });
  say('Copying Electron');
  await placeRuntime({ root, platform, layout, electron: parts.electron, target });
  mkdirSync(app, { recursive: true });
  say('Copying the program');
  placeProgram(root, app, platform, path.relative(app, target));
  placePackages(root, app, layout, parts);
  say('Copying TensorFlow');
  placeTensorFlow(app, platform, parts);
  writeLaunchers(target, layout);
  writeLicences({ root, target, platform, parts });
  writeStartHere(target, layout);
  say('Computing checksums');
  await writeChecksums(target);
}

function placeProgram(root, app, platform, wayOut) {
  const { name, productName, version, description, license, main } = readJson(
    path.join(root, 'package.json'),
  );
  // Code finds the handed-out folder by this, and its own by the name.
  const bundle = { folder: wayOut.split(path.sep).join('/'), platform };
  // The window belongs to this menu entry, where there is one.
  const desktopName = platform.startsWith('linux') ? 'rl-lab.desktop' : undefined;
  const about = {
    name,
    productName,
    desktopName,
    version,
    description,
    license,
    main,
    private: true,
    bundle,
  };
  writeFileSync(path.join(app, 'package.json'), `${JSON.stringify(about, null, 2)}\n`);
  copy(path.join(root, 'LICENSE'), path.join(app, 'LICENSE'));
  for (const part of ['main', 'preload', 'renderer'])
    copy(path.join(root, 'out', part), path.join(app, 'out', part), isNeeded);
  copy(path.join(root, 'resources'), path.join(app, 'resources'));
  for (const file of readWhenRun(root)) copy(path.join(root, file), path.join(app, file));
  const kernels = path.join('native', 'prebuilt', platform);
  copy(path.join(root, kernels), path.join(app, kernels));
}

/** Files that stand beside the sources and are read by the program when it runs: presets, guides, what was measured. */
function readWhenRun(root) {
  const beside = ['src/algorithms', 'src/environments'].flatMap((folder) =>
    filesOf(path.join(root, folder))
      .filter((file) => /\/(presets\/[^/]+\.json|guide[^/]*\.md)$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  return [...beside, 'docs/benchmarks/learning.json'];
}

/** Maps back to the sources, and what is only read here, are not handed out. */
const isNeeded = (file) => !file.endsWith('.map') && path.basename(file) !== builtPackagesFile;

function placePackages(root, app, { node, canvas }, parts) {
  const { modules } = projectPaths(root);
  const at = (...names) => path.join(app, 'node_modules', ...names);
  for (const name of loadedPackages) copyPackage(path.join(modules, name), at(name));
  copy(parts.canvas.folder, at('@napi-rs', canvas), (file) => path.basename(file) !== 'installed.json');
  copy(path.join(parts.node.folder, node.file), at(node.package, node.file));
  chmodSync(at(node.package, node.file), 0o755);
}

function placeTensorFlow(app, platform, { tensorflow, binding }) {
  const inside = (...names) => path.join(app, 'node_modules', '@tensorflow', 'tfjs-node', ...names);
  // Windows looks for what a library needs beside it.
  const libraries = platform.startsWith('win32') ? inside('lib', 'napi-v8') : inside('deps', 'lib');
  for (const name of readdirSync(tensorflow.folder))
    if (/\.(dll|dylib)$|\.so(\.|$)/.test(name))
      copy(path.join(tensorflow.folder, name), path.join(libraries, name));
  copy(path.join(binding.folder, 'tfjs_binding.node'), inside('lib', 'napi-v8', 'tfjs_binding.node'));
}

/** Copies a file or folder; a file system that can, shares the bytes until one of both is changed. */
export function copy(from, to, filter) {
  mkdirSync(path.dirname(to), { recursive: true });
  cpSync(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    ...(filter && { filter }),
  });
}
