/**
 * Reads the guides, one Markdown file for each and each language: those of environments and algorithms in their folders,
 * as `guide.md` and `guide.de.md`, those of topics in `resources/guides/topics`, as `ID.md` and `ID.de.md`.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { languages, type Language } from '../shared/language';
import { guideCatalogue, type GuideEntry, type GuideKind } from './catalogue';
import { withGeneratedParts } from './generated-parts';
import { GuideError } from './guide-error';
import { isGuideLanguage, usualLanguage } from './languages';
import { readMeasurements } from './measurements';
import { presetsNamedIn, readPresetTitles, withPresetTitles } from './preset-titles';
import { parseGuide, type ParsedGuide } from './parse-guide';

export interface Guide extends GuideEntry, ParsedGuide {
  readonly language: Language;
  /** Path below the program's folder. */
  readonly file: string;
}

interface GuideFile extends GuideEntry {
  readonly language: Language;
  /** Path below the program's folder. */
  readonly file: string;
}

/** What a guide's file says by its name: `dqn.de.md` is dqn in German, `guide.de.md` a folder's guide in German. */
function readName(name: string, file: string): { stem: string; language: Language } {
  const [, stem, language = usualLanguage] = /^(.+?)(?:\.([a-z]{2}))?\.md$/.exec(name)!;
  if (!isGuideLanguage(language))
    throw new GuideError(
      file,
      `There are no guides in the language ${language}.`,
      `Name the file after one of ${languages.join(', ')}, or add the language in src/shared/language.`,
    );
  return { stem: stem!, language };
}

const namesIn = (root: string, folder: string): readonly string[] =>
  existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : [];

/** The guides that stand in a folder of their own, each named after what it is about. */
const namedGuides = (root: string, kind: GuideKind, folder: string): readonly GuideFile[] =>
  namesIn(root, folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => {
      const file = `${folder}/${name}`;
      const { stem, language } = readName(name, file);
      return { id: stem, kind, language, file };
    });

/** The guides that stand beside what they are about, in the folder of its id. */
const guidesBeside = (root: string, kind: GuideKind, folder: string): readonly GuideFile[] =>
  namesIn(root, folder).flatMap((id) =>
    (statSync(join(root, folder, id)).isDirectory() ? namesIn(root, `${folder}/${id}`) : [])
      .filter((name) => /^guide(\.\w+)?\.md$/.test(name))
      .map((name) => {
        const file = `${folder}/${id}/${name}`;
        return { id, kind, language: readName(name, file).language, file };
      }),
  );

const topicsFolder = 'resources/guides/topics';

/** The topics that have a guide, each named after it. */
export const topicsIn = (root: string): readonly string[] => [
  ...new Set(namedGuides(root, 'topic', topicsFolder).map(({ id }) => id)),
];

const filesOf = (root: string): readonly GuideFile[] => [
  ...guidesBeside(root, 'algorithm', 'src/algorithms'),
  ...guidesBeside(root, 'environment', 'src/environments'),
  ...namedGuides(root, 'topic', topicsFolder),
];

/**
 * Reads all guides in the order of the catalogue; those that it does not know come last.
 * @param root the program's folder
 * @throws GuideError for the first one that cannot be used
 */
export function readGuides(root: string): readonly Guide[] {
  const measurements = readMeasurements(root);
  const titles = readPresetTitles(root);
  const order = guideCatalogue(topicsIn(root)).map(({ id }) => id);
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...filesOf(root)]
    .sort((a, b) => rank(a.id) - rank(b.id))
    .map((entry) => {
      const { file, language } = entry;
      const source = readFileSync(join(root, file), 'utf8');
      const written = withPresetTitles(source, titles, language, file);
      const parts = { ...entry, presets: presetsNamedIn(source) };
      return {
        ...entry,
        ...parseGuide(withGeneratedParts(written, parts, measurements, language, titles), file),
      };
    });
}

/** A guide in a language, or in the usual one; undefined where there is none. */
export function findGuide<G extends { readonly id: string; readonly language: string }>(
  guides: readonly G[],
  id: string,
  language: string = usualLanguage,
): G | undefined {
  const versions = guides.filter((guide) => guide.id === id);
  return (
    versions.find((guide) => guide.language === language) ??
    versions.find((guide) => guide.language === usualLanguage)
  );
}

/**
 * Follows every link of every guide.
 * @throws GuideError for the first one that leads nowhere
 */
export function checkLinks(guides: readonly Guide[]): void {
  for (const { file, links, language } of guides)
    for (const { id, section } of links) {
      const target = findGuide(guides, id, language);
      if (target === undefined)
        throw new GuideError(file, `guide:${id} leads to no guide.`, 'Correct the id or write that guide.');
      if (section !== null && !target.sections.some(({ slug }) => slug === section))
        throw new GuideError(
          file,
          `guide:${id}#${section} leads to no section.`,
          `${target.file} has ${target.sections.map(({ slug }) => slug).join(', ')}.`,
        );
    }
}
