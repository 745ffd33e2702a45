/** How many columns of a terminal a text takes: Chinese characters take two, combining marks none. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What no column is moved by: marks without a letter, joiners, turns of direction. */
const bare = /^[\p{Mn}\p{Me}\p{Cf}]/u;
/** What is drawn twice as wide: East Asian scripts with their punctuation, full-width letters, pictures. */
const wide =
  /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\u30fb\u30fc\uff01-\uff60\uffe0-\uffe6]|.\ufe0f)/u;
/** The narrow forms of Japanese and Korean. */
const narrow = /^[\uff61-\uffdc\u303f]/u;
const plain = /^[\x20-\x7e]*$/;

/** The narrow Japanese marks of voice, which stand in a column of their own beside their letter. */
const besides = /(?<!^)[\uff9e\uff9f]/gu;

function widthOf(grapheme: string): number {
  if (bare.test(grapheme)) return 0;
  const own = wide.test(grapheme) && !narrow.test(grapheme) ? 2 : 1;
  return own + (grapheme.match(besides)?.length ?? 0);
}

/** The columns that a text in one line takes. */
export function textWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width;
}

/** A text with blanks behind it, or before it, up to a width. */
export function padded(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, width - textWidth(text)));
  return align === 'left' ? text + blanks : blanks + text;
}

/** The beginning of a text that fits into a width. */
export function cutTo(text: string, width: number): string {
  if (plain.test(text)) return text.slice(0, width);
  let taken = '';
  let left = width;
  for (const { segment } of graphemes.segment(text)) {
    left -= widthOf(segment);
    if (left < 0) break;
    taken += segment;
  }
  return taken;
}
