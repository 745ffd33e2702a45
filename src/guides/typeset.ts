/**
 * A guide as HTML, its formulas typeset by KaTeX.
 *
 * The window's content security policy allows no style attributes, and KaTeX places every part of a formula with one.
 * So each different style becomes a class of a style sheet that is shipped with the program.
 */
import katex from 'katex';
import { Marked, type Token, type Tokens } from 'marked';
import { factsOf, type Language } from '../shared/language';
import { GuideError } from './guide-error';
import type { Guide } from './read-guides';
import { readLink, slugOf, wordsOf, type AlgorithmToken, type FormulaToken } from './parse-guide';

/** The classes that stand for styles, numbered as they come. */
export class StyleClasses {
  #names = new Map<string, string>();

  /** The class for the declarations of a style attribute. */
  nameOf(declarations: string): string {
    const known = this.#names.get(declarations);
    if (known !== undefined) return known;
    const name = `placed-${this.#names.size + 1}`;
    this.#names.set(declarations, name);
    return name;
  }

  /** The style sheet. Like the attributes it replaces, it wins over every other rule. */
  toString(): string {
    return [...this.#names]
      .map(([declarations, name]) => {
        const important = declarations
          .split(';')
          .filter((declaration) => declaration.trim() !== '')
          .map((declaration) => `${declaration.trim()} !important`);
        return `.${name} { ${important.join('; ')} }`;
      })
      .join('\n');
  }
}

/** Replaces the style attributes of HTML by classes. */
export function withoutStyles(html: string, classes: StyleClasses): string {
  return html.replace(/<[a-z][^>]*\sstyle=[^>]*>/g, (tag) => {
    const style = /\sstyle="([^"]*)"/.exec(tag);
    if (style === null) throw new Error(`The style attribute of ${tag} cannot be read.`);
    const name = classes.nameOf(style[1]!);
    const rest = tag.replace(style[0], '');
    return /\sclass="/.test(rest)
      ? rest.replace(/\sclass="([^"]*)"/, ` class="$1 ${name}"`)
      : rest.replace(/^<([a-z]+)/, `<$1 class="${name}"`);
  });
}

/** Text as HTML, with apostrophes and quotation marks as they are printed. */
function typographic(text: string, language: Language): string {
  const [opening, closing] = factsOf(language).quotationMarks;
  const plain = text.replace(/&(quot|#39);/g, (_, name: string) => (name === 'quot' ? '"' : "'"));
  const printed = plain
    .replace(/(?<=[\p{Letter}\p{Number}])'/gu, '’')
    .replace(/"(?=[\p{Letter}\p{Number}])/gu, opening)
    .replace(/"/g, closing);
  return printed
    .replace(/&(?!\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** Names that guides may use in formulas. */
const macros = {
  '\\E': '\\mathbb{E}',
  '\\argmax': '\\operatorname*{arg\\,max}',
};

/**
 * Typesets one formula; screen readers get MathML.
 * @throws GuideError where KaTeX does not understand it
 */
export function typesetFormula(tex: string, display: boolean, classes: StyleClasses, file: string): string {
  try {
    return withoutStyles(
      katex.renderToString(tex, {
        displayMode: display,
        output: 'htmlAndMathml',
        throwOnError: true,
        strict: 'error',
        trust: false,
        macros: { ...macros },
      }),
      classes,
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GuideError(file, `The formula ${tex} cannot be typeset: ${reason}.`, 'Correct its TeX.');
  }
}

/**
 * Turns a guide into HTML.
 * @param classes takes the styles of the formulas
 * @throws GuideError
 */
export function typesetGuide({ tokens, file, language }: Guide, classes: StyleClasses): string {
  const formula = (token: FormulaToken) => {
    const html = typesetFormula(token.tex, token.display, classes, file);
    return token.display ? `<div class="formula">${html}</div>\n` : html;
  };
  const marked = new Marked({
    extensions: [
      { name: 'formula', renderer: (token) => formula(token as FormulaToken) },
      {
        name: 'algorithm',
        renderer(token) {
          const lines = (token as AlgorithmToken).lines.map(
            ({ level, tokens: words }) =>
              `<li class="level-${level}">${this.parser.parseInline(words as Token[])}</li>`,
          );
          return `<ol class="algorithm">${lines.join('')}</ol>\n`;
        },
      },
    ],
    renderer: {
      text(token: Tokens.Text | Tokens.Escape) {
        if (token.type === 'text' && token.tokens !== undefined) return this.parser.parseInline(token.tokens);
        return typographic(token.text, language);
      },
      heading({ depth, tokens: words }: Tokens.Heading) {
        return `<h${depth} id="guide-${slugOf(wordsOf(words))}">${this.parser.parseInline(words)}</h${depth}>\n`;
      },
      link({ href, tokens: words }: Tokens.Link) {
        const { id, section } = readLink(href)!;
        const target = section === null ? '' : ` data-section="${section}"`;
        return `<a href="#${id}" data-guide="${id}"${target}>${this.parser.parseInline(words)}</a>`;
      },
      table(table: Tokens.Table) {
        const cell = (tag: string) => (cells: Tokens.TableCell[]) =>
          cells
            .map(({ tokens: words, align }) => {
              const side = align === null ? '' : ` class="${align}"`;
              return `<${tag}${side}>${this.parser.parseInline(words)}</${tag.slice(0, 2)}>`;
            })
            .join('');
        // A table without titles has no head: an empty one says nothing to a screen reader.
        const titled = table.header.some(({ text }) => text !== '');
        const head = titled ? `<thead><tr>${cell('th scope="col"')(table.header)}</tr></thead>` : '';
        const rows = table.rows.map((row) => `<tr>${cell('td')(row)}</tr>`).join('');
        return `<div class="table"><table${titled ? '' : ' class="facts"'}>${head}<tbody>${rows}</tbody></table></div>\n`;
      },
    },
  });
  return marked.parser(tokens as Token[]);
}
