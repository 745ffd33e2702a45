/** Finds guides by words of their titles and texts. */

interface SearchableSection {
  readonly slug: string;
  readonly title: string;
  readonly text: string;
}

export interface SearchableGuide {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly SearchableSection[];
}

export interface Found<G extends SearchableGuide> {
  readonly guide: G;
  /** The section that answers best; null where the title of the guide already does. */
  readonly section: SearchableSection | null;
  /** What stands around the first word found: before, the word itself, after. */
  readonly excerpt: readonly [string, string, string] | null;
}

/** Lower case, without accents, and minus and hyphen the same. */
function plain(text: string): string {
  return [...text]
    .map((character) => {
      const bare = character
        .normalize('NFD')
        .replace(/\p{Mark}/gu, '')
        .toLowerCase();
      // Every character stays one character, so that places in both texts are the same.
      return bare.length === character.length ? bare.replace(/[−–]/, '-') : character;
    })
    .join('');
}

/** Characters that an excerpt shows before and after what was found. */
const before = 36;
const after = 90;

function excerptOf(text: string, words: readonly string[]): Found<SearchableGuide>['excerpt'] {
  const searched = plain(text);
  const places = words
    .map((word) => ({ at: searched.indexOf(word), length: word.length }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  const [first] = places;
  if (first === undefined) return null;
  const { at, length } = first;
  const from = at <= before ? 0 : text.indexOf(' ', at - before) + 1;
  const to = at + length + after >= text.length ? text.length : text.lastIndexOf(' ', at + length + after);
  return [
    `${from > 0 ? '… ' : ''}${text.slice(Math.min(from, at), at)}`,
    text.slice(at, at + length),
    `${text.slice(at + length, Math.max(to, at + length))}${to < text.length ? ' …' : ''}`,
  ];
}

/** How well words fit a section: all in the heading, then more of them in the heading, then in the text. */
function fit({ title, text }: SearchableSection, words: readonly string[]): number {
  const [heading, body] = [plain(title), plain(text)];
  if (!words.every((word) => heading.includes(word) || body.includes(word))) return 0;
  const inHeading = words.filter((word) => heading.includes(word)).length;
  const occurrences = words.reduce((sum, word) => sum + body.split(word).length - 1, 0);
  // A table that repeats a word is no better answer than a sentence that holds it.
  return 1 + 100 * inHeading + Math.min(occurrences, 3);
}

/**
 * The guides that hold every word, best first: those with the words in their titles, then those with a section that
 * holds them all, then those that hold them somewhere. Without words, all of them in their order.
 */
export function searchGuides<G extends SearchableGuide>(
  guides: readonly G[],
  query: string,
): readonly Found<G>[] {
  const words = plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return guides.map((guide) => ({ guide, section: null, excerpt: null }));
  return guides
    .map((guide) => {
      const name = `${plain(guide.title)} ${plain(guide.id)}`;
      if (words.every((word) => name.includes(word)))
        return { found: { guide, section: null, excerpt: null }, score: 1e6 - guide.title.length };
      const [best] = guide.sections
        .map((section) => ({ section, score: fit(section, words) }))
        .sort((a, b) => b.score - a.score);
      if (best !== undefined && best.score > 0)
        return {
          found: { guide, section: best.section, excerpt: excerptOf(best.section.text, words) },
          score: best.score,
        };
      const whole = guide.sections.map(({ title, text }) => `${title} ${text}`).join(' ');
      const scattered = words.every((word) => `${name} ${plain(whole)}`.includes(word));
      return {
        found: { guide, section: null, excerpt: excerptOf(whole, words) },
        score: scattered ? 0.5 : 0,
      };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ found }) => found);
}
