/** Which modules import which: the graph that the rules of the house look at. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
const endings = ['', '.ts', '.svelte.ts', '.d.ts', '/index.ts'];

/** A file's path below a folder, with slashes on every system. */
export const placeIn = (folder, file) => path.relative(folder, file).split(path.sep).join('/');

/** The file that a relative import leads to, below a folder; null for packages and what is not there. */
export function target(file, name, folder = root) {
  if (!name.startsWith('.')) return null;
  const from = path.join(path.dirname(file), name.replace(/\?\w+$/, ''));
  const found = endings
    .map((ending) => from + ending)
    .find((one) => existsSync(one) && statSync(one).isFile());
  return found === undefined ? null : placeIn(folder, found);
}

/** Calls `found` with the node and the name of everything that a module imports. */
export function imports(found) {
  const at = (node) => {
    if (typeof node.source?.value === 'string') found(node, node.source.value);
  };
  return {
    ImportDeclaration: at,
    ExportNamedDeclaration: at,
    ExportAllDeclaration: at,
    ImportExpression: at,
  };
}

const importing =
  /(?:^|\n)\s*(?:import|export)\b(\s+type\b)?(?:[^'"`;]*?\bfrom)?\s*['"](\.[^'"]+)['"]|\bimport\(\s*['"](\.[^'"]+)['"]\s*\)/g;

/** What modules import, by their paths; read once for all files that are checked together. */
const known = new Map();

function importsOf(file, folder = root) {
  const whole = path.join(folder, file);
  const before = known.get(whole);
  const changed = statSync(whole).mtimeMs;
  if (before?.changed === changed) return before.found;
  const text = readFileSync(whole, 'utf8');
  const found = [];
  for (const [, type, named, dynamic] of text.matchAll(importing)) {
    const to = target(whole, named ?? dynamic, folder);
    if (to !== null) found.push({ to, isType: type !== undefined });
  }
  known.set(whole, { changed, found });
  return found;
}

/** The way from one module to another along imports; null where there is none. */
export function way(from, to, withTypes) {
  const before = new Map([[from, null]]);
  for (const file of before.keys()) {
    if (file === to) {
      const steps = [];
      for (let at = file; at !== null; at = before.get(at)) steps.unshift(at);
      return steps;
    }
    if (!/\.(ts|svelte)$/.test(file)) continue;
    for (const next of importsOf(file))
      if ((withTypes || !next.isType) && !before.has(next.to)) before.set(next.to, file);
  }
  return null;
}

/** Modules that Vite finds by a pattern are imported, too. */
const finding = /import\.meta\.glob(?:<[^(]*>)?\(\s*(\[[^\]]*\]|['"][^'"]+['"])/g;

/** The patterns, as expressions, by which a module finds others. */
function patternsIn(file, folder) {
  const text = readFileSync(path.join(folder, file), 'utf8');
  return [...text.matchAll(finding)]
    .flatMap(([, given]) => [...given.matchAll(/['"](\.[^'"]+)['"]/g)].map(([, pattern]) => pattern))
    .map((pattern) => path.posix.join(path.posix.dirname(file), pattern))
    .map((pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`));
}

const importersIn = new Map();

/** Which modules below a folder's `src` import each other: those that import one, by its path. Read once. */
export function importers(folder) {
  const before = importersIn.get(folder);
  if (before !== undefined) return before;
  const files = readdirSync(path.join(folder, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
    .map(({ parentPath, name }) => placeIn(folder, path.join(parentPath, name)));
  const found = new Map(files.map((file) => [file, new Set()]));
  for (const file of files) {
    for (const { to } of importsOf(file, folder)) found.get(to)?.add(file);
    for (const pattern of patternsIn(file, folder))
      for (const one of files) if (pattern.test(one)) found.get(one).add(file);
  }
  importersIn.set(folder, found);
  return found;
}
