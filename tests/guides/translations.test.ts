/** The guides in German say what the English ones say: the same sections, formulas, steps, figures and links. */
import { resolve } from 'node:path';
import type { Token, Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import {
  childrenOf,
  everyToken,
  readLink,
  type AlgorithmToken,
  type FormulaToken,
} from '../../src/guides/parse-guide';
import { findGuide, readGuides, type Guide } from '../../src/guides/read-guides';

const guides = readGuides(resolve(import.meta.dirname, '../..'));
const english = guides.filter(({ language }) => language === 'en');
const translated = guides.filter(({ language }) => language === 'de');

/**
 * A formula without what differs between languages: its words, the marks in its numbers (1{,}000.5 in English,
 * 1{.}000{,}5 in German), and what separates numbers, where German has a semicolon.
 */
const bareFormula = (tex: string, language: string) =>
  tex
    .replace(/\\text\{[^}]*\}/g, '\\text{}')
    .replaceAll(language === 'de' ? '{.}' : '{,}', '')
    .replaceAll('{,}', '.')
    .replaceAll(';', ',');

function formulasOf({ language }: Guide, tokens: readonly Token[], display: boolean): string[] {
  return [...everyToken(tokens)]
    .filter(({ type }) => type === 'formula')
    .map((token) => token as unknown as FormulaToken)
    .filter((formula) => formula.display === display)
    .map(({ tex }) => bareFormula(tex, language));
}

const pseudocode = (guide: Guide) =>
  guide.tokens
    .filter(({ type }) => type === 'algorithm')
    .map((block) =>
      (block as unknown as AlgorithmToken).lines.map(({ level, tokens: words }) => ({
        level,
        formulas: formulasOf(guide, words, false).sort(),
      })),
    );

const codeOf = ({ tokens }: Guide) =>
  [...everyToken(tokens)]
    .filter(({ type }) => type === 'code' || type === 'codespan')
    .map((token) => (token as Tokens.Code | Tokens.Codespan).text)
    .sort();

/** Where the links of a section lead: to which guide, and to the how manieth of its sections. */
function targetsOf({ language }: Guide, tokens: readonly Token[]): string[] {
  return [...everyToken(tokens)]
    .filter(({ type }) => type === 'link')
    .map((token) => {
      const { id, section } = readLink((token as Tokens.Link).href)!;
      const { sections } = findGuide(guides, id, language)!;
      return `${id} ${section === null ? '' : sections.findIndex(({ slug }) => slug === section)}`;
    })
    .sort();
}

/** The figures in the prose, as numbers: 50,000 in English and 50.000 in German are the same one. */
function figuresOf({ language }: Guide, tokens: readonly Token[]): number[] {
  const [thousands, decimals] = language === 'de' ? (['.', ','] as const) : ([',', '.'] as const);
  const words = [...everyToken(tokens)].filter(
    (token) => (token.type === 'text' || token.type === 'escape') && childrenOf(token).length === 0,
  );
  return words
    .flatMap((token) => [...(token as Tokens.Text).text.matchAll(/\d+(?:[.,]\d+)*/g)])
    .map(([figure]) => figure)
    .map((figure) => (/^[1-9]\d{0,2}([.,]\d{3})+$/.test(figure) ? figure.replaceAll(thousands, '') : figure))
    .map((figure) => Number(figure.replace(decimals, '.')))
    .sort((a, b) => a - b);
}

it('every guide has been translated', () => {
  const ids = (all: readonly Guide[]) => all.map(({ id }) => id);
  expect(ids(translated)).toEqual(ids(english));
});

it('a heading is translated alike in every guide', () => {
  const names = new Map<string, Set<string>>();
  for (const guide of translated) {
    const original = findGuide(guides, guide.id)!;
    original.sections.slice(1).forEach(({ title }, at) => {
      const name = guide.sections[at + 1]?.title ?? '';
      names.set(title, (names.get(title) ?? new Set()).add(name));
    });
  }
  const ambiguous = [...names].filter(([, all]) => all.size > 1).map(([title, all]) => [title, ...all]);
  expect(ambiguous).toEqual([]);
});

describe.each(translated.map((guide) => [guide.file, guide] as const))('%s', (_, guide) => {
  const original = findGuide(guides, guide.id)!;

  it('has the sections of the English guide in the same order', () => {
    expect(original.language).toBe('en');
    expect(guide.sections.map(({ depth }) => depth)).toEqual(original.sections.map(({ depth }) => depth));
  });

  it('has its formulas and its pseudocode', () => {
    expect(formulasOf(guide, guide.tokens, true)).toEqual(formulasOf(original, original.tokens, true));
    expect(pseudocode(guide)).toEqual(pseudocode(original));
    expect(codeOf(guide)).toEqual(codeOf(original));
  });

  it('has its formulas, figures and links in each section', () => {
    guide.sections.forEach(({ title, tokens }, at) => {
      const there = original.sections[at]!.tokens;
      expect(formulasOf(guide, tokens, false).sort(), title).toEqual(
        formulasOf(original, there, false).sort(),
      );
      expect(targetsOf(guide, tokens), title).toEqual(targetsOf(original, there));
      expect(figuresOf(guide, tokens), title).toEqual(figuresOf(original, there));
    });
  });
});
