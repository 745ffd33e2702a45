/** What the documents name is there: files and folders of the program, and pages that they link to. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/architecture.md',
  'docs/glossary.md',
  'docs/reliability.md',
  'src/learning/engine/README.md',
];

/** Paths in backticks that lie in one of the program's own folders; patterns such as `src/algorithms/ID` are left out. */
const named = (text: string): string[] =>
  [...text.matchAll(/`((?:src|tests|scripts|docs|resources|native)\/[\w./-]*)`/g)]
    .map(([, found]) => found!)
    .filter((found) => !/\b(ID|NAME|TOPIC|FEATURE|XX)\b/.test(found));

/** Where links lead that stay in the project. */
const linked = (text: string): string[] =>
  [...text.matchAll(/\]\((?!https?:|guide:|#)([^)#\s]+)/g)].map(([, found]) => found!);

describe.each(documents)('%s', (document) => {
  const text = readFileSync(path.join(root, document), 'utf8');

  it('names files and folders that exist', () => {
    expect(named(text).filter((found) => !existsSync(path.join(root, found)))).toEqual([]);
  });

  it('links to pages that exist', () => {
    const from = path.dirname(path.join(root, document));
    expect(linked(text).filter((found) => !existsSync(path.join(from, found)))).toEqual([]);
  });
});

it('finds the paths and links that it checks', () => {
  const text = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8');
  expect(named(text)).toContain('src/shared/contract.ts');
  expect(linked(text)).toContain('glossary.md');
});
