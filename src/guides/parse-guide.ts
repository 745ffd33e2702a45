/**
 * The Markdown of guides: CommonMark with tables, and in addition
 *
 * - `$formula$` within a line and `$$formula$$` as a paragraph of its own, in TeX as KaTeX knows it,
 * - fenced blocks of the language `algorithm`: pseudocode, one step in each line, with formulas and emphasis in it and
 *   two blanks of indentation for each level,
 * - links `guide:ID` and `guide:ID#section`, and no others: guides are read without a network.
 *
 * There is no HTML in guides and there are no images.
 */
import { Marked, type Token, type Tokens } from 'marked';
import { GuideError } from './guide-error';
import { unicodeFormula } from './unicode-formula';

/** A formula, within a line or as a paragraph. */
export interface FormulaToken extends Tokens.Generic {
  readonly type: 'formula';
  readonly raw: string;
  readonly tex: string;
  readonly display: boolean;
}

/** One line of pseudocode. */
export interface AlgorithmLine {
  /** Levels of indentation. */
  readonly level: number;
  readonly tokens: readonly Token[];
}

export interface AlgorithmToken extends Tokens.Generic {
  readonly type: 'algorithm';
  readonly raw: string;
  readonly lines: readonly AlgorithmLine[];
}

export interface Section {
  /** What links name, for example `target-network`. */
  readonly slug: string;
  readonly title: string;
  readonly depth: number;
  /** What stands below the heading, up to the next one of any depth. */
  readonly tokens: readonly Token[];
}

export interface GuideLink {
  readonly id: string;
  readonly section: string | null;
}

export interface ParsedGuide {
  /** The heading of the whole guide. */
  readonly title: string;
  readonly tokens: readonly Token[];
  /** In their order; the first one holds what stands below the title. */
  readonly sections: readonly Section[];
  readonly links: readonly GuideLink[];
}

const display = /^ {0,3}\$\$\s*([\s\S]+?)\s*\$\$[ \t]*(?:\n+|$)/;
// As in pandoc: what is next to a dollar sign tells a formula from a price. No formula spans a blank line.
const inline = /^\$(?![\s$])((?:\\[\s\S]|[^\\$\n]|\n(?!\s*\n))+?)(?<!\s)\$(?!\d)/;

const marked = new Marked({
  gfm: true,
  // A star in a formula ends no emphasis.
  hooks: {
    emStrongMask: (source) =>
      source.replace(new RegExp(inline.source.slice(1), 'g'), (formula) => '+'.repeat(formula.length)),
  },
  extensions: [
    {
      name: 'formula',
      level: 'block',
      start: (source) => /^ {0,3}\$\$/m.exec(source)?.index,
      tokenizer(source): FormulaToken | undefined {
        const match = display.exec(source);
        return match === null ? undefined : { type: 'formula', raw: match[0], tex: match[1]!, display: true };
      },
    },
    {
      name: 'formula',
      level: 'inline',
      start: (source) => {
        const at = source.indexOf('$');
        return at < 0 ? undefined : at;
      },
      tokenizer(source): FormulaToken | undefined {
        const match = inline.exec(source);
        return match === null
          ? undefined
          : { type: 'formula', raw: match[0], tex: match[1]!, display: false };
      },
    },
    {
      name: 'algorithm',
      level: 'block',
      start: (source) => /^```algorithm$/m.exec(source)?.index,
      tokenizer(source): AlgorithmToken | undefined {
        const match = /^```algorithm\n([\s\S]*?)\n```(?:\n+|$)/.exec(source);
        if (match === null) return undefined;
        const lines = match[1]!
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => ({
            level: Math.floor((line.length - line.trimStart().length) / 2),
            tokens: this.lexer.inlineTokens(line.trim(), []),
          }));
        return { type: 'algorithm', raw: match[0], lines };
      },
    },
  ],
});

/** The tokens directly below one, of whatever kind. */
export function childrenOf(token: Token): readonly Token[] {
  switch (token.type) {
    case 'list':
      return (token as Tokens.List).items;
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      return [...header, ...rows.flat()].flatMap(({ tokens }) => tokens);
    }
    case 'algorithm':
      return (token as AlgorithmToken).lines.flatMap(({ tokens }) => tokens);
    default:
      return 'tokens' in token && token.tokens !== undefined ? token.tokens : [];
  }
}

/** Every token below these, themselves included. */
export function* everyToken(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token;
    yield* everyToken(childrenOf(token));
  }
}

/** The words of a line, formulas in Unicode. */
export function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'formula') return unicodeFormula((token as FormulaToken).tex);
      const children = childrenOf(token);
      if (children.length > 0) return wordsOf(children);
      return token.type === 'br' ? ' ' : 'text' in token ? unescaped(token.text as string) : '';
    })
    .join('');
}

/** Marked keeps entities such as `&amp;` in its tokens. */
function unescaped(text: string): string {
  const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => characters[name]!);
}

/** German letters as they are written where there are none. */
const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** What links call a section: its title in lower case, without accents, with hyphens between words. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .normalize('NFC')
    .replace(/[äöüß]/g, (letter) => spelledOut[letter]!)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** Reads `guide:dqn#replay`; null for any other address. */
export function readLink(address: string): GuideLink | null {
  const match = /^guide:([\w.-]+)(?:#([\w-]+))?$/.exec(address);
  return match === null ? null : { id: match[1]!, section: match[2] ?? null };
}

function refuseWhatIsNoGuide(tokens: readonly Token[], file: string): void {
  const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}...` : text).trim();
  for (const token of everyToken(tokens)) {
    if (token.type === 'html')
      throw new GuideError(file, `There is HTML in it: ${shown(token.raw)}`, 'Write it as Markdown.');
    if (token.type === 'image')
      throw new GuideError(
        file,
        `There is an image in it: ${shown(token.raw)}`,
        'Say it in words or a formula.',
      );
    if (token.type === 'link' && readLink((token as Tokens.Link).href) === null)
      throw new GuideError(
        file,
        `The link ${shown(token.raw)} leads out of the guides.`,
        'Link to guide:ID, or cite the source as text.',
      );
    if (token.type === 'text' && childrenOf(token).length === 0 && /\$|\[\[/.test(token.raw))
      throw new GuideError(
        file,
        `"${shown(token.raw)}" holds a formula without an end, or a part that is not known.`,
        'Close it with a dollar sign, write \\$ for the sign itself, or correct the name in the brackets.',
      );
  }
}

/**
 * Reads a guide.
 * @param file its name in errors
 * @throws GuideError for whatever does not belong into a guide, and for two sections with the same name
 */
export function parseGuide(source: string, file: string): ParsedGuide {
  const tokens: readonly Token[] = marked.lexer(source);
  refuseWhatIsNoGuide(tokens, file);
  const [first] = tokens;
  if (first?.type !== 'heading' || (first as Tokens.Heading).depth !== 1)
    throw new GuideError(file, 'It does not begin with a title.', 'Put "# Title" into its first line.');
  const sections: { slug: string; title: string; depth: number; tokens: Token[] }[] = [];
  for (const token of tokens) {
    if (token.type !== 'heading') {
      sections.at(-1)!.tokens.push(token);
      continue;
    }
    const { depth, tokens: words } = token as Tokens.Heading;
    const title = wordsOf(words);
    const slug = slugOf(title);
    if (sections.some((other) => other.slug === slug))
      throw new GuideError(file, `Two sections are called ${slug}.`, 'Give them different headings.');
    sections.push({ slug, title, depth, tokens: [] });
  }
  const links = [...everyToken(tokens)]
    .filter((token): token is Tokens.Link => token.type === 'link')
    .map(({ href }) => readLink(href)!);
  return { title: sections[0]!.title, tokens, sections, links };
}
