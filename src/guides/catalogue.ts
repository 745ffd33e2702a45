/** Which guides there are to be: one for each algorithm and each environment, and the topics. */
import { algorithms, environments } from '../catalogue';

export type GuideKind = 'algorithm' | 'environment' | 'topic';

/** Guides to what has no entry of its own in the catalogue, with the presets whose results they show. */
export const topics: Readonly<Record<string, { readonly presets: readonly string[] }>> = {
  rainbow: { presets: ['cartpole-rainbow'] },
};

export interface GuideEntry {
  readonly id: string;
  readonly kind: GuideKind;
}

/** Every guide that must be there, in the order in which they are listed. */
export function guideCatalogue(): readonly GuideEntry[] {
  const entries = (kind: GuideKind, ids: object) => Object.keys(ids).map((id) => ({ id, kind }));
  return [
    ...entries('algorithm', algorithms),
    ...entries('topic', topics),
    ...entries('environment', environments),
  ];
}
