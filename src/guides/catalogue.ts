/** Which guides there are to be: one for each algorithm and each environment, and the topics. */
import { algorithms, environments } from '../catalogue';

export type GuideKind = 'algorithm' | 'environment' | 'topic';

export interface GuideEntry {
  readonly id: string;
  readonly kind: GuideKind;
}

/**
 * Every guide that must be there, in the order in which they are listed.
 * @param topics ids of the guides to what has no entry of its own in the catalogue
 */
export function guideCatalogue(topics: readonly string[]): readonly GuideEntry[] {
  const entries = (kind: GuideKind, ids: readonly string[]) => ids.map((id) => ({ id, kind }));
  return [
    ...entries('algorithm', Object.keys(algorithms)),
    ...entries('topic', topics),
    ...entries('environment', Object.keys(environments)),
  ];
}
