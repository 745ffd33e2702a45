/** The folder that a TensorFlow is set up in, filled out of what packages and archives hold. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { unpackTar } from './archives.mjs';
import { removeOnceFree } from './held-file.mjs';
import { pins } from './pins.mjs';
import { bindingFile, compileBinding, findCompiler, placeInLayout } from './tensorflow-binding.mjs';

/** Compiles the binding where the unpacked package brings none. */
export async function finishLayout(root, folder) {
  if (existsSync(path.join(folder, 'lib', 'napi-v8', bindingFile))) return;
  if (!existsSync(path.join(folder, 'deps', 'lib')) && !existsSync(path.join(folder, 'lib', 'napi-v8')))
    throw new Error('it holds no TensorFlow library');
  const compiler = findCompiler();
  if (!compiler) throw new Error('it holds no compiled binding, and there is no C++ compiler to make one');
  await compileBinding(root, folder, compiler);
}

/** Copies library, headers and binding out of a folder, wherever in it they are. */
export async function takeFromFolder(source, staging, root) {
  const files = filesBelow(source);
  const inner = files.find((name) => path.basename(name) === pins.tensorflowNpm.member);
  if (inner) return takeFromTar(path.join(source, inner), staging, root);
  for (const name of files) {
    const place = placeInLayout(name);
    if (place) copyInto(path.join(source, name), path.join(staging, place));
  }
  return finishLayout(root, staging);
}

/** Does the same with an archive. */
export async function takeFromTar(archive, staging, root) {
  const unpacked = path.join(staging, `.unpacked-${path.basename(archive)}`);
  await unpackTar(archive, unpacked);
  await takeFromFolder(unpacked, staging, root);
  removeOnceFree(unpacked);
}

function copyInto(from, to) {
  cpSync(from, to, { dereference: true });
}

/** The relative paths of all files below a folder, down to twelve levels. */
function filesBelow(folder, prefix = '', depth = 12) {
  const names = [];
  for (const entry of readdirSync(path.join(folder, prefix), { withFileTypes: true })) {
    const name = prefix ? `${prefix}/${entry.name}` : entry.name;
    const isFolder = statSync(path.join(folder, name), { throwIfNoEntry: false })?.isDirectory();
    if (!isFolder) names.push(name);
    else if (depth > 0) names.push(...filesBelow(folder, name, depth - 1));
  }
  return names;
}

/** One hash of the names, sizes and times of all files below a folder. */
export function folderFingerprint(folder) {
  const hash = createHash('sha256');
  for (const name of filesBelow(folder)) {
    const stat = statSync(path.join(folder, name), { throwIfNoEntry: false });
    if (stat) hash.update(`${name} ${stat.size} ${stat.mtimeMs}\n`);
  }
  return hash.digest('hex');
}
