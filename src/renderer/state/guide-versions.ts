/** A guide in several languages: the same sections in the same order, each with a name of its own in every one. */
import { usualLanguage } from '../../shared/language';

export interface GuideVersion {
  readonly id: string;
  readonly language: string;
  readonly sections: readonly { readonly slug: string }[];
}

/** Each guide once, in their order: in the language where there is a version in it, or else in English. */
export function inLanguage<G extends GuideVersion>(versions: readonly G[], language: string): readonly G[] {
  const version = (id: string, wanted: string) =>
    versions.find((guide) => guide.id === id && guide.language === wanted);
  return [...new Set(versions.map(({ id }) => id))].flatMap(
    (id) => version(id, language) ?? version(id, usualLanguage) ?? [],
  );
}

/** What a guide calls a section that was named in the guide's language or in another; null where none has it. */
export function sectionIn(
  guide: GuideVersion,
  versions: readonly GuideVersion[],
  slug: string,
): string | null {
  for (const { sections } of [guide, ...versions.filter(({ id }) => id === guide.id)]) {
    const at = sections.findIndex((section) => section.slug === slug);
    if (at >= 0) return guide.sections[at]?.slug ?? null;
  }
  return null;
}
