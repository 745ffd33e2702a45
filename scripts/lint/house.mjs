/**
 * Rules of the house for ESLint: which folder may import from which, that no modules import each other in a circle, and
 * that nothing outside their folders names algorithms and environments.
 *
 * The first two look at every kind of import, dynamic ones and those of types included, where a rule does not say otherwise.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const endings = ['', '.ts', '.svelte.ts', '.d.ts', '/index.ts'];

/** The file that a relative import leads to, below the program's folder; null for packages and what is not there. */
function target(file, name) {
  if (!name.startsWith('.')) return null;
  const from = path.join(path.dirname(file), name);
  const found = endings
    .map((ending) => from + ending)
    .find((one) => existsSync(one) && statSync(one).isFile());
  return found === undefined ? null : path.relative(root, found).split(path.sep).join('/');
}

/** Calls `found` with the node and the name of everything that a module imports. */
function imports(found) {
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

/** Which folder of a table a file stands in: the first whose pattern it matches. */
const floorOf = (floors, file) => floors.find(({ files }) => files.test(file));

const arrows = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      upward: '{{from}} may not import from {{to}} ({{file}}), only from {{allowed}}.',
      platform: '{{from}} may not import {{name}}: {{reason}}',
    },
  },
  create(context) {
    const { floors } = context.settings.house;
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    const from = floorOf(floors, file);
    if (from === undefined) return {};
    return imports((node, name) => {
      const to = target(context.filename, name);
      if (to === null) {
        if (from.platform?.names.test(name))
          context.report({
            node,
            messageId: 'platform',
            data: { from: from.name, name, reason: from.platform.reason },
          });
        return;
      }
      const other = floorOf(floors, to);
      if (other === undefined || other === from || from.imports.includes(other.name)) return;
      const allowed = [from.name, ...from.imports].join(', ');
      context.report({
        node,
        messageId: 'upward',
        data: { from: from.name, allowed, to: other.name, file: to },
      });
    });
  },
};

const importing =
  /(?:^|\n)\s*(?:import|export)\b(\s+type\b)?(?:[^'"`;]*?\bfrom\s*)?['"](\.[^'"]+)['"]|\bimport\(\s*['"](\.[^'"]+)['"]\s*\)/g;

/** What modules import, by their paths; read once for all files that are checked together. */
const known = new Map();

function importsOf(file) {
  const before = known.get(file);
  const changed = statSync(path.join(root, file)).mtimeMs;
  if (before?.changed === changed) return before.found;
  const text = readFileSync(path.join(root, file), 'utf8');
  const found = [];
  for (const [, type, named, dynamic] of text.matchAll(importing)) {
    const to = target(path.join(root, file), named ?? dynamic);
    if (to !== null) found.push({ to, isType: type !== undefined });
  }
  known.set(file, { changed, found });
  return found;
}

/** The way from one module to another along imports; null where there is none. */
function way(from, to, withTypes) {
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

const circles = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { types: { type: 'boolean' } }, additionalProperties: false }],
    messages: { circle: 'A circle of imports: {{way}}.' },
  },
  create(context) {
    const withTypes = context.options[0]?.types === true;
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    return imports((node, name) => {
      if (!withTypes && (node.importKind === 'type' || node.exportKind === 'type')) return;
      const to = target(context.filename, name);
      if (to === null || !to.startsWith('src/')) return;
      const back = way(to, file, withTypes);
      if (back !== null)
        context.report({ node, messageId: 'circle', data: { way: [file, ...back].join(' → ') } });
    });
  },
};

/** The folders of the catalogue, and the ids that stand in each: a folder is named after its id. */
const catalogue = ['src/algorithms', 'src/environments'].flatMap((kind) =>
  readdirSync(path.join(root, kind)).map((id) => ({ kind, id })),
);

const ids = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      id: '{{id}} is one of {{kind}}: what is to be known of it belongs on its card, so that another one needs no edit here.',
    },
  },
  create(context) {
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    if (catalogue.some(({ kind }) => file.startsWith(`${kind}/`))) return {};
    const check = (node, name) => {
      const found = catalogue.find(({ id }) => id === name);
      if (found !== undefined) context.report({ node, messageId: 'id', data: found });
    };
    return {
      Literal: (node) => check(node, node.value),
      TemplateElement: (node) => check(node, node.value.cooked),
      'Property[computed=false] > Identifier.key': (node) => check(node, node.name),
    };
  },
};

/** Where the words of languages live. */
const languageHomes = /^src\/(shared\/language|renderer\/i18n)\//;

const words = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      both: 'Words in two languages in one object leave no room for a third: give the message a code, and its words a place in src/shared/language/en and de.',
    },
  },
  create(context) {
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    if (languageHomes.test(file)) return {};
    return {
      ObjectExpression(node) {
        const names = node.properties.map(({ key }) => key?.name ?? key?.value);
        if (names.includes('en') && names.includes('de')) context.report({ node, messageId: 'both' });
      },
    };
  },
};

export default { meta: { name: 'house' }, rules: { arrows, circles, ids, words } };
