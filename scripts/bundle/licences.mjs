/** The licences of everything that is in a handed-out folder. */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readJson } from '../setup/manifest.mjs';
import { projectPaths } from '../setup/paths.mjs';
import { copy } from './assemble.mjs';
import { builtPackagesFile } from './built-packages-plugin.mjs';
import { platforms } from './platforms.mjs';
import { loadedPackages } from './packages.mjs';

const legal = /^(licen[cs]e|notice|copying|ofl)/i;
const line = '='.repeat(78);

/**
 * Writes the folder `licences`: those of the big parts as they come, those of all npm packages in one text.
 *
 * @param {{ root: string, target: string, platform: string, parts: object }} order
 */
export function writeLicences({ root, target, platform, parts }) {
  const folder = path.join(target, 'licences');
  mkdirSync(folder);
  copy(path.join(root, 'LICENSE'), path.join(folder, 'RL Lab.txt'));
  placeElectron(target, folder, platforms[platform], parts.electron);
  copy(nodeLicence(root, parts.node.folder), path.join(folder, 'Node.txt'));
  for (const name of readdirSync(parts.tensorflow.licences))
    if (/licen[cs]e|notices/i.test(name))
      copy(path.join(parts.tensorflow.licences, name), path.join(folder, 'TensorFlow', name));
  for (const name of readdirSync(path.join(root, 'resources', 'fonts')))
    if (legal.test(name)) copy(path.join(root, 'resources', 'fonts', name), path.join(folder, 'fonts', name));
  const { modules } = projectPaths(root);
  const names = new Set([...loadedPackages, platforms[platform].node.package, ...builtInto(root)]);
  const texts = [...names].sort().map((name) => packageText(path.join(modules, name), name));
  writeFileSync(path.join(folder, 'npm packages.txt'), texts.join(`\n${line}\n\n`));
}

/** The packages whose code was built into the program's own files. */
function builtInto(root) {
  return ['main', 'preload', 'renderer'].flatMap((part) => {
    const file = path.join(root, 'out', part, builtPackagesFile);
    const names = readJson(file);
    if (!names) throw new Error(`out/${part} was built without its list of packages: npm run build`);
    return names;
  });
}

/** Electron's own texts stand beside its program, or outside on macOS, or come with another part. */
function placeElectron(target, folder, { runtime }, { folder: source, licences = source }) {
  for (const [ours, ...theirs] of [
    ['Electron.txt', 'LICENSE', 'LICENSE.electron.txt'],
    ['Chromium.html', 'LICENSES.chromium.html'],
  ]) {
    const beside = theirs.map((name) => path.join(target, runtime, name)).find((file) => existsSync(file));
    const apart = theirs.map((name) => path.join(licences, name)).find((file) => existsSync(file));
    if (beside) renameSync(beside, path.join(folder, ours));
    else if (apart) copy(apart, path.join(folder, ours));
    else throw new Error(`Electron came without its licence ${theirs.join(' or ')}`);
  }
}

/** Packages with Node for Windows bring no licence; it is the same text in all of one version. */
function nodeLicence(root, folder) {
  const { modules } = projectPaths(root);
  const places = [folder, ...Object.values(platforms).map(({ node }) => path.join(modules, node.package))];
  const found = places.map((place) => path.join(place, 'LICENSE')).find((file) => existsSync(file));
  if (!found) throw new Error("Node's licence is in none of its packages that are here");
  return found;
}

/** Name, version and licence of a package; what it grants in its own words, where it brings them. */
function packageText(folder, name) {
  const about = readJson(path.join(folder, 'package.json'));
  if (!about) return `${name}\n`;
  const licence = about.license?.type ?? about.license ?? about.licenses?.[0]?.type ?? 'see its repository';
  const texts = readdirSync(folder)
    .filter((file) => legal.test(file))
    .map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
  const from = about.repository?.url ?? about.repository ?? about.homepage ?? '';
  return `${[`${name} ${about.version}`, `Licence: ${licence}`, from, '', ...texts].join('\n').trim()}\n`;
}
