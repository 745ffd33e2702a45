/** Reads the guides from `resources/guides`: one Markdown file for each, `ID.md` in English, `ID.de.md` in German. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages, type Language } from '../shared/language';
import { guideCatalogue, guideFolders, guideKinds, type GuideEntry, type GuideKind } from './catalogue';
import { withGeneratedParts } from './generated-parts';
import { GuideError } from './guide-error';
import { isGuideLanguage, usualLanguage } from './languages';
import { readMeasurements } from './measurements';
import { readPresetTitles, withPresetTitles } from './preset-titles';
import { parseGuide, type ParsedGuide } from './parse-guide';

export interface Guide extends GuideEntry, ParsedGuide {
  readonly language: Language;
  /** Path below the program's folder. */
  readonly file: string;
}

/** `CartPole-v1.de.md` is the guide CartPole-v1 in German. */
function readName(name: string, file: string): { id: string; language: Language } {
  const [, id, language = usualLanguage] = /^(.+?)(?:\.([a-z]{2}))?\.md$/.exec(name)!;
  if (!isGuideLanguage(language))
    throw new GuideError(
      file,
      `There are no guides in the language ${language}.`,
      `Name the file after one of ${languages.join(', ')}, or add the language in src/shared/language.ts.`,
    );
  return { id: id!, language };
}

function filesOf(
  root: string,
  kind: GuideKind,
): readonly (GuideEntry & { language: Language; file: string })[] {
  const folder = `resources/guides/${guideFolders[kind]}`;
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ ...readName(name, `${folder}/${name}`), kind, file: `${folder}/${name}` }));
}

/**
 * Reads all guides in the order of the catalogue; those that it does not know come last.
 * @param root the program's folder
 * @throws GuideError for the first one that cannot be used
 */
export function readGuides(root: string): readonly Guide[] {
  const measurements = readMeasurements(root);
  const titles = readPresetTitles(root);
  const order = guideCatalogue().map(({ id }) => id);
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return guideKinds
    .flatMap((kind) => filesOf(root, kind))
    .sort((a, b) => rank(a.id) - rank(b.id))
    .map((entry) => {
      const { file, language } = entry;
      const written = withPresetTitles(readFileSync(join(root, file), 'utf8'), titles, language, file);
      return {
        ...entry,
        ...parseGuide(withGeneratedParts(written, entry, measurements, language, titles), file),
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
