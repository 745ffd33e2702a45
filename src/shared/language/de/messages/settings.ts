import { fewNames, type settings as english } from '../../en/messages/settings';
import type { Translated } from '../../message';

export const settings: Translated<typeof english> = {
  damaged: ({ complaint, aside }, { say }) =>
    `Die Datei mit den Einstellungen war fehlerhaft: ${say(complaint)}. Sie bleibt als ${aside} erhalten; was lesbar war, wurde übernommen, für alles Übrige gilt der Standardwert.`,
  noObject: 'sie enthält kein Objekt',
  unusable: ({ names }, { number }) =>
    `ungültig sind darin die Werte von ${fewNames(names, (n) => ` und ${number(n)} weiteren`)}`,
};
