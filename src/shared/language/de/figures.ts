/** Words in the figures of a comparison, in German. */
import type { XAxis } from '../../comparison';

export const profile: { readonly threshold: string; readonly share: string } = {
  threshold: 'Return der letzten Auswertung',
  share: 'Läufe darüber (%)',
};

export const axisTitles: Readonly<Record<XAxis, string>> = {
  steps: 'Umgebungsschritte',
  episodes: 'Episoden',
  training: 'Trainingszeit',
  wall: 'Verstrichene Zeit',
};

export const atTheEnd: string = 'am Ende';

export const moreGroups: (count: number) => string = (count) =>
  `und ${count} weitere, siehe Bildunterschrift`;

export const profileTitle: string = 'Performance-Profile';
