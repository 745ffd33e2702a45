/** Words in the figures of a comparison, in English. */
import type { XAxis } from '../../comparison';

export const profile: { readonly threshold: string; readonly share: string } = {
  threshold: 'Return of the final evaluation',
  share: 'Runs above (%)',
};

export const axisTitles: Readonly<Record<XAxis, string>> = {
  steps: 'Environment steps',
  episodes: 'Episodes',
  training: 'Training time',
  wall: 'Wall time',
};

export const atTheEnd: string = 'at the end';

export const moreGroups: (count: number) => string = (count) => `and ${count} more, see the caption`;

export const profileTitle: string = 'Performance profiles';
