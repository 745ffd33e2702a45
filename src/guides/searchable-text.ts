/** A guide as bare words, for searching. */
import type { Token, Tokens } from 'marked';
import { childrenOf, wordsOf, type AlgorithmToken } from './parse-guide';

/** All words of tokens in one line. */
export function searchableText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      switch (token.type) {
        case 'list':
        case 'list_item':
        case 'blockquote':
          return searchableText(childrenOf(token));
        case 'table': {
          const { header, rows } = token as Tokens.Table;
          return [...header, ...rows.flat()].map((cell) => wordsOf(cell.tokens)).join(' ');
        }
        case 'algorithm':
          return (token as AlgorithmToken).lines.map((line) => wordsOf(line.tokens)).join(' ');
        default:
          return wordsOf([token]);
      }
    })
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
