/** A guide as text for a terminal. */
import type { Token, Tokens } from 'marked';
import { padded, textWidth } from './text-width';
import { unicodeFormula } from '../../guides/unicode-formula';
import {
  childrenOf,
  wordsOf,
  type AlgorithmToken,
  type FormulaToken,
  type ParsedGuide,
} from '../../guides/parse-guide';

const indentation = '  ';

/** Breaks a text into lines of at most `width` columns. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}

const indented = (lines: readonly string[], by: string) =>
  lines.map((line) => (line === '' ? '' : by + line));

function listLines({ items, ordered, start }: Tokens.List, width: number): string[] {
  return items.flatMap((item, index) => {
    const mark = ordered ? `${Number(start || 1) + index}. ` : '- ';
    const lines = blockLines(item.tokens, width - mark.length);
    return lines.map((line, at) => (at === 0 ? mark : line === '' ? '' : ' '.repeat(mark.length)) + line);
  });
}

/** Columns side by side, none narrower than its longest word; the last one is wrapped into what is left of the width. */
function tableLines({ header, rows, align }: Tokens.Table, width: number): string[] {
  const cells = (row: Tokens.TableCell[]) => row.map(({ tokens }) => wordsOf(tokens));
  const titles = cells(header);
  const all = [...(titles.some((title) => title !== '') ? [titles] : []), ...rows.map(cells)];
  const last = titles.length - 1;
  const longest = Math.floor(width / titles.length);
  const widths = titles.map((_, column) => {
    const texts = all.map((row) => row[column]!);
    const unbroken = texts.flatMap((text) => text.split(/\s+/)).map(textWidth);
    return Math.max(...unbroken, Math.min(longest, Math.max(...texts.map(textWidth))));
  });
  const rest = Math.max(16, width - widths.slice(0, last).reduce((sum, w) => sum + w + 2, 0));
  widths[last] = Math.min(rest, Math.max(...all.map((row) => textWidth(row[last]!))));
  return all.flatMap((row) => {
    const columns = row.map((text, column) => wrapped(text, widths[column]!));
    const height = Math.max(1, ...columns.map(({ length }) => length));
    return Array.from({ length: height }, (_, at) =>
      columns
        .map((lines, column) => {
          const text = lines[at] ?? '';
          return padded(text, widths[column]!, align[column] === 'right' ? 'right' : 'left');
        })
        .join('  ')
        .trimEnd(),
    );
  });
}

function blockOf(token: Token, width: number): string[] {
  switch (token.type) {
    case 'heading': {
      const title = wordsOf(childrenOf(token));
      const { depth } = token as Tokens.Heading;
      return depth > 2 ? [title] : [title, (depth === 1 ? '=' : '-').repeat(textWidth(title))];
    }
    case 'formula':
      return indented([unicodeFormula((token as FormulaToken).tex)], indentation.repeat(2));
    case 'algorithm':
      return (token as AlgorithmToken).lines.flatMap(({ level, tokens }, index) => {
        const number = `${String(index + 1).padStart(indentation.length + 2)}  ${indentation.repeat(level)}`;
        return wrapped(wordsOf(tokens), width - number.length).map((line, at) =>
          at === 0 ? number + line : ' '.repeat(number.length) + line,
        );
      });
    case 'code':
      return indented((token as Tokens.Code).text.split('\n'), indentation.repeat(2));
    case 'list':
      return listLines(token as Tokens.List, width);
    case 'table':
      return tableLines(token as Tokens.Table, width);
    case 'blockquote':
      return indented(blockLines(childrenOf(token), width - indentation.length), indentation);
    case 'space':
      return [];
    default:
      return wrapped(wordsOf([token]), width);
  }
}

/** The lines of blocks, with an empty one between two. */
function blockLines(tokens: readonly Token[], width: number): string[] {
  const lines: string[] = [];
  for (const token of tokens) {
    const block = blockOf(token, width);
    if (block.length === 0) continue;
    if (lines.length > 0) lines.push('');
    lines.push(...block);
  }
  return lines;
}

/**
 * A guide as lines for a terminal.
 * @param width the longest line, in columns; only formulas and code may be longer
 */
export function plainText({ tokens }: ParsedGuide, width = 100): string[] {
  return blockLines(tokens, width);
}
