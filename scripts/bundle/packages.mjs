/** The npm packages that the program loads when it runs, and which of their files are handed out. */
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readJson } from '../setup/manifest.mjs';

/**
 * Packages that are not built into the program's own files: TensorFlow.js, which loads a native part, and what it stands
 * on. That each of them is loaded, and no other, is seen by `npm test -- bundle`.
 */
export const loadedPackages = [
  '@mapbox/node-pre-gyp',
  '@napi-rs/canvas',
  '@tensorflow/tfjs',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-webgl',
  '@tensorflow/tfjs-converter',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-data',
  '@tensorflow/tfjs-layers',
  '@tensorflow/tfjs-node',
  'abbrev',
  'ansi-regex',
  'aproba',
  'are-we-there-yet',
  'color-support',
  'console-control-strings',
  'delegates',
  'detect-libc',
  'emoji-regex',
  'gauge',
  'google-protobuf',
  'has-unicode',
  'inherits',
  'is-fullwidth-code-point',
  'long',
  'nopt',
  'npmlog',
  'object-assign',
  'progress',
  'readable-stream',
  'seedrandom',
  'semver',
  'set-blocking',
  'signal-exit',
  'string-width',
  'strip-ansi',
  'util-deprecate',
  'wide-align',
];

/** Of these, one file holds all that Node loads; the other hundreds are for browsers. */
const oneFileEach = /^@tensorflow\/tfjs(-(backend-cpu|backend-webgl|converter|core|data|layers))?$/;

const code = /\.(js|cjs|json|node|dat)$/;
const never =
  /(^|\/)(node_modules|tests?|__tests__|docs?|man|examples?|benchmark|coverage|scripts|binding|deps|lib\/napi-v\d+|build-tmp-napi-v\d+|\.github)(\/|$)|\.min\.js$|_test\.js$/;
const legal = /^(licen[cs]e|notice|copying)/i;

/**
 * Copies the files of a package that are loaded, and its licence.
 *
 * @param {string} from
 * @param {string} to
 */
export function copyPackage(from, to) {
  const { name, main } = readJson(path.join(from, 'package.json'));
  const wanted = oneFileEach.test(name)
    ? (file) => file === 'package.json' || file === path.posix.normalize(main)
    : (file) => code.test(file) && !never.test(file);
  for (const file of filesIn(from)) {
    if (!wanted(file) && !(legal.test(file) && !file.includes('/'))) continue;
    const target = path.join(to, file);
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(path.join(from, file), target, { dereference: true });
  }
}

/** The relative paths of all files of a package, without those of packages inside it. */
function filesIn(folder, prefix = '') {
  if (!existsSync(folder)) return [];
  return readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = prefix ? `${prefix}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(folder, name);
    return entry.isFile() ? [name] : [];
  });
}
