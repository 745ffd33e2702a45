/** Which letters figures in files can draw: their fonts come with the program, and no others are asked. */

/** The scripts of src/main/reports/figures/fonts.ts, with digits and punctuation, which belong to no script. */
const drawn =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Common}\p{Script=Inherited}]$/u;
/** Of the plane of rare characters and of pictures, which the fonts leave out. */
const firstRare = 0x10000;

/** What of some texts has no glyph in the figures' fonts, each character once, in the order in which they come. */
export function undrawable(texts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of texts)
    for (const character of text.normalize('NFC'))
      if (!drawn.test(character) || character.codePointAt(0)! >= firstRare) found.add(character);
  return [...found];
}
