/**
 * Rules of the house for ESLint: which folder may import from which, that no modules import each other in a circle, that
 * shared modules are shared, and that nothing outside their folders names algorithms, environments and languages.
 *
 * The first three look at every kind of import, dynamic ones and those of types included, where a rule does not say
 * otherwise.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { importers, imports, placeIn, root, target, way } from './imports.mjs';

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
    const file = placeIn(root, context.filename);
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

const circles = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { types: { type: 'boolean' } }, additionalProperties: false }],
    messages: { circle: 'A circle of imports: {{way}}.' },
  },
  create(context) {
    const withTypes = context.options[0]?.types === true;
    const file = placeIn(root, context.filename);
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

/** The names of the folders that one imports, and of those that these import. */
function below(floors, name) {
  const found = new Set([name]);
  for (const one of found)
    for (const next of floors.find((floor) => floor.name === one)?.imports ?? []) found.add(next);
  return found;
}

/**
 * What is in the folder `shared` has to be used on both sides: by `page`, and by what the page does not import. What both of
 * them import (cards, the catalogue) is both.
 */
const shared = {
  meta: {
    type: 'problem',
    schema: [
      {
        type: 'object',
        properties: { shared: { type: 'string' }, page: { type: 'string' } },
        required: ['shared', 'page'],
        additionalProperties: false,
      },
    ],
    messages: { oneSide: 'Only {{side}} uses this ({{user}}): its place is there, not in {{shared}}.' },
  },
  create(context) {
    const { floors } = context.settings.house;
    const [options] = context.options;
    const file = placeIn(context.cwd, context.filename);
    if (floorOf(floors, file)?.name !== options.shared) return {};
    return {
      Program(node) {
        const graph = importers(context.cwd);
        const ofThePage = below(floors, options.page);
        const users = { page: null, rest: null };
        const reached = new Set([file]);
        for (const one of reached)
          for (const user of graph.get(one) ?? []) {
            const floor = floorOf(floors, user)?.name;
            if (floor === options.shared) reached.add(user);
            else if (floor === options.page) users.page ??= user;
            else if (ofThePage.has(floor)) users.page = users.rest = user;
            else users.rest ??= user;
          }
        // What nobody imports at all is an unused file.
        if ((users.page === null) === (users.rest === null)) return;
        const user = users.page ?? users.rest;
        const side = floorOf(floors, user)?.name ?? user;
        context.report({ node, messageId: 'oneSide', data: { side, user, shared: options.shared } });
      },
    };
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
    const file = placeIn(root, context.filename);
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
    const file = placeIn(root, context.filename);
    if (languageHomes.test(file)) return {};
    return {
      ObjectExpression(node) {
        const names = node.properties.map(({ key }) => key?.name ?? key?.value);
        if (names.includes('en') && names.includes('de')) context.report({ node, messageId: 'both' });
      },
    };
  },
};

/** The languages that there are: a folder each. */
const languages = readdirSync(path.join(root, 'src/shared/language')).filter((name) =>
  /^[a-z]{2}$/.test(name),
);

/** Where a language is named: its own folders and files, the one that says which is the usual, and what is older than both. */
const languageFiles =
  /^src\/((shared\/language|renderer\/i18n)\/[a-z]{2}\/|shared\/language\/(index|earlier)\.ts$|.*\/words\.[a-z]{2}\.ts$)/;

/** Locales, by which names are sorted and put into lower case the same way in every language. */
const takesLocale = /^(localeCompare|toLocale[A-Z]\w*)$/;

/** Whether a text is the locale that something of the platform's works by, not a language of the program's. */
function isLocale({ parent }) {
  if (parent?.type === 'NewExpression') return parent.callee.object?.name === 'Intl';
  if (parent?.type === 'CallExpression') return takesLocale.test(parent.callee.property?.name);
  return parent?.type === 'Property' && parent.key.name === 'locale';
}

const named = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      language:
        '{{name}} is one language of several: take what is said from the languages that are found (src/shared/language), so that another one needs no edit here.',
    },
  },
  create(context) {
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    if (languageFiles.test(file)) return {};
    const check = (node, name) => {
      if (languages.includes(name)) context.report({ node, messageId: 'language', data: { name } });
    };
    return {
      Literal: (node) => {
        if (!isLocale(node)) check(node, node.value);
      },
      TemplateElement: (node) => check(node, node.value.cooked),
      'Property[computed=false] > Identifier.key': (node) => check(node, node.name),
      'TSPropertySignature[computed=false] > Identifier.key': (node) => check(node, node.name),
      'MemberExpression[computed=false] > Identifier.property': (node) => check(node, node.name),
    };
  },
};

export default { meta: { name: 'house' }, rules: { arrows, circles, shared, ids, languages: named, words } };
