/** What tells runs apart besides their settings: whose they are, and the tags that people gave them. */
import { textsIn } from './language/texts';
import { sameTag } from './annotations';
import { usualLanguage, type Language } from './language';
import type { RunSummary } from './runs';

/** Path of the person that a run came from. */
export const byPerson = 'whose';
/** Path of all tags together. */
export const byTags = 'tags';
const tagPrefix = 'tag:';

/** Path of having one tag. */
export const byTag = (tag: string): string => tagPrefix + tag;

/** What runs are called that were made here, beside those of others. */
export const madeHere = (): string => textsIn(usualLanguage).runs.runMarks.madeHere;

/** Whose a run is, in English: for what is exported. */
export const personOf = ({ origin }: RunSummary): string => origin?.name ?? madeHere();

export const isMark = (path: string): boolean =>
  path === byPerson || path === byTags || path.startsWith(tagPrefix);

const inOrder = (tags: readonly string[]) =>
  [...tags].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

/** A run's mark at a path, the same in every language and empty where it has none; undefined where the path is none of a mark. */
export function markOf(path: string, run: RunSummary): string | undefined {
  const { tags } = run.annotations;
  if (path === byPerson) return run.origin?.name ?? '';
  if (path === byTags) return inOrder(tags).join(', ');
  if (!path.startsWith(tagPrefix)) return undefined;
  const tag = path.slice(tagPrefix.length);
  return tags.some((other) => sameTag(other, tag)) ? tag : '';
}

/** A mark in words. */
export function markText(path: string, mark: string, language: Language = usualLanguage): string {
  if (mark !== '') return mark;
  const { madeHere, untagged, without } = textsIn(language).runs.runMarks;
  if (path === byPerson) return madeHere;
  return path === byTags ? untagged : without(path.slice(tagPrefix.length));
}

/** What a mark is called. */
export function markLabel(path: string, language: Language = usualLanguage): string {
  const { person, tags, tag } = textsIn(language).runs.runMarks;
  if (path === byPerson) return person;
  return path === byTags ? tags : tag(path.slice(tagPrefix.length));
}

/** The paths at which marks of some runs are of interest: people once a run is somebody else's, tags once there are any. */
export function markPaths(runs: readonly RunSummary[]): string[] {
  const tags: string[] = [];
  for (const { annotations } of runs)
    for (const tag of annotations.tags) if (!tags.some((other) => sameTag(other, tag))) tags.push(tag);
  return [
    ...(runs.some(({ origin }) => origin !== null) ? [byPerson] : []),
    ...(tags.length > 0 ? [byTags] : []),
    ...(tags.length > 1 ? inOrder(tags).map(byTag) : []),
  ];
}
